import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { createNiveau } from "../../commands/ecrire/create-niveau.ts";
import { motOf, NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";
import { loadNouveau } from "../../queries/ecrire/load-ecriture.ts";
import { FormulaireEcriture, reprise } from "../parts/ecrire/formulaire-ecriture.tsx";
import { recevoirFiche } from "../parts/ecrire/recevoir-fiche.ts";
import { lienEcrire } from "../parts/liens.ts";
import { motNettoye } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/nouveau-niveau.ts";

type Voulu = { schema: string; niveau: Niveau; sous: string | null };

function voulu({ request, params }: { request: Request; params: { schema: string } }): Voulu {
  const asked = new URL(request.url).searchParams;
  const niveau = NIVEAUX.find((one) => one === asked.get("niveau")) ?? "volet";
  return { schema: params.schema, niveau, sous: asked.get("sous") };
}

export async function loader(args: Route.LoaderArgs) {
  const asked = voulu(args);
  const lu = await readPage(args, (ctx) => loadNouveau(ctx, asked));
  return { ...lu, niveau: asked.niveau, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const encore = reprise(form);
  if (encore) return data({ refus: undefined, reprise: encore });
  const { niveau, ...asked } = voulu(args);
  const result = await submitPage(args, form, async (ctx) =>
    createNiveau(ctx, {
      ...asked,
      fiche: await recevoirFiche(ctx, niveau, form),
      cle: String(form.get("cle")),
    }),
  );
  if (!result.ok) return result.response;
  const { departement, schema } = args.params;
  return redirect(
    `${lienEcrire(departement, schema)}?ajoute=${niveau}${motNettoye(form)}#${niveau}-${result.value}`,
  );
}

export default function NouveauNiveau({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, parent, niveau, choix, cle } = loaderData;
  const { nom, genre } = motOf(schema, niveau);
  const titre = `Ajouter ${genre === "f" ? "une" : "un"} ${nom}`;
  const retour = lienEcrire(params.departement, schema.publicId);
  return (
    <Page
      titre={titre}
      surtitre={parent?.titre ?? schema.titre}
      fil={filSchema(params.departement, schema, { label: "Écrire le plan", to: retour })}
      largeur="texte"
    >
      <title>{`${titre} — ${schema.titre} — Maillage`}</title>
      <FormulaireEcriture
        niveau={niveau}
        champs={{}}
        choix={choix}
        refus={actionData?.refus}
        reprise={actionData && "reprise" in actionData ? actionData.reprise : undefined}
        cle={cle}
        retour={retour}
      />
    </Page>
  );
}
