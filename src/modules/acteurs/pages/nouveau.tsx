import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import { newId } from "#platform/values/ids.ts";
import { addActeur } from "../commands/add-acteur.ts";
import { GENRES, LIBELLE_GENRE } from "../domain/genre.ts";
import { listParents } from "../queries/options.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/nouveau.ts";
import { ChampsFiche } from "./parts/champs-fiche.tsx";
import { lienActeur, lienActeurs } from "./parts/liens.ts";
import { readSaisie } from "./parts/lire-fiche.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const genre = GENRES.find((one) => one === params.get("genre")) ?? "institution";
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsActeurs.ecrire, null);
    return {
      code,
      genre,
      parent: params.get("parent"),
      cle: newId(),
      parents: await listParents(ctx, [genre]),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    addActeur(ctx, {
      ...readSaisie(form),
      genre: String(form.get("genre") ?? ""),
      cle: String(form.get("cle") ?? ""),
    }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienActeur(args.params.departement, result.value)}?fait=ajoute`);
}

export default function Nouveau({ loaderData, actionData }: Route.ComponentProps) {
  const { code, genre, parent, parents } = loaderData;
  const refus = actionData?.refus ?? null;
  const lien = `${lienActeurs(code)}/nouveau`;
  return (
    <Page
      titre="Ajouter un acteur"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
      ]}
      largeur="texte"
    >
      <title>Ajouter un acteur — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="L'acteur n'a pas été ajouté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Tabs
        label="Ce qu'est l'acteur"
        items={GENRES.map((one) => ({
          label: LIBELLE_GENRE[one],
          to: `${lien}?genre=${one}`,
          current: one === genre,
        }))}
      />
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="cle" value={refus?.saisie.cle ?? loaderData.cle} />
        <input type="hidden" name="genre" value={genre} />
        <ChampsFiche genre={genre} valeurs={{ parent }} parents={parents} refus={refus} />
        <FormActions>
          <Button>Ajouter</Button>
          <ButtonLink to={lienActeurs(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
