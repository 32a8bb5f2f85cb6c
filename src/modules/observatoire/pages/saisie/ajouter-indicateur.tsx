import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { createIndicateur, type SaisieIndicateur } from "../../commands/saisie/create-indicateur.ts";
import { LONGUEURS } from "../../domain/indicateur.ts";
import { LIBELLE_AGREGATION, LIBELLE_SENS, SENS } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienCatalogue, lienSaisir } from "../parts/liens.ts";
import type { Route } from "./+types/ajouter-indicateur.ts";

export async function loader(args: Route.LoaderArgs) {
  await readPage(args, async (ctx) => require(ctx, operationsObservatoire.tenirCatalogue, null));
  return { code: (await espaceOf(args)).code };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const decimales = text("decimales").trim();
  const result = await submitPage(args, form, (ctx) =>
    createIndicateur(ctx, {
      ...{ libelle: text("libelle"), famille: text("famille"), unite: text("unite") },
      ...{ definition: text("definition"), additif: text("agregation") === "somme" },
      // A text that is no choice becomes one that the command refuses.
      sens: text("sens") as SaisieIndicateur["sens"],
      decimales: /^\d$/.test(decimales) ? Number(decimales) : Number.NaN,
    }),
  );
  if (!result.ok) return result.response;
  return redirect(lienSaisir(args.params.departement, { indicateur: result.value }));
}

export default function AjouterIndicateur({ loaderData: { code }, actionData }: Route.ComponentProps) {
  const refus = actionData?.refus ?? null;
  const saisie = refus?.saisie ?? {};
  const field = (name: string, kept = "") => ({
    ...{ name, defaultValue: saisie[name] ?? kept },
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <Page
      titre="Ajouter un indicateur"
      chapo="Pour des chiffres qu’aucun producteur ne publie : ceux d’un relevé du département, d’une enquête. Ils se tapent ou se déposent ensuite."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
    >
      <title>Ajouter un indicateur — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="L’indicateur n’est pas ajouté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <TextField {...field("libelle")} label="Nom" requis maxLength={LONGUEURS.libelle} />
        <TextField {...field("famille")} label="Famille" requis maxLength={LONGUEURS.famille} />
        <TextArea
          {...field("definition")}
          label="Ce que le chiffre veut dire"
          requis
          rows={3}
          maxLength={LONGUEURS.texte}
        />
        <div className="rangee">
          <TextField {...field("unite")} label="Unité" court maxLength={LONGUEURS.unite} />
          <TextField {...field("decimales", "0")} label="Décimales" type="number" court min={0} max={6} />
        </div>
        <RadioGroup
          name="agregation"
          label="D’un territoire à l’autre"
          defaultValue={saisie.agregation ?? "somme"}
          options={(["somme", "non_agregable"] as const).map((one) => ({
            value: one,
            label: LIBELLE_AGREGATION[one],
          }))}
        />
        <RadioGroup
          name="sens"
          label="Lecture"
          defaultValue={saisie.sens ?? "neutre"}
          erreur={refus?.champ === "sens" ? refus.message : undefined}
          options={SENS.map((one) => ({ value: one, label: LIBELLE_SENS[one] }))}
        />
        <FormActions>
          <Button variant="primaire">Ajouter au catalogue</Button>
          <ButtonLink to={lienCatalogue(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
