import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type {
  DetailsAction,
  FicheActionSaisie,
  FicheObjectifSaisie,
  Rubrique,
} from "../../domain/plan/fiche.ts";
import { type Niveau, parentOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { mayMove } from "../ordre/find-ordre.ts";
import { findAction } from "../plan/find-action.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { findSchema } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readDetailsAction, readFicheObjectif } from "../plan/read-details.ts";
import { type ChoixFiche, loadChoixFiche } from "./load-choix-fiche.ts";

const SANS_CHOIX: ChoixFiche = { acteurs: [], territoires: [], etiquettes: [] };

/** What the form of a new object needs. @throws Refusal `ecrire.niveau`, `introuvable`, and of the rights. */
export async function loadNouveau(
  ctx: Contexte,
  { schema, niveau, sous }: { schema: string; niveau: Niveau; sous: string | null },
): Promise<{ schema: SchemaVue; parent: { titre: string } | null; choix: ChoixFiche }> {
  const { forme } = await findSchema(ctx, schema);
  const above = parentOf(forme, niveau);
  if (niveau !== "volet" && above === null) throw new Refusal("introuvable", {}, 404);
  const parent = await findLieu(ctx, { schema, niveau: above, id: sous });
  require(ctx, operationsSchemas.ecrire, parent.droits);
  return {
    schema: toSchemaVue(parent.schema),
    parent: above === null ? null : { titre: [parent.no, parent.titre].filter(Boolean).join(". ") },
    choix: isFiche(niveau) ? await loadChoixFiche(ctx) : SANS_CHOIX,
  };
}

export type NiveauLu = {
  schema: SchemaVue;
  titre: string;
  no: string | null;
  publicId: string | null;
  revision: number;
  deplacable: boolean;
  fiche: Rubrique | FicheObjectifSaisie;
  choix: ChoixFiche;
};

/** A volet, an engagement or an objectif, for its form. @throws Refusal `introuvable`, and of the rights. */
export async function loadNiveau(
  ctx: Contexte,
  ids: { schema: string; niveau: Exclude<Niveau, "action">; id: string },
): Promise<NiveauLu> {
  const lieu = await findLieu(ctx, ids);
  const { no, titre, publicId, revision } = lieu;
  require(ctx, ids.niveau === "objectif"
    ? operationsSchemas.modifier
    : operationsSchemas.ecrire, lieu.droits);
  const deplacable = await mayMove(ctx, ids);
  const base = { schema: toSchemaVue(lieu.schema), titre, no, publicId, revision, deplacable };
  if (ids.niveau !== "objectif")
    return { ...base, fiche: { no: no === null ? null : Number(no), titre }, choix: SANS_CHOIX };
  const fiche = await readFicheObjectif(ctx, lieu.id as Id<"objectif">);
  return { ...base, fiche, choix: await loadChoixFiche(ctx, fiche.etiquettes) };
}

export type ActionAModifier = {
  schema: SchemaVue;
  id: Id<"action">;
  publicId: string;
  revision: number;
  deplacable: boolean;
  fiche: FicheActionSaisie & DetailsAction;
  choix: ChoixFiche;
};

/** An action, for its form. @throws Refusal `introuvable`, and of the rights. */
export async function loadActionAModifier(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<ActionAModifier> {
  const { schema, id, publicId, revision, intitule, nature, debut, fin, droits } = await findAction(ctx, ids);
  require(ctx, operationsSchemas.modifier, droits);
  const details = await readDetailsAction(ctx, id);
  return {
    ...{ schema: toSchemaVue(schema), id, publicId, revision },
    deplacable: await mayMove(ctx, { schema: ids.schema, niveau: "action", id }),
    fiche: { intitule, nature, debut, fin, ...details },
    choix: await loadChoixFiche(ctx, details.etiquettes),
  };
}

function isFiche(niveau: Niveau): boolean {
  return niveau === "objectif" || niveau === "action";
}
