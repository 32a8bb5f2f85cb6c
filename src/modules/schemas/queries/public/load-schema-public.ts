import { sql } from "kysely";
import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { isPublic } from "../../domain/plan/vocabulaire.ts";
import {
  type EcartsPublics,
  type EtatPublic,
  ecartsOf,
  type TextePublic,
  toTextePublic,
} from "../../domain/public/schema-public.ts";
import { type PresenceEpci, porteeDans } from "../../domain/public/territoires-publics.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { actionsOf, loadPlan } from "../plan/load-plan.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readContenu } from "../versions/read-contenu.ts";
import { listVersions, readVersion, type VersionResumee } from "../versions/read-version.ts";

/** The text that is shown: an adopted version, or the plan as it stands while no version was frozen. */
export type VersionPublique = Pick<
  VersionResumee,
  "numero" | "adopteeLe" | "instance" | "numeroDecision" | "empreinte" | "figeeLe"
>;

export type EpciPublic = {
  siren: string;
  nom: string;
  /** Actions that name it or one of its communes; those of the whole département are beside. */
  propres: number;
};

export type SchemaPublic = TextePublic & {
  schema: SchemaVue;
  departement: string;
  /** False while only the institutions may read: the page is then a preview. */
  public: boolean;
  version: VersionPublique | null;
  /** Amendments adopted since the first version, the latest first. */
  amendements: { objet: string; adopteLe: string }[];
  /** Null without a version. */
  ecarts: EcartsPublics | null;
  epci: EpciPublic[];
  presence: PresenceEpci;
  /** Actions without a place, or of the whole département. */
  partout: number;
  /** ISO day of the figures, and of the last news. */
  calculeLe: string;
  nouvellesLe: string | null;
};

/**
 * A scheme as a citizen reads it, the same for whoever may read the scheme: no person, no comment, no draft. What is
 * returned is shared. @throws Refusal `introuvable`.
 */
export async function loadSchemaPublic(ctx: Contexte, publicId: string): Promise<SchemaPublic> {
  const schema = await findSchema(ctx, publicId);
  return remember(ctx, `public ${schema.id} ${ctx.today}`, () => readSchemaPublic(ctx, schema));
}

async function readSchemaPublic(ctx: Contexte, schema: SchemaTrouve): Promise<SchemaPublic> {
  const courant = await readContenu(ctx, schema);
  const version = await readVersion(ctx, schema.id);
  const etats = await readEtats(ctx, schema);
  const texte = toTextePublic(version?.contenu ?? courant, etats);
  const presence = await readPresence(ctx, texte);
  const epci = await listEpci(ctx);
  const enPlan = texte.actions.filter(({ etat }) => etat !== null);
  const versions = await listVersions(ctx, schema.id);
  return {
    ...texte,
    schema: toSchemaVue(schema),
    departement: ctx.departement,
    public: isPublic(schema.phase),
    version: version && toVersion(version),
    amendements: versions
      .flatMap(({ amendement, adopteeLe }) =>
        amendement ? [{ objet: amendement.objet, adopteLe: adopteeLe }] : [],
      )
      .reverse(),
    ecarts: version && ecartsOf(version.contenu, courant),
    epci: epci.map(({ siren, nom }) => ({
      ...{ siren, nom },
      propres: enPlan.filter((one) => porteeDans(one, siren, presence) === "propre").length,
    })),
    presence,
    partout: enPlan.filter((one) => porteeDans(one, "", presence) === "partout").length,
    calculeLe: ctx.today.toString(),
    nouvellesLe: enPlan.reduce<string | null>((latest, { etat }) => {
      const day = etat?.nouvellesLe ?? null;
      return day !== null && (latest === null || day > latest) ? day : latest;
    }, null),
  };
}

function toVersion(version: VersionResumee): VersionPublique {
  const { numero, adopteeLe, instance, numeroDecision, empreinte, figeeLe } = version;
  return { numero, adopteeLe, instance, numeroDecision, empreinte, figeeLe };
}

/** Where the actions stand today, by public id. */
async function readEtats(ctx: Contexte, schema: SchemaTrouve): Promise<Map<string, EtatPublic>> {
  const plan = await loadPlan(ctx, schema.publicId);
  return new Map(
    actionsOf(plan).map(({ publicId, situation, avancement, dernierPoint }) => [
      publicId,
      { situation, avancement, nouvellesLe: dernierPoint?.toString() ?? null },
    ]),
  );
}

/** EPCI of the communes that the actions name. */
async function readPresence(ctx: Contexte, { actions }: TextePublic): Promise<PresenceEpci> {
  const communes = actions.flatMap(({ territoires }) =>
    territoires.flatMap(({ genre, code }) => (genre === "commune" ? [code] : [])),
  );
  if (communes.length === 0) return new Map();
  const { rows } = await sql<{ commune: string; epci: string }>`
    SELECT commune, epci FROM appartenance_epci
     WHERE commune = ANY(${communes}) AND annee = (SELECT max(annee) FROM appartenance_epci)`.execute(ctx.tx);
  return new Map(rows.map(({ commune, epci }) => [commune, epci]));
}
