import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { updateFormule } from "../commands/write-formule.ts";
import { findIndicateur } from "../queries/list-indicateurs.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/modifier-formule.ts";
import { FormulaireFormule, readSaisie } from "./parts/formulaire-formule.tsx";
import { lienCatalogue, lienIndicateur } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const indicateur = await readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.tenirCatalogue, null);
    const found = await findIndicateur(ctx, args.params.indicateur);
    if (found?.calcul !== "formule") throw new Refusal("introuvable", {}, 404);
    return found;
  });
  return { code, indicateur };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, indicateur: code } = args.params;
  const revision = Number(form.get("revision"));
  const result = await submitPage(args, form, (ctx) =>
    updateFormule(ctx, { code, revision, ...readSaisie(form) }),
  );
  return result.ok ? redirect(lienIndicateur(departement, code)) : result.response;
}

export default function ModifierFormule({ loaderData, actionData }: Route.ComponentProps) {
  const { code, indicateur } = loaderData;
  return (
    <Page
      titre={indicateur.libelle}
      surtitre="Modifier un indicateur calculé"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
        { label: indicateur.libelle, to: lienIndicateur(code, indicateur.code) },
      ]}
      largeur="texte"
    >
      <title>{`Modifier ${indicateur.libelle} — Maillage`}</title>
      <FormulaireFormule
        depart={{
          ...{ libelle: indicateur.libelle, famille: indicateur.famille, unite: indicateur.unite },
          ...{ formule: indicateur.formule ?? "", definition: indicateur.definitions[0]?.texte ?? "" },
          ...{ sens: indicateur.sens, decimales: String(indicateur.decimales) },
          revision: String(indicateur.revision),
        }}
        refus={actionData?.refus}
        retour={lienIndicateur(code, indicateur.code)}
        bouton="Enregistrer"
      />
    </Page>
  );
}
