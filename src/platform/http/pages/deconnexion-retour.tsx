import { data } from "react-router";
import { stateOf } from "#platform/http/page.ts";
import { endJourney, journeyOf } from "#platform/http/sign-in.ts";
import { wordsOf } from "#platform/identity/essai-connexion.ts";
import { essaiHeader } from "#platform/identity/session-cookie.ts";
import { ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Page } from "#platform/ui/layout.tsx";
import type { Route } from "./+types/deconnexion-retour.ts";

/** Back from the provider, or straight from here for whoever did not come by it. */
export async function loader(args: Route.LoaderArgs) {
  const { application, origin, visite } = stateOf(args);
  const secret = journeyOf(args);
  const state = new URL(args.request.url).searchParams.get("state");
  const back = secret !== null && state === wordsOf(secret).state;
  const done = back ? await endJourney(args, secret, "deconnexion") : null;
  const parti = done ? (application.fournisseur?.nom ?? null) : null;
  const connecte = (await visite.read()) !== null;
  return data({ parti, connecte }, done ? { headers: { "Set-Cookie": essaiHeader(origin, "") } } : {});
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function DeconnexionRetour({ loaderData }: Route.ComponentProps) {
  const { parti, connecte } = loaderData;
  return (
    <Page titre={connecte ? "Vous êtes connecté" : "Vous êtes déconnecté"} largeur="texte">
      <title>Déconnexion — Maillage</title>
      <p>
        {connecte
          ? "Une session est ouverte dans ce navigateur."
          : `${parti ? `Vous êtes sorti de Maillage et de ${parti}.` : "Vous êtes sorti de Maillage."} Vous lisez de nouveau ce qui est public.`}
      </p>
      <FormActions>
        <ButtonLink to="/" variant="primaire">
          Revenir à l'accueil
        </ButtonLink>
        <ButtonLink to={connecte ? "/compte" : "/connexion"}>
          {connecte ? "Mon compte" : "Se connecter"}
        </ButtonLink>
      </FormActions>
    </Page>
  );
}
