import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { addTerme } from "../edit-glossaire.ts";
import { ancreTerme, lienGlossaire } from "../liens.ts";
import { operationsGlossaire } from "../rights.ts";
import type { Route } from "./+types/nouveau-terme.ts";
import { ChampsTerme, readSaisie } from "./parts/champs-terme.tsx";

const VIDE = { sigle: "", terme: "", definition: "", lien: "", variantes: "" };

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsGlossaire.tenir, null);
    return { code, envoi: newId() };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    addTerme(ctx, { ...readSaisie(form), envoi: String(form.get("envoi") ?? "") }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienGlossaire(args.params.departement)}?fait=ajoute#${ancreTerme(result.value)}`);
}

export default function NouveauTerme({ loaderData, actionData }: Route.ComponentProps) {
  const { code } = loaderData;
  const refus = actionData?.refus ?? null;
  const lien = lienGlossaire(code);
  return (
    <Page
      titre="Ajouter un terme"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Glossaire", to: lien },
      ]}
    >
      <title>Ajouter un terme au glossaire — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Le terme n’a pas été ajouté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? loaderData.envoi} />
        <ChampsTerme valeurs={VIDE} refus={refus} />
        <FormActions>
          <Button>Ajouter</Button>
          <ButtonLink to={lien} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
