import { operationsActeurs } from "#modules/acteurs/index.ts";
import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { listGlossaire } from "#platform/glossaire/list-glossaire.ts";
import { may } from "#platform/rights/rights.ts";
import { formatDate, formatIsoDay, formatNumber, formatPercent, NBSP } from "#platform/values/french.ts";
import {
  type DocumentSchema,
  documentOf,
  type Etat,
  type Institution,
  type Sources,
} from "../../domain/imprime/document.ts";
import type { EtatsActions } from "../../domain/imprime/fiche-imprimee.ts";
import { sansPersonnes } from "../../domain/imprime/sans-personnes.ts";
import { LIBELLE_PHASE, LIBELLE_STATUT } from "../../domain/plan/vocabulaire.ts";
import { type ActeurFige, acteursDe, type ContenuVersion } from "../../domain/versions/contenu.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { actionsOf, loadPlan } from "../plan/load-plan.ts";
import { readContenu } from "../versions/read-contenu.ts";
import { listVersions, readVersion } from "../versions/read-version.ts";
import { readPortraitImprime } from "./read-portrait-imprime.ts";

/** What is asked of a print. */
export type ChoixImpression = {
  /** Public id. */
  schema: string;
  /** Where each action stands, beside the text. */
  avecNouvelles: boolean;
  /** The text being worked on, although one is adopted. */
  travail: boolean;
};

/** Everything that the document of a scheme shows. @throws Refusal `introuvable`. */
export async function loadDocument(ctx: Contexte, choix: ChoixImpression): Promise<DocumentSchema> {
  const schema = await findSchema(ctx, choix.schema);
  return documentOf({
    ...(await readTexteImprime(ctx, schema, choix)),
    departement: await nameDepartement(ctx),
    jour: formatDate(ctx.today),
    territoire: await readTerritoire(ctx),
    chiffres: await readPortraitImprime(ctx),
    institutions: await readInstitutions(ctx),
    glossaire: (await listGlossaire(ctx)).map(({ sigle, terme, definition }) => ({
      sigle: sigle ?? "",
      terme,
      definition,
    })),
  });
}

/**
 * The adopted text when there is one, else the one being worked on. A paper leaves the hands of whoever printed it: it
 * names no person, but the institution of those who pilot.
 */
export async function readTexteImprime(
  ctx: Contexte,
  schema: SchemaTrouve,
  { avecNouvelles, travail }: Omit<ChoixImpression, "schema">,
): Promise<Pick<Sources, "contenu" | "etat" | "etats">> {
  const version = travail ? null : await readVersion(ctx, schema.id);
  const contenu = version?.contenu ?? (await readContenu(ctx, schema));
  const etat: Etat = version
    ? { ...version, genre: "adopte" }
    : { genre: "travail", phase: LIBELLE_PHASE[schema.phase] };
  return {
    contenu: sansPersonnes(contenu, await readEmployeurs(ctx, contenu)),
    etat,
    etats: avecNouvelles ? await readEtats(ctx, schema) : null,
  };
}

/** The version that is printed; null while none is adopted. @throws Refusal `introuvable`. */
export async function readAdoptee(
  ctx: Contexte,
  publicId: string,
): Promise<{ numero: number; jour: string } | null> {
  const last = (await listVersions(ctx, (await findSchema(ctx, publicId)).id)).at(-1);
  return last ? { numero: last.numero, jour: formatIsoDay(last.adopteeLe) } : null;
}

/** The institution of each person that a text names, by the public id of the person. */
async function readEmployeurs(ctx: Contexte, contenu: ContenuVersion): Promise<Map<string, ActeurFige>> {
  const persons = acteursDe(contenu).flatMap(({ id, genre }) => (genre === "personne" ? [id] : []));
  if (persons.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom("acteur as p")
    .innerJoin("acteur as i", (join) =>
      join.onRef("i.departement", "=", "p.departement").onRef("i.id", "=", "p.parent"),
    )
    .select(["p.public_id as personne", "i.public_id as id", "i.nom", "i.sigle", "i.genre"])
    .where("p.departement", "=", ctx.departement)
    .where("p.public_id", "in", [...new Set(persons)])
    .execute();
  return new Map(
    rows.map(({ personne, id, nom, sigle, genre }) => [personne, { id, nom, court: sigle ?? nom, genre }]),
  );
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
  const row = await tx
    .selectFrom("departement")
    .select("nom")
    .where("code", "=", departement)
    .executeTakeFirst();
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
