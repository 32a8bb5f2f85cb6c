import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { clausesOf } from "../../domain/secret/dire-secret.ts";
import { isConcerned, regleDe } from "../../domain/secret/regle.ts";
import type { IndicateurListe } from "../list-indicateurs.ts";
import { listReglesSecret, type RegleGardee } from "./list-regles.ts";

/** The rules under which the published figures of an indicator are shown, those that hide or round something only. */
export async function listReglesDe(ctx: Contexte, indicateur: IndicateurListe): Promise<RegleGardee[]> {
  const { rows } = await sql<{ prereglage: string; producteur: string; jeu: string }>`
    SELECT DISTINCT f.prereglage, f.producteur, f.jeu
      FROM fichier_contenu k
      JOIN fichier_source f ON f.departement = k.departement AND f.id = k.fichier AND f.etat = 'publie'
     WHERE k.departement = ${ctx.departement} AND k.indicateur = ${indicateur.id}::uuid`.execute(ctx.tx);
  const regles = (await listReglesSecret(ctx)).filter(({ retiree }) => !retiree);
  const found = rows.flatMap((source): RegleGardee[] => {
    const regle = regleDe(source, regles);
    return regle && clausesOf(regle).length > 0 && isConcerned(indicateur, regle) ? [regle] : [];
  });
  return [...new Set(found)];
}
