import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { type ContenuVersion, type NomsPersonnes, withPersonnes } from "../../domain/versions/contenu.ts";

/** A version without its text. */
export type VersionResumee = {
  id: Id<"schema_version">;
  numero: number;
  /** ISO day. */
  adopteeLe: string;
  /** The body that adopted it, and the number of its decision, as typed. */
  instance: string;
  numeroDecision: string;
  /** The amendment that it comes from; null when the scheme was adopted whole. */
  amendement: { publicId: string; objet: string; motif: string } | null;
  numeroFormat: number;
  empreinte: string;
  /** Person and institution who froze it; null when the platform did. */
  figeePar: string | null;
  figeeInstitution: string | null;
  /** ISO instant. */
  figeeLe: string;
};

/** A version with its text, persons named only to whoever may see them. */
export type VersionLue = VersionResumee & { contenu: ContenuVersion };

const COLONNES = sql`
  v.id, v.numero, v.adoptee_le::text AS "adopteeLe", v.instance, v.numero_decision AS "numeroDecision",
  CASE WHEN a.id IS NOT NULL
       THEN json_build_object('publicId', a.public_id, 'objet', a.objet, 'motif', a.motif) END AS amendement,
  v.format AS "numeroFormat", v.empreinte, p.nom AS "figeePar", coalesce(i.sigle, i.nom) AS "figeeInstitution",
  to_char(v.figee_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "figeeLe"`;

const TABLES = sql`
  schema_version v
  LEFT JOIN amendement a ON a.departement = v.departement AND a.id = v.amendement
  LEFT JOIN acteur p ON p.departement = v.departement AND p.id = v.figee_par
  LEFT JOIN acteur i ON i.departement = v.departement AND i.id = v.figee_institution`;

/** The versions of a scheme that the one who asks was already allowed to read, the first one first. */
export async function listVersions(ctx: Contexte, schema: Id<"schema">): Promise<VersionResumee[]> {
  const { rows } = await sql<VersionResumee>`
    SELECT ${COLONNES} FROM ${TABLES}
     WHERE v.departement = ${ctx.departement} AND v.schema = ${schema} ORDER BY v.numero`.execute(ctx.tx);
  const nommees = may(ctx, operationsActeurs.voirPersonnes, null);
  return nommees ? rows : rows.map((row) => ({ ...row, figeePar: null }));
}

/**
 * One version of a scheme that the one who asks was already allowed to read, the last one when `numero` is null. Null when
 * there is none.
 */
export async function readVersion(
  ctx: Contexte,
  schema: Id<"schema">,
  numero: number | null = null,
): Promise<VersionLue | null> {
  const { rows } = await sql<VersionLue & { noms: Record<string, string> | null }>`
    SELECT ${COLONNES}, v.contenu,
           (SELECT json_object_agg(n.personne, n.nom) FROM schema_version_personne n
             WHERE n.departement = v.departement AND n.version = v.id) AS noms
      FROM ${TABLES}
     WHERE v.departement = ${ctx.departement} AND v.schema = ${schema}
       AND ${numero === null ? sql`true` : sql`v.numero = ${numero}`}
     ORDER BY v.numero DESC LIMIT 1`.execute(ctx.tx);
  const [row] = rows;
  if (!row) return null;
  const { noms, ...version } = row;
  const nommees = may(ctx, operationsActeurs.voirPersonnes, null);
  const known: NomsPersonnes | null = nommees ? new Map(Object.entries(noms ?? {})) : null;
  return {
    ...version,
    figeePar: nommees ? version.figeePar : null,
    contenu: withPersonnes(version.contenu, known),
  };
}
