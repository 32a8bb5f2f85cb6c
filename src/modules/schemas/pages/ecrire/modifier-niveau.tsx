import { data, redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { updateObjectif, updateRubrique } from "../../commands/ecrire/update-niveau.ts";
import { motOf } from "../../domain/plan/niveaux.ts";
import { loadNiveau, type NiveauLu } from "../../queries/ecrire/load-ecriture.ts";
import { champsObjectif, champsRubrique } from "../parts/ecrire/champs-fiche.ts";
import { FormulaireEcriture, reprise } from "../parts/ecrire/formulaire-ecriture.tsx";
import { recevoirFiche } from "../parts/ecrire/recevoir-fiche.ts";
import { lireRetour, retourFait } from "../parts/ecrire/retour.ts";
import { lienEcrire, lienObjectif } from "../parts/liens.ts";
import { motNettoye } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/modifier-niveau.ts";

const ECRITS = ["volet", "engagement", "objectif"] as const;
type Ecrit = (typeof ECRITS)[number];

/** @throws Refusal `introuvable` for what is no level with a form here. */
function idsOf({ params }: { params: Route.LoaderArgs["params"] }) {
  const niveau = ECRITS.find((one) => one === params.niveau);
  if (!niveau) throw new Refusal("introuvable", {}, 404);
  return { schema: params.schema, niveau, id: params.objet };
}

export async function loader(args: Route.LoaderArgs) {
  const { niveau, lu } = await readPage(args, async (ctx) => {
    const ids = idsOf(args);
    return { niveau: ids.niveau, lu: await loadNiveau(ctx, ids) };
  });
  return { ...lu, niveau, champs: champsOf(lu), depuis: lireRetour(args.request) };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const encore = reprise(form);
  if (encore) return data({ refus: undefined, reprise: encore });
  const result = await submitPage(args, form, (ctx) => update(ctx, idsOf(args), form));
  if (!result.ok) return result.response;
  const depuis = lireRetour(args.request);
  if (depuis) return redirect(retourFait(depuis));
  const { departement, schema, niveau, objet } = args.params;
  return redirect(
    result.value
      ? `${lienObjectif(departement, schema, result.value)}?modifiee${motNettoye(form)}`
      : `${lienEcrire(departement, schema)}?modifie=${niveau}${motNettoye(form)}#${niveau}-${objet}`,
  );
}

/** Gives the public id of an objectif, whose page then shows it; null for what has no page. */
async function update(
  ctx: Contexte,
  ids: { schema: string; niveau: Ecrit; id: string },
  form: FormData,
): Promise<string | null> {
  const revision = Number(form.get("revision"));
  const fiche = await recevoirFiche(ctx, ids.niveau, form);
  if (fiche.niveau === "objectif") {
    await updateObjectif(ctx, { ...ids, revision, fiche });
    return (await loadNiveau(ctx, ids)).publicId;
  }
  if (fiche.niveau !== "action") await updateRubrique(ctx, { ...ids, ...fiche, revision });
  return null;
}

function champsOf({ fiche, choix }: NiveauLu) {
  return "contexte" in fiche ? champsObjectif(fiche, choix) : champsRubrique(fiche);
}

export default function ModifierNiveau({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, titre, no, publicId, niveau, champs, choix, revision, depuis } = loaderData;
  const { nom, genre } = motOf(schema, niveau);
  const article = /^[aeiouéè]/.test(nom) ? "l'" : genre === "f" ? "la " : "le ";
  const ecrire = lienEcrire(params.departement, schema.publicId);
  const page = publicId ? lienObjectif(params.departement, schema.publicId, publicId) : ecrire;
  const entete = `Modifier ${article}${nom}`;
  return (
    <Page
      titre={entete}
      surtitre={no === null ? titre : `${no}. ${titre}`}
      fil={filSchema(params.departement, schema, { label: "Écrire le plan", to: ecrire })}
      largeur="texte"
    >
      <title>{`${entete} — ${schema.titre} — Maillage`}</title>
      <FormulaireEcriture
        niveau={niveau}
        champs={champs}
        choix={choix}
        refus={actionData?.refus}
        reprise={actionData && "reprise" in actionData ? actionData.reprise : undefined}
        revision={revision}
        retour={depuis ?? page}
      />
    </Page>
  );
}
