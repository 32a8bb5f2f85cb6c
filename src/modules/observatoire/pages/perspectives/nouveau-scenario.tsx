import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { createScenario } from "../../commands/perspectives/edit-scenario.ts";
import { readBases } from "../../queries/perspectives/read-bases.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienPerspectives } from "../parts/liens.ts";
import { ChampsScenario, readSaisieScenario } from "../parts/perspectives/champs-scenario.tsx";
import type { Route } from "./+types/nouveau-scenario.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.tenirScenarios, null);
    return { code, bases: await readBases(ctx), envoi: newId() };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const saisie = { ...readSaisieScenario(form), envoi: String(form.get("envoi") ?? "") };
  const result = await submitPage(args, form, (ctx) => createScenario(ctx, saisie));
  return result.ok
    ? redirect(`${lienPerspectives(args.params.departement, result.value)}?fait=garde`)
    : result.response;
}

export default function NouveauScenario({ loaderData, actionData }: Route.ComponentProps) {
  const { code, bases, envoi } = loaderData;
  const refus = actionData?.refus ?? null;
  return (
    <Page
      titre="Écrire un scénario"
      surtitre="Perspectives d’accueil"
      chapo="Dites ce que vous supposez ; la page dira ce que deviendrait la couverture."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Perspectives d’accueil", to: lienPerspectives(code) },
      ]}
    >
      <title>Écrire un scénario — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Le scénario n’a pas été gardé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {bases.depart === null ? (
        <EmptyState titre="Aucun taux de couverture n’est publié par intercommunalité" />
      ) : (
        <Formulaire className="formulaire">
          <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? envoi} />
          <ChampsScenario bases={bases} scenario={null} refus={refus} />
          <FormActions>
            <Button variant="primaire">Garder ce scénario</Button>
            <ButtonLink to={lienPerspectives(code)} variant="discret">
              Annuler
            </ButtonLink>
          </FormActions>
        </Formulaire>
      )}
    </Page>
  );
}
