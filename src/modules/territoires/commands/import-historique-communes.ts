import { sql } from "kysely";
import type { Database, Tx } from "#platform/database/database.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Changement } from "../domain/codes.ts";
import { type HistoriqueLu, lireHistoriqueJson, lireMouvements } from "../domain/lire-historique.ts";
import { readTable } from "../queries/read-table.ts";

/**
 * Imports what became of the communes, from the JSON history of the COG or the CSV of movements of Insee. Adds what is new;
 * the same file again adds nothing. Runs as the owner: the official code is the same for every département.
 * Returns how many changes the file holds, how many were new, how many lines could not be understood.
 *
 * @throws Refusal `historique.forme`, `historique.vide`; those of {@link readTable}
 */
export async function importHistoriqueCommunes(
  database: Database,
  fichier: { nom: string; contenu: Uint8Array },
): Promise<{ changements: number; nouveaux: number; incompris: number }> {
  const lu = readHistorique(fichier.contenu);
  if ("erreur" in lu) throw new Refusal(lu.erreur === "vide" ? "historique.vide" : "historique.forme");
  const nouveaux = await database.asOwner(null, (tx) => insertChangements(tx, lu.changements, fichier.nom));
  return { changements: lu.changements.length, nouveaux, incompris: lu.incompris };
}

function readHistorique(contenu: Uint8Array): HistoriqueLu {
  const start = Buffer.from(contenu.subarray(0, 200))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (!/^[[{]/.test(start)) return lireMouvements(readTable(contenu));
  try {
    return lireHistoriqueJson(
      JSON.parse(
        Buffer.from(contenu)
          .toString("utf8")
          .replace(/^\ufeff/, ""),
      ),
    );
  } catch {
    return { erreur: "forme" };
  }
}

/** Returns how many were not there. */
export async function insertChangements(
  tx: Tx,
  changements: readonly Changement[],
  source: string,
): Promise<number> {
  const result = await sql`
    INSERT INTO commune_passage (ancien, nouveau, date_effet, date_connue, genre, poids, nom, source)
    SELECT *, ${source}::text
      FROM unnest(${changements.map((c) => c.de)}::text[], ${changements.map((c) => c.vers)}::text[],
                  ${changements.map((c) => c.date)}::date[], ${changements.map((c) => c.dateConnue)}::bool[],
                  ${changements.map((c) => c.genre)}::text[], ${changements.map((c) => c.poids)}::float8[],
                  ${changements.map((c) => c.nom)}::text[])
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
