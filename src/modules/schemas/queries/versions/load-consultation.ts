import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may, require } from "#platform/rights/rights.ts";
import { formatInstant, formatIsoDay } from "#platform/values/french.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import type { OptionFiltre } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { type Consultable, readConsultables } from "./read-consultables.ts";
import { type ConsultationLue, readConsultation } from "./read-consultation.ts";

export type VueConsultation = {
  schema: SchemaVue;
  /** Null when nobody was ever asked. Dates in words. */
  consultation: (ConsultationLue & { echeanceEnMots: string; ouverteEnMots: string }) | null;
  peutOuvrir: boolean;
  /** Institutions whose answer may still come in time; those who hold the scheme may remind them, once a day. */
  attendues: number;
  peutRappeler: boolean;
  /** « 12 novembre 2026 »; null when nobody was reminded. */
  dernierRappel: string | null;
  consultables: Consultable[];
  /** One's own institution is asked, and one may answer for it. */
  peutRendre: boolean;
  peutRemarquer: boolean;
  peutRepondre: boolean;
  /** What a remark may be about: « objectif 0198… ». */
  objets: OptionFiltre[];
  /** First day that may be due. */
  demain: string;
};

/** What the institutions of a scheme think of it: for those who hold it. @throws Refusal `introuvable`, `droit.*`. */
export async function loadConsultation(ctx: Contexte, publicId: string): Promise<VueConsultation> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.suivreMembres, schema);
  const found = await readConsultation(ctx, schema.id);
  const own = personneDe(ctx.principal, ctx.departement)?.institution;
  const asked = found?.ouverte === true && found.avis.some(({ institution }) => institution === own);
  const peutRemarquer = asked && may(ctx, operationsSchemas.remarquer, schema);
  const ecrit = may(ctx, operationsSchemas.changerPhase, schema);
  const peutOuvrir = ecrit && schema.phase === "consultation" && !found?.ouverte;
  const attendues = found?.avis.filter(({ etat }) => etat === "attendu").length ?? 0;
  return {
    schema: toSchemaVue(schema),
    consultation: found && enMots(ctx, found),
    peutOuvrir,
    attendues,
    peutRappeler:
      ecrit && found?.ouverte === true && attendues > 0 && found.dernierRappel !== ctx.today.toString(),
    dernierRappel: found?.dernierRappel ? formatIsoDay(found.dernierRappel) : null,
    consultables: peutOuvrir ? await readConsultables(ctx, schema) : [],
    peutRendre: asked && may(ctx, operationsSchemas.rendreAvis, schema),
    peutRemarquer,
    peutRepondre: ecrit && ["consultation", "elaboration", "adoption"].includes(schema.phase),
    objets: peutRemarquer ? await listObjets(ctx, schema) : [],
    demain: ctx.today.add({ days: 1 }).toString(),
  };
}

function enMots(ctx: Contexte, found: ConsultationLue) {
  const nommees = may(ctx, operationsActeurs.voirPersonnes, null);
  const words = (iso: string | null) => iso && formatInstant(Temporal.Instant.from(iso));
  return {
    ...found,
    echeanceEnMots: formatIsoDay(found.echeance),
    ouverteEnMots: words(found.ouverteLe) ?? "",
    avis: found.avis.map((one) => ({
      ...one,
      par: nommees ? one.par : null,
      renduLe: words(one.renduLe),
      precedents: one.precedents.map(({ sens, renduLe }) => ({ sens, renduLe: words(renduLe) ?? "" })),
    })),
    remarques: found.remarques.map((one) => ({
      ...one,
      par: nommees ? one.par : null,
      deposeeLe: words(one.deposeeLe) ?? "",
      repondueLe: words(one.repondueLe),
    })),
  };
}

async function listObjets({ tx, departement }: Contexte, { id }: SchemaTrouve): Promise<OptionFiltre[]> {
  const { rows } = await sql<OptionFiltre>`
    SELECT 'volet ' || id AS value, concat_ws('. ', no, titre) AS label FROM volet
     WHERE departement = ${departement} AND schema = ${id} AND retire_le IS NULL
    UNION ALL SELECT 'objectif ' || id, concat_ws('. ', 'Objectif ' || no, titre) FROM objectif
     WHERE departement = ${departement} AND schema = ${id} AND retire_le IS NULL
    UNION ALL SELECT 'action ' || id, concat_ws(' ', 'Action', code, intitule) FROM action
     WHERE departement = ${departement} AND schema = ${id} AND retiree_le IS NULL`.execute(tx);
  const rank = (value: string) => ["volet", "objectif", "action"].indexOf(value.split(" ")[0] ?? "");
  return rows
    .map(({ value, label }) => ({ value, label: label.length > 110 ? `${label.slice(0, 110)}…` : label }))
    .sort((a, b) => rank(a.value) - rank(b.value) || a.label.localeCompare(b.label, "fr", { numeric: true }));
}
