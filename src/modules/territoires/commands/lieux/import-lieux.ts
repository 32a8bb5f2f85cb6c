import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lireLieux } from "../../domain/lieux/lire-lieux.ts";
import { loadCommunes } from "../../queries/load-communes.ts";
import { readTable } from "../../queries/read-table.ts";
import { operationsTerritoires } from "../../rights.ts";
import { SOURCE_MAXIMUM } from "../contours/import-contours.ts";

export type FichierLieux = {
  nom: string;
  /** CSV, or the same in gzip. */
  contenu: Uint8Array;
  /** Who made it: « IGN, Admin Express 2024 ». */
  source: string;
};

export type BilanLieux = {
  communes: number;
  /** Communes of other départements kept around. */
  ailleurs: number;
  absentes: readonly string[];
  inconnues: readonly { ligne: number; texte: string }[];
};

const REFUS = {
  colonnes: "lieux.colonnes",
  projection: "lieux.projection",
  aucune: "lieux.aucune",
} as const;

/** Bytes of the file once it is out of its gzip: the communes of the country weigh 1 MB. */
const OCTETS = 20 * 1024 * 1024;

/**
 * Takes the centres of a file in the place of those known. The same file again changes nothing of what is read.
 *
 * @throws Refusal `lieux.source`, `lieux.colonnes`, `lieux.projection`, `lieux.aucune`, `import.*`
 */
export async function importLieux(ctx: Contexte, fichier: FichierLieux): Promise<BilanLieux> {
  require(ctx, operationsTerritoires.situer, null);
  const source = fichier.source.replace(/\s+/g, " ").trim();
  if (source === "" || source.length > SOURCE_MAXIMUM)
    throw new Refusal("lieux.source", { champ: "source", maximum: SOURCE_MAXIMUM });
  const { departement } = ctx;
  const lu = lireLieux(readTable(unzipped(fichier.contenu)), departement, await loadCommunes(ctx));
  if ("erreur" in lu) throw new Refusal(REFUS[lu.erreur], { champ: "fichier", departement });
  const { lieux, ailleurs, ...reste } = lu;
  const [old] = await ctx.tx
    .deleteFrom("lieu_jeu")
    .where("departement", "=", departement)
    .returning(["source", "fichier"])
    .execute();
  const id = newId<"lieu_jeu">(ctx.now.epochMilliseconds);
  const nom = fichier.nom.slice(0, 200);
  await ctx.tx
    .insertInto("lieu_jeu")
    .values({ departement, fichier: nom, source, importe_le: ctx.now.toString(), id })
    .execute();
  await sql`
    INSERT INTO lieu_commune (departement, commune, lon, lat)
    SELECT ${departement}, *
      FROM unnest(${lieux.map((one) => one.commune)}::text[], ${lieux.map((one) => one.lon)}::float8[],
                  ${lieux.map((one) => one.lat)}::float8[])`.execute(ctx.tx);
  const communes = lieux.length - ailleurs;
  await recordJournal(ctx, [
    {
      operation: "territoires.situer",
      objet: { genre: "lieux", id },
      avant: old ? { source: old.source, fichier: old.fichier } : null,
      apres: { source, fichier: nom, communes },
    },
  ]);
  return { communes, ailleurs, ...reste };
}

/** @throws Refusal `import.illisible`, also for a gzip that would hold more than {@link OCTETS} */
function unzipped(contenu: Uint8Array): Uint8Array {
  if (contenu[0] !== 0x1f || contenu[1] !== 0x8b) return contenu;
  try {
    return gunzipSync(contenu, { maxOutputLength: OCTETS });
  } catch {
    throw new Refusal("import.illisible", { ligne: null, raison: "gzip" });
  }
}
