import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FilterForm } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { removeScenario, restoreScenario } from "../../commands/perspectives/edit-scenario.ts";
import { findScenario, listScenarios } from "../../queries/perspectives/find-scenario.ts";
import { loadPerspective } from "../../queries/perspectives/load-perspectives.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienPerspectives } from "../parts/liens.ts";
import { Hypotheses, hypothesesOf } from "../parts/perspectives/hypotheses.tsx";
import { ResultatProjection } from "../parts/perspectives/resultat-projection.tsx";
import type { Route } from "./+types/scenario.ts";

const FAITS: Readonly<Record<string, string>> = {
  garde: "Le scénario est gardé",
  modifie: "Le scénario est modifié",
  supprimer: "Le scénario est supprimé",
  retablir: "Le scénario est de nouveau gardé",
};

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const fait = FAITS[params.get("fait") ?? ""] ?? null;
  return readPage(args, async (ctx) => {
    const scenario = await findScenario(ctx, args.params.scenario);
    const others = (await listScenarios(ctx)).filter(({ publicId }) => publicId !== scenario.publicId);
    const avec = others.find(({ publicId }) => publicId === params.get("avec")) ?? null;
    const jusque = avec ? Math.max(avec.horizon, scenario.horizon) : null;
    const beside = avec && (await loadPerspective(ctx, avec, jusque));
    return {
      ...{ code, fait, scenario, perspective: await loadPerspective(ctx, scenario, jusque) },
      autre: avec && beside && { ...avec, ...beside },
      others: others.map(({ publicId, titre }) => ({ value: publicId, label: titre })),
      ecrire: may(ctx, operationsObservatoire.tenirScenarios, null),
      historique: may(ctx, operationsJournal.lireHistorique, null),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, scenario } = args.params;
  const form = await readForm(args);
  const geste = form.get("geste") === "retablir" ? "retablir" : "supprimer";
  const command = geste === "retablir" ? restoreScenario : removeScenario;
  const vise = { scenario, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) => command(ctx, vise));
  return result.ok ? redirect(`${lienPerspectives(departement, scenario)}?fait=${geste}`) : result.response;
}

export default function ScenarioPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, fait, scenario, perspective, autre, others, ecrire, historique } = loaderData;
  const { titre, publicId, retire, modifieLe } = scenario;
  const refus = actionData?.refus ?? null;
  const lien = lienPerspectives(code, publicId);
  return (
    <Page
      titre={titre}
      surtitre={`Scénario, modifié le ${formatIsoDay(modifieLe.slice(0, 10))}`}
      chapo="Des hypothèses écrites pour être discutées, pas des chiffres publiés ni des prévisions."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Perspectives d’accueil", to: lienPerspectives(code) },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={`${lien}/projection.csv`} fichier glyphe="telecharger">
            CSV
          </ButtonLink>
          {ecrire && !retire && <ButtonLink to={`${lien}/modifier`}>Modifier</ButtonLink>}
          {ecrire && <Sort scenario={scenario} />}
          <LienHistorique departement={code} genre="scenario" cle={publicId} permis={historique} />
        </>
      }
    >
      <title>{`${titre}, scénario — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été fait" erreurs={[{ message: refus.message }]} />}
      {fait && <Notice kind="succes" titre={fait} annonce />}
      {retire && (
        <Notice kind="attention" titre="Ce scénario est supprimé">
          <p>Son adresse répond encore ; il peut être rétabli.</p>
        </Notice>
      )}
      {others.length > 0 && (
        <FilterForm action={lien} label="Comparer à un autre scénario" bouton="Comparer" effacer={lien}>
          <SelectField
            name="avec"
            label="Comparer à"
            vide="Aucun autre"
            defaultValue={autre?.publicId ?? ""}
            options={others}
          />
        </FilterForm>
      )}
      {perspective ? (
        <>
          <ResultatProjection
            projection={perspective.projection}
            france={perspective.bases.france}
            autre={autre}
          />
          <Hypotheses lignes={hypothesesOf(perspective.bases, perspective.projection, scenario)} />
        </>
      ) : (
        <Notice kind="attention" titre="Aucun taux de couverture n’est publié par intercommunalité">
          <p>Le scénario est gardé, mais rien ne peut en être calculé aujourd’hui.</p>
        </Notice>
      )}
    </Page>
  );
}

function Sort({ scenario: { retire, revision } }: { scenario: { retire: boolean; revision: number } }) {
  const form = (
    <Formulaire>
      <input type="hidden" name="revision" value={revision} />
      <Button
        name="geste"
        value={retire ? "retablir" : "supprimer"}
        variant={retire ? "secondaire" : "danger"}
      >
        {retire ? "Rétablir" : "Supprimer"}
      </Button>
    </Formulaire>
  );
  return retire ? (
    form
  ) : (
    <ConfirmDisclosure
      titre="Supprimer"
      variant="discret"
      consequence="Il quitte la liste ; vous pourrez le rétablir depuis « Supprimés »."
    >
      {form}
    </ConfirmDisclosure>
  );
}
