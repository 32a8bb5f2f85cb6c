import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lireAppartenance } from "../domain/lire-appartenance.ts";
import { MILLESIME } from "../domain/millesime.ts";
import { readTable } from "../queries/read-table.ts";

export type BilanAppartenance = {
  annee: number;
  epci: number;
  communes: number;
  /** Communes whose EPCI was not this one in that year, or that had none. */
  modifiees: number;
  /** Rows of another département, of communes in no EPCI, and numbers of the rows that cannot be read. */
  ailleurs: number;
  horsEpci: number;
  illisibles: readonly number[];
};

/**
 * Imports which EPCI each commune of the département belonged to on 1 January of a year, in the place of what was known of
 * that year. Runs as the owner. The years go from 1999, when these EPCI were created, to the vintage shipped.
 *
 * @throws Refusal `appartenance.annee`, `appartenance.colonnes`, `appartenance.double`, `appartenance.aucune`
 */
export async function importAppartenance(
  database: Database,
  departement: CodeDepartement,
  annee: number,
  fichier: { nom: string; contenu: Uint8Array },
): Promise<BilanAppartenance> {
  if (!Number.isInteger(annee) || annee < 1999 || annee > MILLESIME)
    throw new Refusal("appartenance.annee", { premiere: 1999, derniere: MILLESIME });
  const lue = lireAppartenance(readTable(fichier.contenu), departement);
  if ("erreur" in lue) {
    if (lue.erreur === "colonnes") throw new Refusal("appartenance.colonnes");
    if (lue.erreur === "aucune") throw new Refusal("appartenance.aucune", { departement });
    throw new Refusal("appartenance.double", { commune: lue.commune, ligne: lue.ligne });
  }
  const { membres, ...reste } = lue;
  const epci = new Map(membres.map((membre) => [membre.siren, membre]));
  const modifiees = await database.asOwner(null, async (tx) => {
    // The population of another year is not that of the vintage shipped.
    await sql`
      INSERT INTO epci (siren, nom, nature, population)
      SELECT *, NULL FROM unnest(${[...epci.keys()]}::text[], ${[...epci.values()].map((e) => e.nom)}::text[],
                                 ${[...epci.values()].map((e) => e.nature)}::text[])
      ON CONFLICT DO NOTHING`.execute(tx);
    const { numAffectedRows } = await sql`
      INSERT INTO appartenance_epci (annee, commune, epci)
      SELECT ${annee}::int, * FROM unnest(${membres.map((m) => m.commune)}::text[], ${membres.map((m) => m.siren)}::text[])
      ON CONFLICT (annee, commune) DO UPDATE SET epci = excluded.epci
       WHERE appartenance_epci.epci <> excluded.epci`.execute(tx);
    await sql`
      DELETE FROM appartenance_epci a
       WHERE a.annee = ${annee} AND a.commune LIKE ${`${departement}%`}
         AND a.commune <> ALL(${membres.map((m) => m.commune)}::text[])`.execute(tx);
    await sql`
      INSERT INTO appartenance_source (annee, departement, source) VALUES (${annee}, ${departement}, ${fichier.nom})
      ON CONFLICT (annee, departement) DO UPDATE SET source = excluded.source`.execute(tx);
    return Number(numAffectedRows ?? 0n);
  });
  return { annee, epci: epci.size, communes: membres.length, modifiees, ...reste };
}
