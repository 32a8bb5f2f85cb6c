import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { createTexte } from "../../commands/imprime/texte.ts";
import { loadTextes, readPlace } from "../../queries/imprime/load-textes.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { FormulaireTexte, lireApercu, lireTexte } from "../parts/imprime/formulaire-texte.tsx";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/nouveau-texte.ts";

export async function loader(args: Route.LoaderArgs) {
  const place = new URL(args.request.url).searchParams.get("place") ?? "";
  const textes = await readPage(args, async (ctx) => {
    const found = await loadTextes(ctx, args.params.schema);
    if (!found.parties.some(({ peutEcrire }) => peutEcrire))
      require(ctx, operationsSchemas.modifierSchema, await findSchema(ctx, args.params.schema));
    return found;
  });
  return { textes, place, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const apercu = lireApercu(form);
  if (apercu) return data({ refus: undefined, apercu });
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) => {
    const place = readPlace(String(form.get("place") ?? ""));
    if (!place) throw new Refusal("formulaire.choix", { champ: "place" });
    return createTexte(ctx, { schema, ...place, ...lireTexte(form), cle: String(form.get("cle")) });
  });
  if (!result.ok) return result.response;
  return redirect(`${lienSchema(departement, schema, "document")}?fait=enregistre#textes`);
}

export default function NouveauTexte({ loaderData, actionData, params }: Route.ComponentProps) {
  const { textes, place, cle } = loaderData;
  const { schema, parties } = textes;
  const retour = lienSchema(params.departement, schema.publicId, "document");
  return (
    <Page
      titre="Ajouter un texte"
      surtitre={schema.titre}
      fil={filSchema(params.departement, schema, { label: "Le document", to: retour })}
      largeur="texte"
    >
      <title>{`Ajouter un texte — ${schema.titre} — Maillage`}</title>
      <FormulaireTexte
        depart={{ titre: "", texte: "" }}
        places={parties
          .filter(({ peutEcrire }) => peutEcrire)
          .map(({ place: value, titre }) => ({ value, label: titre }))}
        place={place}
        refus={actionData?.refus}
        apercu={actionData && "apercu" in actionData ? actionData.apercu : undefined}
        cle={cle}
        retour={retour}
      />
    </Page>
  );
}
