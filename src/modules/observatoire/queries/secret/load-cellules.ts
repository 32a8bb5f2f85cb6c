import { sql } from "kysely";
import { epciAuDela, epciDeCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Imbrication } from "../../domain/secret/tableau.ts";
import type { Maille, Statut } from "../../domain/vocabulaire.ts";
import { figuresDeLaPlace } from "../figures-de-la-place.ts";

/** One indicator at one vintage, all meshes and definitions: what is protected at once. */
export type PlaceSecret = { readonly indicateur: Id<"indicateur">; readonly millesime: string };

/** Where something is hidden today. */
export async function listPlacesMasquees({ tx, departement }: Contexte): Promise<PlaceSecret[]> {
  const { rows } = await sql<PlaceSecret>`
    SELECT DISTINCT indicateur, millesime FROM cellule_secrete WHERE departement = ${departement}`.execute(
    tx,
  );
  return rows;
}

/** One cell with what is known behind it, for the protection only: it never leaves the server. */
export type CelluleLue = {
  readonly indicateur: Id<"indicateur">;
  readonly definition: number;
  readonly millesime: string;
  readonly maille: Maille;
  readonly code: string;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  /** Of the file that is shown. */
  readonly statut: Statut;
  readonly fichier: Id<"fichier_source">;
  readonly masque: "secret_primaire" | "secret_secondaire" | null;
  readonly origine: "regle" | "producteur" | "protection" | null;
};

/**
 * The cells of these places in the territories of the département, as the protection needs them. The neighbours that a
 * national file brings are left out: nothing of ours adds up with them.
 */
export async function loadCellules(
  { tx, departement }: Contexte,
  places: readonly PlaceSecret[],
): Promise<CelluleLue[]> {
  const { rows } = await sql<CelluleLue>`
    SELECT DISTINCT ON (o.indicateur, o.definition, o.millesime, o.maille, o.code)
           o.indicateur, o.definition, o.millesime, o.maille, o.code, o.statut, o.fichier,
           coalesce(o.valeur, v.valeur) AS valeur, coalesce(o.numerateur, v.numerateur) AS numerateur,
           coalesce(o.denominateur, v.denominateur) AS denominateur, s.statut AS masque, s.origine
      FROM (SELECT DISTINCT k.departement, k.indicateur, k.definition, k.maille, k.millesime
              FROM unnest(${places.map(({ indicateur }) => indicateur)}::uuid[],
                          ${places.map(({ millesime }) => millesime)}::text[]) AS p(indicateur, millesime)
              JOIN fichier_contenu k
                ON k.departement = ${departement} AND k.indicateur = p.indicateur AND k.millesime = p.millesime) c
     CROSS JOIN ${figuresDeLaPlace(sql`(SELECT * FROM observation)`)}
      JOIN fichier_source f ON f.departement = o.departement AND f.id = o.fichier AND f.etat = 'publie'
      LEFT JOIN cellule_secrete s
        ON s.departement = o.departement AND s.indicateur = o.indicateur AND s.definition = o.definition
       AND s.millesime = o.millesime AND s.maille = o.maille AND s.code = o.code
      LEFT JOIN LATERAL (
        SELECT a.valeur, a.numerateur, a.denominateur
          FROM observation a
          JOIN fichier_source g ON g.departement = a.departement AND g.id = a.fichier AND g.etat = 'publie'
         WHERE s.statut IS NOT NULL AND o.valeur IS NULL AND a.valeur IS NOT NULL
           AND a.departement = o.departement AND a.indicateur = o.indicateur AND a.definition = o.definition
           AND a.millesime = o.millesime AND a.maille = o.maille AND a.code = o.code
         ORDER BY g.edition DESC, g.publie_le DESC, g.id DESC LIMIT 1) v ON true
     WHERE o.maille IN ('iris', 'qpv', 'zonage', 'epci', 'departement')
        OR (o.maille = 'commune' AND o.code LIKE ${`${departement}%`})
     ORDER BY o.indicateur, o.definition, o.millesime, o.maille, o.code, f.edition DESC, f.publie_le DESC, f.id DESC,
              o.valeur`.execute(tx);
  return rows;
}

/** What is part of what among the territories of these cells, in the year of each vintage. */
export async function loadImbrications(
  ctx: Contexte,
  annee: number,
  iris: readonly string[],
): Promise<Imbrication[]> {
  const { parCommune, retenue } = await epciDeCommune(ctx, annee);
  const dehors = await epciAuDela(ctx, retenue);
  const group = (pairs: Iterable<readonly [string, string]>, maille: Maille) => {
    const found = new Map<string, { maille: Maille; code: string }[]>();
    for (const [partie, tout] of pairs) {
      const own = found.get(tout);
      if (own) own.push({ maille, code: partie });
      else found.set(tout, [{ maille, code: partie }]);
    }
    return [...found];
  };
  const communes = [...parCommune.keys()];
  return [
    ...group(
      iris.map((code) => [code, code.slice(0, 5)] as const),
      "iris",
    ).map(([code, parties]) => ({ maille: "commune" as const, code, parties, complet: true })),
    ...group(parCommune, "commune").map(([code, parties]) => ({
      ...{ maille: "epci" as const, code, parties, complet: !dehors.has(code) },
    })),
    {
      ...{ maille: "departement" as const, code: ctx.departement, complet: true },
      parties: communes.map((code) => ({ maille: "commune" as const, code })),
    },
    {
      ...{ maille: "departement" as const, code: ctx.departement, complet: dehors.size === 0 },
      parties: [...new Set(parCommune.values())].map((code) => ({ maille: "epci" as const, code })),
    },
  ];
}
