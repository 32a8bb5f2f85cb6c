import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { isConcerned, regleDe } from "../../domain/secret/regle.ts";
import type { IndicateurListe } from "../list-indicateurs.ts";
import type { RegleGardee } from "./list-regles.ts";

/** What one file and one indicator are under. */
export type Portee = {
  readonly fichier: Id<"fichier_source">;
  readonly indicateur: Id<"indicateur">;
  /** Whether the rule protects what that indicator counts. */
  readonly concerne: boolean;
  /** Whether its counts are a numerator and a denominator. */
  readonly ratio: boolean;
  readonly regle: RegleGardee;
};

/** Every published file with its rule, an indicator each. */
export async function listPortees(
  ctx: Contexte,
  regles: readonly RegleGardee[],
  indicateurs: readonly IndicateurListe[],
): Promise<Portee[]> {
  const { rows } = await sql<{
    fichier: Id<"fichier_source">;
    indicateur: Id<"indicateur">;
    prereglage: string;
    producteur: string;
    jeu: string;
  }>`
    SELECT DISTINCT k.fichier, k.indicateur, f.prereglage, f.producteur, f.jeu
      FROM fichier_contenu k
      JOIN fichier_source f ON f.departement = k.departement AND f.id = k.fichier AND f.etat = 'publie'
     WHERE k.departement = ${ctx.departement}`.execute(ctx.tx);
  const byId = new Map(indicateurs.map((one) => [one.id, one]));
  return rows.flatMap(({ fichier, indicateur, ...source }): Portee[] => {
    const regle = regleDe(source, regles);
    const known = byId.get(indicateur);
    if (!regle || !known) return [];
    const concerne = isConcerned(known, regle);
    return [{ fichier, indicateur, regle, concerne, ratio: known.calcul === "ratio" }];
  });
}
