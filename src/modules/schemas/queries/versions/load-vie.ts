import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { formatInstant } from "#platform/values/french.ts";
import { PHASES, type Phase } from "../../domain/plan/vocabulaire.ts";
import {
  adoptionOf,
  type Controle,
  controler,
  type Passage,
  passageOf,
  suitesOf,
} from "../../domain/versions/phases.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readFait } from "./read-fait.ts";
import { listVersions } from "./read-version.ts";

/** A phase that was passed, with who passed it, when in words. */
export type PassageFait = {
  cle: string;
  de: Phase;
  vers: Phase;
  motif: string;
  alertes: string[];
  quand: string;
  iso: string;
  /** Null: the platform itself, or a person that the one who asks may not know. */
  par: string | null;
  institution: string | null;
};

/** Where one may go from here: the conditions are only looked at for persons of the département. */
export type Suite = {
  vers: Phase;
  sens: Passage["sens"];
  geste: Passage["geste"];
  qui: Passage["qui"];
  controles: Controle[];
  permis: boolean;
};

export type VueVie = {
  schema: SchemaVue;
  etapes: { phase: Phase; etat: "faite" | "courante" | "a_venir"; quand: string | null }[];
  suites: Suite[];
  /** The adoption of a scheme that came here adopted is not recorded yet. */
  aEnregistrer: boolean;
  peutAdopter: boolean;
  /** A person of the département; one who may read what the institutions say of the text. */
  interne: boolean;
  membre: boolean;
  histoire: PassageFait[];
  derniereVersion: { numero: number; adopteeLe: string } | null;
};

/** Where a scheme stands in its life, what stops it from going on, and who brought it there. @throws Refusal `introuvable`. */
export async function loadVie(ctx: Contexte, publicId: string): Promise<VueVie> {
  const schema = await findSchema(ctx, publicId);
  const histoire = await readHistoire(ctx, schema);
  const versions = await listVersions(ctx, schema.id);
  const derniere = versions.at(-1) ?? null;
  const interne = may(ctx, operationsSchemas.suivre, null);
  return {
    schema: toSchemaVue(schema),
    etapes: etapesOf(schema, histoire),
    suites: interne ? await suitesDe(ctx, schema) : [],
    aEnregistrer: derniere === null && schema.phase !== "adoption" && adoptionOf(schema.phase) !== null,
    peutAdopter: may(ctx, operationsSchemas.adopter, schema),
    interne,
    membre: may(ctx, operationsSchemas.suivreMembres, schema),
    histoire: histoire.toReversed(),
    derniereVersion: derniere && { numero: derniere.numero, adopteeLe: derniere.adopteeLe },
  };
}

function etapesOf(schema: SchemaTrouve, histoire: readonly PassageFait[]): VueVie["etapes"] {
  const at = PHASES.indexOf(schema.phase);
  return PHASES.map((phase, index) => ({
    phase,
    etat: index < at ? "faite" : index === at ? "courante" : "a_venir",
    quand: index > at ? null : (histoire.findLast(({ vers }) => vers === phase)?.quand ?? null),
  }));
}

async function suitesDe(ctx: Contexte, schema: SchemaTrouve): Promise<Suite[]> {
  const fait = await readFait(ctx, schema);
  return suitesOf(schema.phase).flatMap((vers) => {
    const passage = passageOf(schema.phase, vers);
    if (!passage) return [];
    const operation = passage.qui === "engage" ? operationsSchemas.adopter : operationsSchemas.changerPhase;
    const { sens, geste, qui } = passage;
    return [
      { vers, sens, geste, qui, controles: controler(passage, fait), permis: may(ctx, operation, schema) },
    ];
  });
}

type Row = Omit<PassageFait, "quand">;

async function readHistoire(ctx: Contexte, schema: SchemaTrouve): Promise<PassageFait[]> {
  const { rows } = await sql<Row>`
    SELECT h.id AS cle, h.de, h.vers, h.motif, h.alertes,
           to_char(h.passee_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS iso, p.nom AS par,
           coalesce(i.sigle, i.nom) AS institution
      FROM schema_phase h
      LEFT JOIN acteur p ON p.departement = h.departement AND p.id = h.par
      LEFT JOIN acteur i ON i.departement = h.departement AND i.id = h.institution
     WHERE h.departement = ${ctx.departement} AND h.schema = ${schema.id}
     ORDER BY h.passee_le, h.id`.execute(ctx.tx);
  const nommees = may(ctx, operationsActeurs.voirPersonnes, null);
  const interne = may(ctx, operationsSchemas.suivre, null);
  return rows.map((row) => ({
    ...row,
    quand: formatInstant(Temporal.Instant.from(row.iso)),
    par: nommees ? row.par : null,
    // Why one went back, and what was wanting, is for those who work on it.
    motif: interne ? row.motif : "",
    alertes: interne ? row.alertes : [],
  }));
}
