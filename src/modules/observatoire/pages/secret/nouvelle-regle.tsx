import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { createRegleSecret } from "../../commands/secret/write-regle.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienSecret } from "../parts/liens.ts";
import { ChampsRegle, readSaisieRegle, SAISIE_REGLE_VIDE } from "../parts/secret/champs-regle.tsx";
import type { Route } from "./+types/nouvelle-regle.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.reglerSecret, null);
    return { code, envoi: newId() };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    createRegleSecret(ctx, { ...readSaisieRegle(form), envoi: String(form.get("envoi") ?? "") }),
  );
  if (!result.ok) return result.response;
  return redirect(lienSecret(args.params.departement, "regles", { fait: "ecrite" }));
}

export default function NouvelleRegle({ loaderData, actionData }: Route.ComponentProps) {
  const { code, envoi } = loaderData;
  const refus = actionData?.refus ?? null;
  return (
    <Page
      titre="Écrire une règle du secret"
      chapo="Elle vaut pour tous les fichiers de sa source, déjà publiés ou à venir : les cases qu’elle masque le sont dès qu’elle est écrite."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Secret statistique", to: lienSecret(code) },
        { label: "Règles par source", to: lienSecret(code, "regles") },
      ]}
    >
      <title>Écrire une règle du secret — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="La règle n’a pas été écrite"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? envoi} />
        <ChampsRegle valeurs={SAISIE_REGLE_VIDE} refus={refus} />
        <FormActions>
          <Button>Écrire la règle</Button>
          <ButtonLink to={lienSecret(code, "regles")} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
