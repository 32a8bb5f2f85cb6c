import { data } from "react-router";
import { countTries } from "#platform/http/count-tries.ts";
import { localPath } from "#platform/http/local-path.ts";
import { readForm, refusalResponse, stateOf } from "#platform/http/page.ts";
import { signInCompte } from "#platform/http/sign-in.ts";
import { consumeLien, readLien } from "#platform/identity/lien.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/connexion-lien.ts";

/** Shows a button and uses nothing: what reads mail before its addressee follows the links in it. */
export async function loader(args: Route.LoaderArgs) {
  const { application } = stateOf(args);
  const jeton = new URL(args.request.url).searchParams.get("jeton") ?? "";
  const lien = await readLien(application, jeton);
  const souci = lien ? null : application.messages.sentence(new Refusal("connexion.lien"));
  return data({ jeton, courriel: lien?.courriel ?? null, souci }, { status: lien ? 200 : 409 });
}

export async function action(args: Route.ActionArgs) {
  const { application } = stateOf(args);
  const form = await readForm(args);
  const jeton = String(form.get("jeton") ?? "");
  try {
    await countTries(args, { adresse: "lien-adresse", cibles: { "connexion-personne": `lien ${jeton}` } });
    const { compte, retour } = await consumeLien(application, jeton);
    return await signInCompte(args, { compte, moyen: "lien", retour: localPath(retour) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // The link was not looked at: it may still be good.
    if (error.status === 429) throw refusalResponse(args, error);
    return data({ souci: application.messages.sentence(error) }, { status: error.status });
  }
}

export default function ConnexionLien({ loaderData, actionData }: Route.ComponentProps) {
  const souci = actionData?.souci ?? loaderData.souci;
  return (
    <Page titre={souci ? "Lien inutilisable" : "Entrer dans Maillage"} largeur="texte">
      <title>Entrer dans Maillage — Maillage</title>
      {souci ? (
        <>
          <Notice kind="attention" titre="Vous n'êtes pas connecté" annonce={actionData !== undefined}>
            <p>{souci}</p>
          </Notice>
          <FormActions>
            <ButtonLink to="/connexion" variant="primaire">
              Demander un autre lien
            </ButtonLink>
          </FormActions>
        </>
      ) : (
        <Formulaire action="/connexion/lien" className="formulaire">
          <input type="hidden" name="jeton" value={loaderData.jeton} />
          <p>
            Vous entrez avec l'adresse <strong>{loaderData.courriel}</strong>. Le lien ne servira plus
            ensuite.
          </p>
          <FormActions>
            <Button>Entrer</Button>
          </FormActions>
        </Formulaire>
      )}
    </Page>
  );
}
