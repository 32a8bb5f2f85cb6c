import type { Contexte } from "#platform/context/contexte.ts";
import { etatLe } from "../../domain/membres/membre.ts";
import type { Fait } from "../../domain/versions/gardes.ts";
import { loadMembres } from "../membres/load-membres.ts";
import { listPilotesSansRole } from "../membres/load-partenaires.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { loadPlan, objectifsOf, ownActionsOf } from "../plan/load-plan.ts";
import { readJudged } from "../suivi/load-manques.ts";
import { readBilan } from "./load-bilan.ts";
import { readFaitConsultation } from "./read-consultation.ts";

/** What the conditions of a passage look at, on the day of the context. */
export async function readFait(ctx: Contexte, schema: SchemaTrouve): Promise<Fait> {
  const plan = await loadPlan(ctx, schema.publicId);
  const actions = ownActionsOf(plan);
  const objectifs = plan.volets.flatMap(objectifsOf);
  const judged = await readJudged(ctx, schema.id);
  const membres = await loadMembres(ctx, schema.id);
  const precedents = await readBilan(ctx, schema);
  const aJuger = precedents.flatMap((one) => one.objectifs);
  const versions = await countVersions(ctx, schema);
  const amendements = await countAmendements(ctx, schema);
  const consultes = new Set(
    membres.flatMap((membre) =>
      membre.role !== "informe" && schema.membres.includes(membre.institution) ? [membre.institution] : [],
    ),
  );
  return {
    copilotes: schema.copilotesDuTout.length,
    propositions: membres.filter((membre) => etatLe(membre, ctx.today) === "proposee").length,
    consultables: consultes.size,
    actions: actions.length,
    objectifs: objectifs.length,
    sansIndicateur: objectifs.filter(({ id }) => !judged.has(id)).length,
    sansPilote: actions.filter(({ pilotes }) => pilotes.length === 0).length,
    pilotesSansRole: (await listPilotesSansRole(ctx, schema)).length,
    predecesseurs: precedents.length,
    aJuger: aJuger.length,
    nonJuges: aJuger.filter(({ bilan }) => bilan === null).length,
    consultation: await readFaitConsultation(ctx, schema.id),
    versions,
    amendementOuvert: amendements > 0,
    sansNouvelles: actions.filter(({ dernierPoint }) => dernierPoint === null).length,
    enCours: actions.filter(({ situation }) => ["a_venir", "en_cours"].includes(situation.statut)).length,
    bloquees: actions.filter(({ situation }) => situation.bloquee).length,
    fin: schema.fin,
    annee: ctx.today.year,
  };
}

async function countVersions({ tx, departement }: Contexte, { id }: SchemaTrouve): Promise<number> {
  const { n } = await tx
    .selectFrom("schema_version")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("departement", "=", departement)
    .where("schema", "=", id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function countAmendements({ tx, departement }: Contexte, { id }: SchemaTrouve): Promise<number> {
  const { n } = await tx
    .selectFrom("amendement")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("departement", "=", departement)
    .where("schema", "=", id)
    .where("etat", "=", "ouvert")
    .executeTakeFirstOrThrow();
  return Number(n);
}
