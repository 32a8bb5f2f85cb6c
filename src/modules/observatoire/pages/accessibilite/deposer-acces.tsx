import { redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, FileField, fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { stageAcces } from "../../commands/accessibilite/stage-acces.ts";
import { GENRES_ACCES, LIBELLE_GENRE_ACCES } from "../../domain/accessibilite/lire-fichier-acces.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienAcces } from "../parts/accessibilite/lecture-acces.ts";
import { lienDonneesAcces } from "../parts/liens.ts";
import type { Route } from "./+types/deposer-acces.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.importerDonnees, null);
    return { code, nom, today: ctx.today.toString() };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const depot = await readDepot(form, "fichier");
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsObservatoire.importerDonnees, null);
    if (!depot && text("collage") === "")
      throw new Refusal("observatoire.fichier-absent", { champ: "fichier" });
    return stageAcces(ctx, {
      ...{ genre: text("genre"), source: text("source"), date: text("date") },
      nom: depot ? cleanName(depot.nom) : "collage.csv",
      contenu: depot?.contenu ?? new TextEncoder().encode(text("collage")),
    });
  });
  return result.ok ? redirect(lienDonneesAcces(args.params.departement, result.value)) : result.response;
}

export default function DeposerAcces({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, today } = loaderData;
  const refus = actionData?.refus ?? null;
  const champ = (name: string) => ({
    ...{ name, defaultValue: refus?.saisie[name] ?? "" },
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <Page
      titre="Déposer des structures ou des trajets"
      chapo="Le fichier est lu et vérifié ; rien n’entre dans le calcul avant que vous ayez lu le rapport et publié."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Accessibilité", to: lienAcces(code) },
        { label: "Structures et trajets", to: lienDonneesAcces(code) },
      ]}
    >
      <title>{`Déposer des structures ou des trajets, ${nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le fichier n’a pas été reçu"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire encType="multipart/form-data" className="formulaire">
        <SelectField
          {...champ("genre")}
          label="Ce que dit le fichier"
          requis
          vide="Choisir"
          options={GENRES_ACCES.map((value) => ({ value, label: LIBELLE_GENRE_ACCES[value] }))}
        />
        <FileField
          name="fichier"
          label="Fichier"
          accept=".csv,.txt,.tsv,.xlsx,.ods"
          limites="CSV, XLSX ou ODS. Structures : commune, places, et nom si vous l’avez. Trajets : commune, destination, minutes. Voisines : commune, enfants. Les communes s’écrivent par leur code."
          erreur={refus?.champ === "fichier" ? refus.message : undefined}
        />
        <TextArea
          {...champ("collage")}
          label="Ou tableau collé"
          rows={4}
          aide="Avec sa ligne d’en-têtes, copié d’un tableur."
        />
        <TextField
          {...champ("source")}
          label="Source"
          requis
          maxLength={200}
          aide="Qui a compté les places ou mesuré les trajets. Montrée sous la carte."
        />
        <DateField {...champ("date")} label="Situation au" requis max={today} />
        <FormActions>
          <Button variant="primaire">Déposer et vérifier</Button>
          <ButtonLink to={lienDonneesAcces(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
