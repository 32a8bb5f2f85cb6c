import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { compareFrench } from "#platform/values/french.ts";
import type { FiltreSecret, OrigineSecret } from "../../domain/secret/filtre-secret.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { listNoms } from "../list-noms.ts";

/** Cells hidden for the same reason; never what they hold, nor between what and what. */
export type GroupeSecret = {
  readonly indicateur: string;
  readonly libelle: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly maille: Maille;
  readonly millesime: string;
  readonly origine: OrigineSecret;
  readonly genres: readonly string[];
  readonly nombre: number;
};

/** One of them. */
export type CelluleMasquee = Omit<GroupeSecret, "nombre"> & {
  readonly code: string;
  readonly nom: string;
  readonly exposee: boolean;
};

export type AttaqueGardee = {
  /** ISO instant. */
  readonly faiteLe: string;
  readonly etendue: "tout" | "fichier" | "regle";
  readonly cellules: number;
  readonly equations: number;
  readonly exposees: number;
};

export type AuditSecret = {
  readonly groupes: readonly GroupeSecret[];
  readonly attaque: AttaqueGardee | null;
  /** Cells that the last attack deduces; null for whoever may not import: it would tell them where to look. */
  readonly exposees: number | null;
  /** What there is to choose. */
  readonly choix: {
    readonly indicateurs: readonly { readonly code: string; readonly libelle: string }[];
    readonly millesimes: readonly string[];
    readonly mailles: readonly Maille[];
    readonly producteurs: readonly string[];
  };
};

/** What is hidden, by source, indicator, mesh, vintage and reason, and what the last attack found. Public, but for what gave way. */
export async function readAudit(ctx: Contexte, filtre: FiltreSecret): Promise<AuditSecret> {
  const { tx, departement } = ctx;
  const attaquant = may(ctx, operationsObservatoire.importerDonnees, null);
  const { rows } = await sql<GroupeSecret & { garde: boolean }>`
    SELECT i.code AS indicateur, i.libelle, f.producteur, f.jeu, s.maille, s.millesime, s.origine,
           CASE WHEN s.origine = 'protection' OR ${attaquant} THEN s.genres ELSE '{}' END AS genres,
           count(*)::int AS nombre, ${kept(filtre, attaquant)} AS garde
      FROM ${MASQUEES}
     WHERE s.departement = ${departement}
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 10`.execute(tx);
  const attaque = await tx
    .selectFrom("attaque_secret")
    .select(["faite_le", "etendue", "cellules", "equations", "exposees"])
    .where("departement", "=", departement)
    .orderBy("faite_le", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const exposees = attaquant ? await countExposees(ctx) : null;
  const indicateurs = new Map(rows.map(({ indicateur, libelle }) => [indicateur, libelle]));
  const distinct = <T extends string>(values: readonly T[]) => [...new Set(values)].sort(compareFrench);
  return {
    groupes: rows.filter(({ garde }) => garde).map(({ garde: _, ...groupe }) => groupe),
    attaque: attaque
      ? {
          ...{ faiteLe: String(attaque.faite_le), etendue: attaque.etendue as AttaqueGardee["etendue"] },
          ...{ cellules: attaque.cellules, equations: attaque.equations },
          exposees: attaquant ? attaque.exposees : 0,
        }
      : null,
    exposees,
    choix: {
      indicateurs: [...indicateurs]
        .map(([code, libelle]) => ({ code, libelle }))
        .sort((a, b) => compareFrench(a.libelle, b.libelle)),
      millesimes: distinct(rows.map(({ millesime }) => millesime)).reverse(),
      mailles: distinct(rows.map(({ maille }) => maille)),
      producteurs: distinct(rows.map(({ producteur }) => producteur)),
    },
  };
}

/** The hidden cells, by name of territory; `limite` rows from `depuis`. */
export async function listMasquees(
  ctx: Contexte,
  filtre: FiltreSecret,
  tranche: { depuis: number; limite: number } = { depuis: 0, limite: 100_000 },
): Promise<CelluleMasquee[]> {
  const attaquant = may(ctx, operationsObservatoire.importerDonnees, null);
  const { rows } = await sql<Omit<CelluleMasquee, "nom">>`
    SELECT i.code AS indicateur, i.libelle, f.producteur, f.jeu, s.maille, s.millesime, s.origine, s.code,
           CASE WHEN s.origine = 'protection' OR ${attaquant} THEN s.genres ELSE '{}' END AS genres,
           ${attaquant} AND s.exposee AS exposee
      FROM ${MASQUEES}
     WHERE s.departement = ${ctx.departement} AND ${kept(filtre, attaquant)}
     ORDER BY s.exposee AND ${attaquant} DESC, i.libelle, s.millesime DESC, s.maille, s.code
    OFFSET ${tranche.depuis} LIMIT ${tranche.limite}`.execute(ctx.tx);
  const noms = new Map<Maille, ReadonlyMap<string, string>>();
  for (const { maille } of rows) if (!noms.has(maille)) noms.set(maille, await listNoms(ctx, maille));
  return rows.map((row) => ({ ...row, nom: noms.get(row.maille)?.get(row.code) ?? row.code }));
}

const MASQUEES = sql`cellule_secrete s
      JOIN indicateur i ON i.departement = s.departement AND i.id = s.indicateur
      JOIN fichier_source f ON f.departement = s.departement AND f.id = s.fichier`;

function kept(filtre: FiltreSecret, attaquant: boolean): RawBuilder<SqlBool> {
  const { indicateur, maille, millesime, producteur, origine, exposees } = filtre;
  return sql<SqlBool>`(
    (${indicateur}::text IS NULL OR i.code = ${indicateur}::text)
    AND (${maille}::text IS NULL OR s.maille = ${maille}::text)
    AND (${millesime}::text IS NULL OR s.millesime = ${millesime}::text)
    AND (${producteur}::text IS NULL OR f.producteur = ${producteur}::text)
    AND (${origine}::text IS NULL OR s.origine = ${origine}::text)
    AND (NOT ${exposees && attaquant}::boolean OR s.exposee))`;
}

async function countExposees({ tx, departement }: Contexte): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`
    SELECT count(*)::int AS nombre FROM cellule_secrete WHERE departement = ${departement} AND exposee`.execute(
    tx,
  );
  return rows[0]?.nombre ?? 0;
}
