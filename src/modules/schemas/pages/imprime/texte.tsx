import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { Page } from "#platform/ui/layout.tsx";
import { updateTexte } from "../../commands/imprime/texte.ts";
import { LIBELLE_RUBRIQUE } from "../../domain/imprime/textes.ts";
import { findTexte } from "../../queries/imprime/list-textes.ts";
import { toSchemaVue } from "../../queries/plan/load-vue-ensemble.ts";
import { FormulaireTexte, lireApercu, lireTexte } from "../parts/imprime/formulaire-texte.tsx";
import { TexteImprime } from "../parts/imprime/texte-imprime.tsx";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/texte.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, async (ctx) => {
    const { schema, peutEcrire, ...texte } = await findTexte(ctx, args.params);
    const ecrit = peutEcrire && schema.phase !== "clos";
    const historique = may(ctx, operationsJournal.lireHistorique, null);
    return { schema: toSchemaVue(schema), ecrit, texte, historique };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const apercu = lireApercu(form);
  if (apercu) return data({ refus: undefined, apercu });
  const { departement, schema, texte: texteId } = args.params;
  const revision = Number(form.get("revision"));
  const result = await submitPage(args, form, (ctx) =>
    updateTexte(ctx, { schema, texteId, revision, ...lireTexte(form) }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienSchema(departement, schema, "document")}?fait=enregistre#textes`);
}

export default function Texte({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, texte, ecrit, historique } = loaderData;
  const retour = lienSchema(params.departement, schema.publicId, "document");
  const titre = texte.titre || LIBELLE_RUBRIQUE[texte.rubrique];
  return (
    <Page
      titre={titre}
      surtitre={`${LIBELLE_RUBRIQUE[texte.rubrique]} — ${schema.titre}`}
      fil={filSchema(params.departement, schema, { label: "Le document", to: retour })}
      largeur="texte"
      actions={
        <LienHistorique
          departement={params.departement}
          genre="schema_texte"
          cle={texte.publicId}
          permis={historique}
        />
      }
    >
      <title>{`${titre} — ${schema.titre} — Maillage`}</title>
      {ecrit ? (
        <FormulaireTexte
          depart={texte}
          refus={actionData?.refus}
          apercu={actionData && "apercu" in actionData ? actionData.apercu : undefined}
          revision={texte.revision}
          retour={retour}
        />
      ) : (
        <TexteImprime texte={texte.texte} />
      )}
    </Page>
  );
}
