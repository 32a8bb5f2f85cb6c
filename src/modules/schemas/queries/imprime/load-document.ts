import { listEpci } from "#modules/territoires/index.ts";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import { formatDate, formatNumber, formatPercent, NBSP } from "#platform/values/french.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { type DocumentSchema, documentOf, type Etat, type Institution, type TexteDuSchema } from "../../domain/imprime/document.ts";
import type { EtatsActions } from "../../domain/imprime/fiche-imprimee.ts";
import { LIBELLE_PHASE, LIBELLE_STATUT } from "../../domain/plan/vocabulaire.ts";
import { type ContenuVersion, withPersonnes } from "../../domain/versions/contenu.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { actionsOf, loadPlan } from "../plan/load-plan.ts";
import { readContenu } from "../versions/read-contenu.ts";
import { listTextes } from "./list-textes.ts";

/** What is asked of a print. */
export type ChoixImpression = { schema: string; avecNouvelles: boolean };

/** Everything that the document of a scheme shows. @throws Refusal `introuvable`. */
export async function loadDocument(ctx: Contexte, choix: ChoixImpression): Promise<DocumentSchema> {
  const schema = await findSchema(ctx, choix.schema);
  const { contenu, etat, textes } = await readTexteImprime(ctx, schema);
  return documentOf({
    contenu,
    etat,
    textes,
    etats: choix.avecNouvelles ? await readEtats(ctx, schema) : null,
    departement: await nameDepartement(ctx),
    jour: formatDate(ctx.today),
    territoire: await readTerritoire(ctx),
    institutions: await readInstitutions(ctx),
    glossaire: [],
  });
}

/** The adopted text when there is one, else the one being worked on. Persons are named to those who may see them. */
export async function readTexteImprime(
  ctx: Contexte,
  schema: SchemaTrouve,
): Promise<{ contenu: ContenuVersion; etat: Etat; textes: TexteDuSchema[] }> {
  const contenu = await readContenu(ctx, schema);
  const named = may(ctx, operationsActeurs.voirPersonnes, null);
  return {
    contenu: named ? contenu : withPersonnes(contenu, null),
    etat: { genre: "travail", phase: LIBELLE_PHASE[schema.phase] },
    textes: (await listTextes(ctx, schema.id)).filter(({ retire }) => !retire),
  };
}

/** What became of each action that somebody told news of. */
async function readEtats(ctx: Contexte, schema: SchemaTrouve): Promise<EtatsActions> {
  const plan = await loadPlan(ctx, schema.publicId);
  return new Map(
    actionsOf(plan).flatMap(({ publicId, situation, avancement, dernierPoint }) => {
      if (dernierPoint === null) return [];
      const told = situation.statut === "en_cours" || situation.statut === "suspendue";
      const etat = `${LIBELLE_STATUT[situation.statut]}${told ? `, ${formatPercent(avancement / 100)}` : ""}`;
      return [[publicId, { etat, avancement, le: formatDate(dernierPoint) }]];
    }),
  );
}

async function nameDepartement({ tx, departement }: Contexte): Promise<string> {
  const row = await tx.selectFrom("departement").select("nom").where("code", "=", departement).executeTakeFirst();
  return row?.nom ?? departement;
}

async function readTerritoire(ctx: Contexte): Promise<DocumentSchema["territoire"]> {
  const { communes, population } = await ctx.tx
    .selectFrom("commune")
    .select(({ fn }) => [fn.countAll<string>().as("communes"), fn.sum<string>("population").as("population")])
    .where("departement", "=", ctx.departement)
    .executeTakeFirstOrThrow();
  const epci = await listEpci(ctx);
  return {
    communes: formatNumber(Number(communes)),
    population: formatNumber(Number(population ?? 0)),
    epci: epci.map((one) => ({
      nom: one.nom,
      communes: formatNumber(one.communes),
      population: formatNumber(one.population),
    })),
    source: `Source${NBSP}: Code officiel géographique, populations municipales, Insee.`,
  };
}

async function readInstitutions(ctx: Contexte): Promise<Map<string, Institution>> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["public_id as id", "nom", "sigle", "nature", "courriel"])
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "institution")
    .where("fusionne_dans", "is", null)
    .execute();
  const written = may(ctx, operationsActeurs.voirPersonnes, null);
  return new Map(
    rows.map(({ id, nom, sigle, nature, courriel }) => [
      id,
      { nom, sigle: sigle ?? "", nature: nature ?? "", courriel: (written && courriel) || "" },
    ]),
  );
}
