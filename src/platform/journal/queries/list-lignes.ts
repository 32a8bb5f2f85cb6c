import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";

/** What of the journal is wanted; null and empty are no filter. */
export type FiltreJournal = {
  /** Days in Paris, both included. */
  du: Temporal.PlainDate | null;
  au: Temporal.PlainDate | null;
  personne: string | null;
  institution: string | null;
  operation: string | null;
  genre: string | null;
  objet: string | null;
  /** Words that the values hold, whatever the case and the accents. */
  texte: string;
};

export const SANS_FILTRE: FiltreJournal = {
  du: null,
  au: null,
  personne: null,
  institution: null,
  operation: null,
  genre: null,
  objet: null,
  texte: "",
};

/** A line of the journal as it is kept. */
export type LigneJournal = {
  no: bigint;
  /** ISO 8601, UTC. */
  instant: string;
  operation: string;
  genre: string;
  objet: string;
  auteurGenre: string;
  auteurPersonne: string | null;
  /** Null when there was none, or when it was erased. */
  auteurNom: string | null;
  institutionNom: string | null;
  /** False once erased; false too when the line never had any. */
  auteurGarde: boolean;
  valeurGardee: boolean;
  avaitAuteur: boolean;
  avaitValeur: boolean;
  avant: unknown;
  apres: unknown;
};

/** Up to `limit` lines that match, the latest first, before the line `avant` when there is one. */
export async function listLignes(
  ctx: Contexte,
  filtre: FiltreJournal,
  { avant, limit }: { avant: bigint | null; limit: number },
): Promise<LigneJournal[]> {
  if (normalise(filtre.texte) === "") return listRange(ctx, filtre, { from: null, avant, limit });
  // Words have no index (their operators are not leakproof): the past is gone through by wider and wider steps, so that a
  // frequent word is found at once and a rare one costs one walk.
  const found: LigneJournal[] = [];
  let top = avant ?? (await lastNo(ctx)) + 1n;
  for (let step = 2_000n; top > 1n && found.length < limit; step *= 4n) {
    const from = top > step ? top - step : 1n;
    found.push(...(await listRange(ctx, filtre, { from, avant: top, limit: limit - found.length })));
    top = from;
  }
  return found;
}

async function lastNo({ tx, departement }: Contexte): Promise<bigint> {
  const row = await tx
    .selectFrom("journal_tete")
    .select("compte")
    .where("departement", "=", departement)
    .executeTakeFirst();
  return row?.compte ?? 0n;
}

async function listRange(
  ctx: Contexte,
  filtre: FiltreJournal,
  { from, avant, limit }: { from: bigint | null; avant: bigint | null; limit: number },
): Promise<LigneJournal[]> {
  const { rows } = await sql<LigneJournal>`
    SELECT j.no, to_char(j.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS instant, j.operation,
           j.objet_genre AS genre, j.objet, j.auteur_genre AS "auteurGenre", j.auteur_personne AS "auteurPersonne",
           v.auteur_nom AS "auteurNom", v.auteur_institution_nom AS "institutionNom",
           v.sel_auteur IS NOT NULL AS "auteurGarde", v.sel_valeur IS NOT NULL AS "valeurGardee",
           j.empreinte_auteur IS NOT NULL AS "avaitAuteur", j.empreinte_valeur IS NOT NULL AS "avaitValeur",
           v.avant, v.apres
      FROM journal j
      LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${ctx.departement} AND ${sql.join(conditions(filtre, from, avant), sql` AND `)}
     ORDER BY j.no DESC LIMIT ${limit}`.execute(ctx.tx);
  return rows;
}

function conditions(filtre: FiltreJournal, from: bigint | null, avant: bigint | null): RawBuilder<unknown>[] {
  const found = [sql`true`];
  if (from !== null) found.push(sql`j.no >= ${from}`);
  if (avant !== null) found.push(sql`j.no < ${avant}`);
  const { du, au, personne, institution, operation, genre, objet, texte } = filtre;
  if (du) found.push(sql`j.instant >= ${startOf(du)}`);
  if (au) found.push(sql`j.instant < ${startOf(au.add({ days: 1 }))}`);
  if (personne) found.push(sql`j.auteur_personne = ${personne}`);
  if (institution) found.push(sql`j.auteur_institution = ${institution}`);
  if (operation) found.push(sql`j.operation = ${operation}`);
  if (genre) found.push(sql`j.objet_genre = ${genre}`);
  if (objet) found.push(sql`j.objet = ${objet}`);
  // `normalise` leaves letters, digits and apostrophes: nothing that LIKE would read otherwise.
  for (const word of normalise(texte).split(" ")) if (word) found.push(sql`v.mots LIKE ${`%${word}%`}`);
  return found;
}

function startOf(day: Temporal.PlainDate): string {
  return day.toZonedDateTime("Europe/Paris").toInstant().toString();
}
