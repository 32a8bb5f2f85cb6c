import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { GENRES_ZONAGE, lireZonage } from "../../domain/zonages/lire-zonage.ts";
import { loadCommunes } from "../../queries/load-communes.ts";
import { readTable } from "../../queries/read-table.ts";
import { operationsTerritoires } from "../../rights.ts";
import { SOURCE_MAXIMUM } from "../contours/import-contours.ts";

export type FichierZonage = {
  genre: string;
  /** Year in which the zoning was in force. */
  annee: number;
  nom: string;
  contenu: Uint8Array;
  /** Who publishes it: « ANCT, 2024 ». */
  source: string;
};

export type BilanZonage = {
  zones: number;
  communes: number;
  ailleurs: number;
  /** Codes gone by that year, read as the communes that took them. */
  anciens: readonly string[];
  /** Rows of the file left aside, with what they say. */
  inconnues: readonly { ligne: number; texte: string }[];
};

/**
 * Takes the zones of a file in the place of those known of that kind and year. The same file again changes nothing.
 *
 * @throws Refusal `zonages.genre`, `zonages.annee`, `zonages.source`, `zonages.colonnes`, `zonages.aucune`, `import.*`
 */
export async function importZonage(ctx: Contexte, fichier: FichierZonage): Promise<BilanZonage> {
  require(ctx, operationsTerritoires.zoner, null);
  const genre = GENRES_ZONAGE.find((one) => one === fichier.genre);
  if (!genre) throw new Refusal("zonages.genre", { champ: "genre", connus: [...GENRES_ZONAGE] });
  const { annee } = fichier;
  if (!Number.isInteger(annee) || annee < 1943 || annee > MILLESIME + 1)
    throw new Refusal("zonages.annee", { champ: "annee", derniere: MILLESIME + 1 });
  const source = fichier.source.replace(/\s+/g, " ").trim();
  if (source === "" || source.length > SOURCE_MAXIMUM)
    throw new Refusal("zonages.source", { champ: "source", maximum: SOURCE_MAXIMUM });
  const communes = await loadCommunes(ctx);
  const { departement } = ctx;
  const lu = lireZonage(readTable(fichier.contenu), { genre, departement, annee, communes });
  if ("erreur" in lu) {
    if (lu.erreur === "colonnes") throw new Refusal("zonages.colonnes", { champ: "fichier" });
    throw new Refusal("zonages.aucune", { champ: "fichier", departement });
  }

  const { lignes, ...reste } = lu;
  const [old] = await ctx.tx
    .deleteFrom("zonage_jeu")
    .where("departement", "=", departement)
    .where("genre", "=", genre)
    .where("annee", "=", annee)
    .returning(["source", "fichier"])
    .execute();
  const id = newId<"zonage_jeu">(ctx.now.epochMilliseconds);
  const nom = fichier.nom.slice(0, 200);
  await ctx.tx
    .insertInto("zonage_jeu")
    .values({ departement, genre, annee, fichier: nom, source, importe_le: ctx.now.toString(), id })
    .execute();
  await sql`
    INSERT INTO zonage_commune (departement, genre, annee, code, nom, commune, partielle)
    SELECT ${departement}, ${genre}, ${annee}::int, *
      FROM unnest(${lignes.map((one) => one.code)}::text[], ${lignes.map((one) => one.nom)}::text[],
                  ${lignes.map((one) => one.commune)}::text[], ${lignes.map((one) => one.partielle)}::boolean[])`.execute(
    ctx.tx,
  );
  const bilan = {
    zones: new Set(lignes.map((one) => one.code)).size,
    communes: new Set(lignes.map((one) => one.commune)).size,
  };
  await recordJournal(ctx, [
    {
      operation: "territoires.importer-zonage",
      objet: { genre: "zonage", id },
      avant: old ? { source: old.source, fichier: old.fichier } : null,
      apres: { zonage: genre, annee, source, fichier: nom, ...bilan },
    },
  ]);
  return { ...bilan, ...reste };
}
