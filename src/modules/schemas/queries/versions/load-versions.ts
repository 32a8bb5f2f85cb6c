import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { formatInstant, formatIsoDay } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatAmendement } from "../../domain/versions/amendement.ts";
import { comparer, type EtatEcart } from "../../domain/versions/comparaison.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { empreinteOf } from "./empreinte.ts";
import { findAmendement } from "./find-amendement.ts";
import { readContenu } from "./read-contenu.ts";
import { listVersions, readVersion, type VersionLue, type VersionResumee } from "./read-version.ts";
import { texteDuJour } from "./texte-du-jour.ts";

/** A version, its dates in words. */
export type VersionVue = VersionResumee & { adopteeEnMots: string; figeeEnMots: string };

export type AmendementVu = {
  publicId: string;
  objet: string;
  motif: string;
  etat: EtatAmendement;
  ouvertLe: string;
  closLe: string | null;
};

/** How many objects differ from the last version today. */
export type Differences = Record<Exclude<EtatEcart, "identique">, number>;

export type VueVersions = {
  schema: SchemaVue;
  /** The last one first. */
  versions: VersionVue[];
  amendements: AmendementVu[];
  /** Null when nothing was adopted. */
  differences: Differences | null;
  peutAmender: boolean;
  peutAdopter: boolean;
  /** A scheme may be opened after this one. */
  peutSuivre: boolean;
};

/** What was adopted, what is being amended, what differs today. @throws Refusal `introuvable`. */
export async function loadVersions(ctx: Contexte, publicId: string): Promise<VueVersions> {
  const schema = await findSchema(ctx, publicId);
  const versions = await listVersions(ctx, schema.id);
  const interne = may(ctx, operationsSchemas.suivre, null);
  return {
    schema: toSchemaVue(schema),
    versions: versions.toReversed().map(toVue),
    amendements: interne ? await listAmendements(ctx, schema) : [],
    differences: await differencesDuJour(ctx, schema),
    peutAmender:
      may(ctx, operationsSchemas.changerPhase, schema) &&
      versions.length > 0 &&
      (schema.phase === "mise_en_oeuvre" || schema.phase === "evaluation"),
    peutAdopter: may(ctx, operationsSchemas.adopter, schema),
    peutSuivre: may(ctx, operationsSchemas.creer, null),
  };
}

export function toVue(version: VersionResumee): VersionVue {
  return {
    ...version,
    adopteeEnMots: formatIsoDay(version.adopteeLe),
    figeeEnMots: formatInstant(Temporal.Instant.from(version.figeeLe)),
  };
}

async function differencesDuJour(ctx: Contexte, schema: SchemaTrouve): Promise<Differences | null> {
  const version = await readVersion(ctx, schema.id);
  if (!version) return null;
  const ecarts = comparer(version.contenu, await texteDuJour(ctx, schema));
  const of = (wanted: EtatEcart) => ecarts.filter(({ etat }) => etat === wanted).length;
  return { ajoute: of("ajoute"), retire: of("retire"), modifie: of("modifie") };
}

async function listAmendements(ctx: Contexte, schema: SchemaTrouve): Promise<AmendementVu[]> {
  const { rows } = await sql<AmendementVu>`
    SELECT public_id AS "publicId", objet, motif, etat,
           to_char(ouvert_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "ouvertLe",
           to_char(clos_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "closLe"
      FROM amendement
     WHERE departement = ${ctx.departement} AND schema = ${schema.id}
     ORDER BY ouvert_le DESC, id DESC`.execute(ctx.tx);
  const words = (instant: string) => formatInstant(Temporal.Instant.from(instant));
  return rows.map((row) => ({
    ...row,
    ouvertLe: words(row.ouvertLe),
    closLe: row.closLe === null ? null : words(row.closLe),
  }));
}

export type VueVersion = {
  schema: SchemaVue;
  version: Omit<VersionLue, "contenu"> & VersionVue;
  contenu: VersionLue["contenu"];
  derniere: boolean;
  /** The hash of what is kept is the one that was written when it was frozen. */
  intacte: boolean;
};

/** One version with its text, its hash computed again. @throws Refusal `introuvable`. */
export async function loadVersion(ctx: Contexte, publicId: string, numero: string): Promise<VueVersion> {
  const schema = await findSchema(ctx, publicId);
  const found = /^[1-9]\d{0,3}$/.test(numero) ? await readVersion(ctx, schema.id, Number(numero)) : null;
  if (!found) throw new Refusal("introuvable", {}, 404);
  const { contenu, ...version } = found;
  const kept = await readStored(ctx, schema.id, version.numero);
  const versions = await listVersions(ctx, schema.id);
  return {
    schema: toSchemaVue(schema),
    version: { ...version, ...toVue(version) },
    contenu,
    derniere: versions.at(-1)?.numero === version.numero,
    intacte: empreinteOf(kept) === version.empreinte,
  };
}

/** The content as it is kept, without any name of a person. */
export async function readStored(
  ctx: Contexte,
  schema: Id<"schema">,
  numero: number,
): Promise<VersionLue["contenu"]> {
  const { rows } = await sql<{ contenu: VersionLue["contenu"] }>`
    SELECT contenu FROM schema_version
     WHERE departement = ${ctx.departement} AND schema = ${schema} AND numero = ${numero}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Refusal("introuvable", {}, 404);
  return row.contenu;
}

export type VueAmendement = {
  schema: SchemaVue;
  amendement: AmendementVu & { revision: number };
  differences: Differences | null;
  empreinte: string;
  jour: string;
  peutModifier: boolean;
  peutAdopter: boolean;
};

/** An amendment, and what differs today from the last version. @throws Refusal `introuvable`. */
export async function loadAmendement(
  ctx: Contexte,
  publicId: string,
  amendement: string,
): Promise<VueAmendement> {
  const { schema, ...found } = await findAmendement(ctx, publicId, amendement);
  const vu = (await listAmendements(ctx, schema)).find((one) => one.publicId === found.publicId);
  if (!vu || !may(ctx, operationsSchemas.suivre, null)) throw new Refusal("introuvable", {}, 404);
  return {
    schema: toSchemaVue(schema),
    amendement: { ...vu, revision: found.revision },
    differences: await differencesDuJour(ctx, schema),
    empreinte: empreinteOf(await readContenu(ctx, schema)),
    jour: ctx.today.toString(),
    peutModifier: may(ctx, operationsSchemas.changerPhase, schema),
    peutAdopter: may(ctx, operationsSchemas.adopter, schema),
  };
}
