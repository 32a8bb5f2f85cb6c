import { GENRES, type Genre } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { hasNiveau, type MotNiveau, motOf } from "../../domain/plan/niveaux.ts";
import { type CaseRoles, colonnesRoles, rolesByActeur } from "../../domain/plan/qui-fait-quoi.ts";
import { operationsSchemas } from "../../rights.ts";
import { actionsOf, loadPlan } from "./load-plan.ts";
import { numbered } from "./load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "./load-vue-ensemble.ts";

export type LigneActeur = {
  publicId: string;
  nom: string;
  genre: Genre;
  /** One a column. */
  cases: CaseRoles[];
  pilote: number;
  partenaire: number;
};

export type QuiFaitQuoi = {
  schema: SchemaVue;
  total: number;
  sansPilote: number;
  /** Short (« 3 ») and whole (« 3. Rendre… ») names, in the order of the plan, and what each keeps of it. */
  colonnes: {
    court: string;
    long: string;
    filtre: Pick<FiltrePlan, "volet"> | Pick<FiltrePlan, "engagement">;
  }[];
  /** Word of the columns: « engagements », « axes ». */
  parColonne: MotNiveau;
  /** Acteurs that pilot at least one action, and all those named. */
  pilotent: number;
  acteurs: number;
  /** Kinds that have a row, with how many rows. */
  genres: { genre: Genre; nombre: number }[];
  lignes: LigneActeur[];
  peutImporter: boolean;
};

/** Which acteurs are shown: those that pilot, all, or those of one kind. */
export type ChoixActeurs = "pilotes" | "tous" | Genre;

/** Who pilots and partners what. @throws Refusal `introuvable`. */
export async function loadQuiFaitQuoi(
  ctx: Contexte,
  publicId: string,
  choix: ChoixActeurs,
): Promise<QuiFaitQuoi> {
  const plan = await loadPlan(ctx, publicId);
  const actions = actionsOf(plan);
  const colonnes = colonnesRoles(plan.volets);
  const engagements = plan.volets.flatMap((volet) => volet.engagements);
  const lignes = rolesByActeur(plan.volets).map(({ acteur, ...roles }) => ({
    publicId: acteur.publicId,
    nom: acteur.nom,
    genre: acteur.genre as Genre,
    ...roles,
  }));
  return {
    schema: toSchemaVue(plan.schema),
    total: actions.length,
    sansPilote: actions.filter(({ pilotes }) => pilotes.length === 0).length,
    colonnes: colonnes.map(({ volet, rang, engagement }, index) => ({
      court: String((engagement ?? volet).no ?? (engagement ? index + 1 : rang)),
      long: numbered(engagement ?? volet),
      filtre: engagement ? { engagement: engagements.indexOf(engagement) + 1 } : { volet: rang },
    })),
    parColonne: motOf(plan.schema, hasNiveau(plan.schema.forme, "engagement") ? "engagement" : "volet"),
    genres: GENRES.map((one) => ({
      genre: one,
      nombre: lignes.filter((ligne) => ligne.genre === one).length,
    })).filter(({ nombre }) => nombre > 0),
    lignes: lignes.filter(
      ({ genre, pilote }) => choix === "tous" || (choix === "pilotes" ? pilote > 0 : genre === choix),
    ),
    pilotent: lignes.filter(({ pilote }) => pilote > 0).length,
    acteurs: lignes.length,
    peutImporter: may(ctx, operationsSchemas.importer, plan.schema),
  };
}
