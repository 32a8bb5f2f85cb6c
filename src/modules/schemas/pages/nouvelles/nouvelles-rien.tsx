import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { CONTENU, Page } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { answerNothingNew } from "../../commands/nouvelles/answer-invitation.ts";
import { readNouvelles } from "../../queries/nouvelles/find-invitation.ts";
import { lienOf } from "../parts/nouvelles/lien-nouvelles.ts";
import type { Route } from "./+types/nouvelles-rien.ts";

/** One button, and nothing done before it is pressed. */
export async function loader(args: Route.LoaderArgs) {
  const { jeton, place } = await lienOf(args);
  return { ...(await readPage(place, (ctx) => readNouvelles(ctx, jeton))), cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const { jeton, place } = await lienOf(args);
  const form = await readForm(args);
  const cle = String(form.get("cle") ?? "");
  const result = await submitPage(place, form, (ctx) => answerNothingNew(ctx, { jeton, actions: null, cle }));
  if (!result.ok) return result.response;
  return redirect(`/nouvelles/${args.params.jeton}?fait=rien&nombre=${result.value}#${CONTENU}`);
}

export default function NouvellesRien({ loaderData, actionData, params }: Route.ComponentProps) {
  const { actions, invitation, cle } = loaderData;
  const waiting = actions.filter(({ reponse, confieeA }) => !reponse && !confieeA);
  const told = waiting.filter(({ dernier }) => dernier);
  const page = `/nouvelles/${params.jeton}`;
  return (
    <Page surtitre={invitation.schemaTitre} titre="Rien de nouveau ?" largeur="texte">
      <title>Rien de nouveau — Maillage</title>
      <meta name="referrer" content="same-origin" />
      <meta name="robots" content="noindex" />
      {actionData?.refus && (
        <Notice kind="erreur" titre="Rien n'a été enregistré" annonce>
          <p>{actionData.refus.message}</p>
        </Notice>
      )}
      {told.length === 0 ? (
        <p>
          {waiting.length === 0
            ? "Vous avez déjà tout dit, merci."
            : "Personne n'a encore rien dit de ces actions : dites au moins où elles en sont."}
        </p>
      ) : (
        <>
          <p>{`Ce qui a été dit la dernière fois vaut encore aujourd'hui pour ${plural(told.length, "action")} :`}</p>
          <ul>
            {told.map(({ publicId, code, intitule }) => (
              <li key={publicId}>{code ? `${code} ${intitule}` : intitule}</li>
            ))}
          </ul>
          {told.length < waiting.length && (
            <p>{`Il restera ${plural(waiting.length - told.length, "action")} dont personne n'a encore rien dit.`}</p>
          )}
          <Formulaire className="formulaire">
            <input type="hidden" name="cle" value={actionData?.refus.saisie.cle ?? cle} />
            <FormActions>
              <Button>Rien de nouveau</Button>
            </FormActions>
          </Formulaire>
        </>
      )}
      <p>
        <ButtonLink to={page}>Voir mes actions une par une</ButtonLink>
      </p>
    </Page>
  );
}
