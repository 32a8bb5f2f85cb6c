import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { updateScenario } from "../../commands/perspectives/edit-scenario.ts";
import { findScenario } from "../../queries/perspectives/find-scenario.ts";
import { readBases } from "../../queries/perspectives/read-bases.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienPerspectives } from "../parts/liens.ts";
import { ChampsScenario, readSaisieScenario } from "../parts/perspectives/champs-scenario.tsx";
import type { Route } from "./+types/modifier-scenario.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.tenirScenarios, null);
    const scenario = await findScenario(ctx, args.params.scenario);
    return { code, scenario, bases: await readBases(ctx, scenario.enfants) };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, scenario } = args.params;
  const form = await readForm(args);
  const saisie = { ...readSaisieScenario(form), scenario, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) => updateScenario(ctx, saisie));
  return result.ok ? redirect(`${lienPerspectives(departement, scenario)}?fait=modifie`) : result.response;
}

export default function ModifierScenario({ loaderData, actionData }: Route.ComponentProps) {
  const { code, scenario, bases } = loaderData;
  const refus = actionData?.refus ?? null;
  const lien = lienPerspectives(code, scenario.publicId);
  return (
    <Page
      titre="Modifier le scénario"
      surtitre={scenario.titre}
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Perspectives d’accueil", to: lienPerspectives(code) },
        { label: scenario.titre, to: lien },
      ]}
    >
      <title>{`Modifier ${scenario.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le scénario n’a pas été modifié"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire">
        {/* After a refusal the newest revision is shown: sending again writes over it, knowingly. */}
        <input type="hidden" name="revision" value={scenario.revision} />
        <ChampsScenario bases={bases} scenario={scenario} refus={refus} />
        <FormActions>
          <Button variant="primaire">Enregistrer</Button>
          <ButtonLink to={lien} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
