import { redirect } from "react-router";
import { readForm, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxGroup } from "#platform/ui/choices.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { readChoix, saveChoix } from "../act-on-courriel.ts";
import { openChoix } from "../choix.ts";
import type { Route } from "./+types/choix.ts";

/** Whom the link speaks for. @throws the page « courriel.choix-inconnu » for a link that is not ours, or too old. */
async function choixOf(args: Route.LoaderArgs | Route.ActionArgs) {
  const { application } = stateOf(args);
  const id = openChoix(application.secret, args.params.jeton);
  const choix = id && (await application.platform.database.national((tx) => readChoix(tx, id)));
  if (!choix) throw refusalResponse(args, new Refusal("courriel.choix-inconnu", {}, 404));
  return { application, choix };
}

export async function loader(args: Route.LoaderArgs) {
  const { application, choix } = await choixOf(args);
  const genres = application.genresCourriel
    .list()
    .map(({ code, libelle, refusable }) => ({ code, libelle, refusable }));
  const enregistre = new URL(args.request.url).searchParams.get("enregistre") === "1";
  return { ...choix, genres, enregistre, jeton: args.params.jeton };
}

export async function action(args: Route.ActionArgs) {
  const { application, choix } = await choixOf(args);
  const form = await readForm(args);
  const voulus = form.getAll("voulu").map(String);
  const genres = application.genresCourriel;
  const refuses = genres.list().flatMap(({ code }) => (voulus.includes(code) ? [] : [code]));
  const now = application.platform.clock.now();
  await application.platform.database.national((tx) =>
    saveChoix(tx, { adresse: choix.adresse, refuses, now }, genres),
  );
  return redirect(`/courriels/choix/${args.params.jeton}?enregistre=1`);
}

export default function Choix({ loaderData }: Route.ComponentProps) {
  const { adresse, genres, refuses, enregistre, jeton } = loaderData;
  const fixes = genres.filter((one) => !one.refusable).map((one) => one.libelle.toLowerCase());
  return (
    <Page
      titre="Les courriels que vous recevez"
      largeur="texte"
      chapo={`Pour l'adresse ${adresse}. Il n'y a pas besoin de compte ; vous pourrez changer d'avis par le même lien.`}
    >
      <title>Les courriels que vous recevez — Maillage</title>
      {enregistre && (
        <Notice kind="succes" titre="C'est enregistré" annonce>
          <p>Vos choix valent dès maintenant, aussi pour les courriels qui attendaient.</p>
        </Notice>
      )}
      <Formulaire action={`/courriels/choix/${jeton}`} className="formulaire">
        <CheckboxGroup
          name="voulu"
          label="Je veux recevoir"
          defaultValues={genres.filter((one) => !refuses.includes(one.code)).map((one) => one.code)}
          options={genres
            .filter((one) => one.refusable)
            .map(({ code, libelle }) => ({ value: code, label: libelle }))}
        />
        <FormActions>
          <Button>Enregistrer</Button>
        </FormActions>
      </Formulaire>
      {fixes.length > 0 && (
        <p className="discret">
          {`Partent toujours, parce qu'on les a demandés ou qu'ils servent à entrer : ${fixes.join(", ")}.`}
        </p>
      )}
    </Page>
  );
}
