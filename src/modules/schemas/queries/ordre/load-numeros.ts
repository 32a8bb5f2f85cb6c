import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { isRefusal, type Refusal } from "#platform/values/refusal.ts";
import { type NumeroChange, niveauxDemandes, renumeroter } from "../../domain/ordre/numeros.ts";
import { type Niveau, niveauxOf, titreNiveau, titreNiveaux } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { findLieu } from "../plan/find-lieu.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { loadLieux, type ObjetDuPlan } from "./find-ordre.ts";
import { findRenumerotation, type RenumerotationTrouvee } from "./find-renumerotation.ts";

export type LigneNumero = NumeroChange & { mot: string; titre: string };

export type NumerosVus = {
  schema: SchemaVue;
  /** « tous », or a level of the scheme. */
  niveau: string;
  choix: { value: string; label: string }[];
  /** What would change, in the order of the plan; null when nothing can be proposed, `probleme` says why. */
  lignes: LigneNumero[] | null;
  probleme: Refusal | null;
  /** How many objects of these levels keep what they bear. */
  gardes: number;
  derniere: (Omit<RenumerotationTrouvee, "changements"> & { nombre: number }) | null;
  cle: string;
};

/** What renumbering would change, for whoever holds the whole scheme. @throws Refusal `introuvable`, and of the rights. */
export async function loadNumeros(
  ctx: Contexte,
  wanted: { schema: string; niveau: string },
): Promise<NumerosVus> {
  const { schema, droits } = await findLieu(ctx, { schema: wanted.schema, niveau: null, id: null });
  require(ctx, operationsSchemas.ecrire, droits);
  const { lieux } = await loadLieux(ctx, wanted.schema);
  const niveau = niveauxDemandes(schema, wanted.niveau) ? wanted.niveau : "tous";
  const niveaux = niveauxDemandes(schema, niveau) ?? [];
  const { lignes, probleme } = propose(lieux, schema, niveaux);
  const derniere = await findRenumerotation(ctx, schema.id, null);
  return {
    schema: toSchemaVue(schema),
    niveau,
    choix: [
      { value: "tous", label: "Tout le plan" },
      ...niveauxOf(schema.forme).map((one) => ({ value: one, label: titreNiveaux(schema, one) })),
    ],
    lignes,
    probleme,
    gardes: lieux.filter((one) => niveaux.includes(one.niveau)).length - (lignes?.length ?? 0),
    derniere: derniere && withoutList(derniere),
    cle: newId(),
  };
}

function propose(
  lieux: readonly ObjetDuPlan[],
  schema: SchemaTrouve,
  niveaux: readonly Niveau[],
): Pick<NumerosVus, "lignes" | "probleme"> {
  const titres = new Map(lieux.map(({ id, titre }) => [id as string, titre]));
  try {
    const lignes = renumeroter(lieux, schema, niveaux).map((one) => ({
      ...one,
      mot: titreNiveau(schema, one.niveau),
      titre: titres.get(one.id) ?? "",
    }));
    return { lignes, probleme: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { lignes: null, probleme: error };
  }
}

function withoutList({ changements, ...one }: RenumerotationTrouvee) {
  return { ...one, nombre: changements.length };
}
