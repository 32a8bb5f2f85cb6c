import { redirect } from "react-router";
import { readForm, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { openChoix } from "../choix.ts";
import { lireChoix } from "../lire-choix.ts";
import { findAdresse, readChoix, saveChoix } from "../save-choix.ts";
import type { Route } from "./+types/choix.ts";
import { ChoixRythmes, genresChoisis } from "./parts/choix-rythmes.tsx";

/** Whom the link speaks for. @throws the page « courriel.choix-inconnu » for a link that is not ours, or too old. */
async function adresseOf(args: Route.LoaderArgs | Route.ActionArgs) {
  const { application } = stateOf(args);
  const id = openChoix(application.secret, args.params.jeton);
  const found = id && (await application.platform.database.national((tx) => findAdresse(tx, id)));
  if (!found) throw refusalResponse(args, new Refusal("courriel.choix-inconnu", {}, 404));
  return { application, ...found };
}

export async function loader(args: Route.LoaderArgs) {
  const { application, adresse, departement } = await adresseOf(args);
  const choix = await application.platform.database.national((tx) => readChoix(tx, adresse));
  const enregistre = new URL(args.request.url).searchParams.get("enregistre") === "1";
  const genres = genresChoisis(application.genresCourriel, choix);
  return { adresse, departement, genres, enregistre, jeton: args.params.jeton };
}

export async function action(args: Route.ActionArgs) {
  const { application, adresse } = await adresseOf(args);
  const { platform, genresCourriel } = application;
  const choix = lireChoix(await readForm(args), genresCourriel);
  const now = platform.clock.now();
  await platform.database.national((tx) => saveChoix(tx, { adresse, choix, now }, genresCourriel));
  return redirect(`/courriels/choix/${args.params.jeton}?enregistre=1`);
}

export default function Choix({ loaderData }: Route.ComponentProps) {
  const { adresse, departement, genres, enregistre, jeton } = loaderData;
  return (
    <Page
      titre="Les courriels que vous recevez"
      largeur="texte"
      chapo={`Pour l’adresse ${adresse}. Il n’y a pas besoin de compte ; vous pourrez changer d’avis par le même lien.`}
    >
      <title>Les courriels que vous recevez — Maillage</title>
      {enregistre && (
        <Notice kind="succes" titre="C’est enregistré" annonce>
          <p>Vos choix valent dès maintenant, aussi pour les courriels qui attendaient.</p>
        </Notice>
      )}
      <Formulaire action={`/courriels/choix/${jeton}`} className="formulaire">
        <ChoixRythmes genres={genres} />
        <FormActions>
          <Button>Enregistrer</Button>
        </FormActions>
      </Formulaire>
      {departement && (
        <p>
          Avec un compte, ces choix et tout ce que vous suivez se règlent{" "}
          <Link to={`/${departement}/moi/notifications`}>sur une même page</Link>.
        </p>
      )}
    </Page>
  );
}
