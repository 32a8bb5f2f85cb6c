import { data, redirect } from "react-router";
import { stateOf } from "#platform/http/page.ts";
import { beginJourney, signOut } from "#platform/http/sign-in.ts";
import { wordsOf } from "#platform/identity/essai-connexion.ts";
import { readIdToken } from "#platform/identity/session.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import type { Route } from "./+types/deconnexion.ts";

/** A link may not sign anybody out: the page holds the button. */
export async function loader(args: Route.LoaderArgs) {
  const session = await stateOf(args).visite.read();
  return { connecte: session !== null };
}

/** Signs out here first, whatever becomes of the provider, then proposes to leave it too. */
export async function action(args: Route.ActionArgs) {
  const { application, visite } = stateOf(args);
  const { fournisseur, platform } = application;
  const { jeton } = visite;
  const idToken = jeton && (await platform.database.national((tx) => readIdToken(tx, jeton)));
  const cookie = await signOut(args);
  if (!fournisseur || !idToken) return redirect("/deconnexion/retour", { headers: { "Set-Cookie": cookie } });
  const journey = await beginJourney(args, { genre: "deconnexion", retour: null });
  const exit = await fournisseur.exit(idToken, wordsOf(journey.secret).state);
  const headers = new Headers();
  headers.append("Set-Cookie", cookie);
  headers.append("Set-Cookie", journey.cookie);
  return data({ nom: fournisseur.nom, adresse: exit?.href ?? null }, { headers });
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function Deconnexion({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData) return <Sorti {...actionData} />;
  return (
    <Page titre="Se déconnecter" largeur="texte">
      <title>Se déconnecter — Maillage</title>
      {loaderData.connecte ? (
        <Formulaire action="/deconnexion" className="formulaire">
          <p>Vous redeviendrez visiteur dans ce navigateur ; vos autres appareils restent connectés.</p>
          <FormActions>
            <Button>Se déconnecter</Button>
            <ButtonLink to="/compte">Mon compte</ButtonLink>
          </FormActions>
        </Formulaire>
      ) : (
        <p>Vous n'êtes pas connecté.</p>
      )}
    </Page>
  );
}

/** Out of here; the browser goes on to the provider by itself, which the answer to a form may not do. */
function Sorti({ nom, adresse }: { nom: string; adresse: string | null }) {
  return (
    <Page titre="Vous êtes déconnecté de Maillage" largeur="texte">
      <title>Déconnecté — Maillage</title>
      {adresse ? (
        <>
          {/* At once: a page that leaves after a while is taken from who is reading it. */}
          <meta httpEquiv="refresh" content={`0;url=${adresse}`} />
          <p>{`Vous quittez maintenant ${nom}. Si rien ne se passe, suivez le lien.`}</p>
          <FormActions>
            <ButtonLink to={adresse} variant="primaire">
              {`Se déconnecter de ${nom}`}
            </ButtonLink>
          </FormActions>
        </>
      ) : (
        <Notice kind="attention" titre={`${nom} ne répond pas`}>
          <p>{`Vous êtes sorti de Maillage, mais pas de ${nom} : sur un poste partagé, fermez le navigateur.`}</p>
        </Notice>
      )}
    </Page>
  );
}
