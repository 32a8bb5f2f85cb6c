import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Page } from "#platform/ui/layout.tsx";
import { createFormule } from "../commands/write-formule.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/nouvelle-formule.ts";
import { FormulaireFormule, readSaisie } from "./parts/formulaire-formule.tsx";
import { lienCatalogue, lienIndicateur } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  await readPage(args, async (ctx) => require(ctx, operationsObservatoire.tenirCatalogue, null));
  return { code: (await espaceOf(args)).code };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => createFormule(ctx, readSaisie(form)));
  return result.ok ? redirect(lienIndicateur(args.params.departement, result.value)) : result.response;
}

export default function NouvelleFormule({ loaderData: { code }, actionData }: Route.ComponentProps) {
  return (
    <Page
      titre="Calculer un indicateur"
      chapo="Un indicateur calculé se refait à chaque lecture, à partir des chiffres publiés. À une maille plus grande, ses numérateurs et ses dénominateurs sont additionnés d’abord."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
      largeur="texte"
    >
      <title>Calculer un indicateur — Maillage</title>
      <FormulaireFormule
        depart={{ decimales: "1", unite: "%" }}
        refus={actionData?.refus}
        retour={lienCatalogue(code)}
        bouton="Ajouter au catalogue"
      />
    </Page>
  );
}
