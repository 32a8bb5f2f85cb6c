import type { Contexte } from "#platform/context/contexte.ts";
import { shortened } from "../suivi/changements.ts";
import { findImportation, type ImportationTrouvee } from "./find-importation.ts";
import { listSuites, type Suite } from "./list-suites.ts";
import { type DifferenceGardee, readDifference, readTrace } from "./read-trace.ts";

type Voisine = { publicId: string; nomFichier: string };

/** An import that is over, as its page shows it: nothing of the file is read again. */
export type VueTerminee = {
  importation: Pick<
    ImportationTrouvee,
    | "publicId"
    | "etat"
    | "rang"
    | "nomFichier"
    | "taille"
    | "bilan"
    | "deposeParNom"
    | "deposeLe"
    | "termineParNom"
    | "termineLe"
    | "annuleParNom"
    | "annuleLe"
  > & { titreSchema: string; schema: string | null };
  /** Null for one done before differences were kept. */
  difference: DifferenceGardee | null;
  /** True when undoing removes the scheme itself. */
  schemaCree: boolean;
  /** What forbids undoing it; null when it cannot be undone at all (not done, undone, done before returns were kept). */
  suites: Suite[] | null;
  precedente: Voisine | null;
  suivante: Voisine | null;
};

/** The page of an import that is over, for whoever may import into its scheme. */
export async function vueTerminee(ctx: Contexte, publicId: string): Promise<VueTerminee> {
  const found = await findImportation(ctx, publicId);
  const { empreinte: _empreinte, choix: _choix, id, schema, nouveau, ...importation } = found;
  const difference = await readDifference(ctx, id);
  const trace = importation.etat === "confirmee" ? await readTrace(ctx, id) : null;
  const neighbours = await readVoisines(ctx, found);
  return {
    importation: {
      ...importation,
      titreSchema: schema?.titre ?? nouveau?.titre ?? "",
      schema: schema?.publicId ?? null,
    },
    difference: difference && { ...difference, ...shortened(difference) },
    schemaCree: trace !== null && trace.inverse.tables.schema.apres.length > 0,
    suites: trace && (await listSuites(ctx, found, trace)),
    precedente: neighbours.get((found.rang ?? 0) - 1) ?? null,
    suivante: neighbours.get((found.rang ?? 0) + 1) ?? null,
  };
}

/** The imports done just before and just after in the same scheme, by rank. */
async function readVoisines(
  ctx: Contexte,
  { schema, rang }: ImportationTrouvee,
): Promise<Map<number | null, Voisine>> {
  if (!schema || rang === null) return new Map();
  const rows = await ctx.tx
    .selectFrom("importation")
    .select(["rang", "public_id as publicId", "nom_fichier as nomFichier"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("rang", "in", [rang - 1, rang + 1])
    .execute();
  return new Map(rows.map(({ rang: at, ...voisine }) => [at, voisine]));
}
