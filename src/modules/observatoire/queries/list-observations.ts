import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Maille } from "../domain/vocabulaire.ts";
import { findIndicateur } from "./list-indicateurs.ts";
import { listNoms } from "./list-noms.ts";
import { type ObservationLue, readFigures } from "./read-figures.ts";

export type ObservationNommee = ObservationLue & { readonly nom: string };

export type Demande = {
  /** Code of the indicator. */
  readonly indicateur: string;
  readonly maille: Maille;
  readonly millesime: string;
  /** Number of the definition; all when null, each cell then saying its own. */
  readonly definition?: number | null;
};

/**
 * One indicator at one mesh and one vintage, by name of territory. Cells without a figure are there with their status; a
 * territory of which nothing is said is not.
 *
 * @throws Refusal `introuvable` (404) when the catalogue has no such indicator
 */
export async function listObservations(ctx: Contexte, demande: Demande): Promise<ObservationNommee[]> {
  const indicateur = await findIndicateur(ctx, demande.indicateur);
  if (!indicateur) throw new Refusal("introuvable", {}, 404);
  const definition = demande.definition ?? null;
  const found = await readFigures(
    ctx,
    indicateur.id,
    sql`o.maille = ${demande.maille} AND o.millesime = ${demande.millesime}
        AND (${definition}::smallint IS NULL OR o.definition = ${definition}::smallint)`,
  );
  const noms = await listNoms(ctx, demande.maille);
  return found
    .map((one) => ({ ...one, nom: noms.get(one.code) ?? one.code }))
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/**
 * One indicator of one territory through the vintages, oldest first. Two definitions are two curves: each point says its own.
 *
 * @throws Refusal `introuvable` (404) when the catalogue has no such indicator
 */
export async function readSerie(
  ctx: Contexte,
  code: string,
  territoire: { maille: Maille; code: string },
): Promise<ObservationLue[]> {
  const indicateur = await findIndicateur(ctx, code);
  if (!indicateur) throw new Refusal("introuvable", {}, 404);
  const found = await readFigures(
    ctx,
    indicateur.id,
    sql`o.maille = ${territoire.maille} AND o.code = ${territoire.code}`,
  );
  return found.sort((a, b) => a.definition - b.definition || a.millesime.localeCompare(b.millesime));
}
