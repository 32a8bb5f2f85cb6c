import type { Contexte } from "#platform/context/contexte.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { barreOf, type JalonPlace, placeOf, yearFraction } from "../../domain/plan/calendrier.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { periodeEnMots } from "../../domain/plan/periode.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { actionsOf } from "./load-plan.ts";
import { loadPlanFiltre, numbered, type PlanFiltre } from "./load-plan-filtre.ts";
import { type JalonDuPlan, readJalons, readTerritoires } from "./read-calendrier.ts";

export type LigneCalendrier = {
  publicId: string;
  /** Public id of the scheme that it belongs to. */
  schema: string;
  /** Title of that scheme, when it is only attached to this one. */
  rattachee: string | null;
  code: string | null;
  intitule: string;
  volet: string;
  /** Short names, in the order of the plan. */
  pilotes: string[];
  /** Where it takes place, in words; empty when nothing is said. */
  territoires: string[];
  /** Milestones that have a date within the years of the scheme. */
  jalons: JalonPlace[];
  /** As a year and its fraction; null when the plan says none. */
  debut: number | null;
  fin: number | null;
  /** In words; says so when there is no date, or when the action lies outside the years of the scheme. */
  periode: string;
  situation: Situation;
};

export type Calendrier = PlanFiltre["commun"] & {
  lignes: LigneCalendrier[];
  /** Actions kept that have neither start nor end. */
  sansDate: number;
  /** Today as a year and its fraction. */
  aujourdhui: number;
};

/** The actions that a filter keeps, on the years of their scheme. @throws Refusal `introuvable`. */
export async function loadCalendrier(
  ctx: Contexte,
  publicId: string,
  filtre: FiltrePlan,
): Promise<Calendrier> {
  const { plan, kept, commun } = await loadPlanFiltre(ctx, publicId, filtre);
  const { schema } = plan;
  const ids = [...kept].map(({ id }) => id);
  const jalons = await readJalons(ctx, ids);
  const territoires = await readTerritoires(ctx, ids);
  const lignes = plan.volets.flatMap((volet) =>
    actionsOf({ volets: [volet] })
      .filter((action) => kept.has(action))
      .map(({ id: action, publicId: id, code, intitule, debut, fin, situation, pilotes, rattachee }) => {
        const barre = barreOf({ debut, fin }, schema.debut, schema.fin);
        const periode = periodeEnMots(debut, fin);
        return {
          publicId: id,
          schema: rattachee?.schema ?? schema.publicId,
          rattachee: rattachee?.titre ?? null,
          code,
          intitule,
          volet: numbered(volet),
          pilotes: pilotes.map(({ court }) => court),
          territoires: territoires.get(action) ?? [],
          jalons: (jalons.get(action) ?? []).flatMap((jalon) => placer(jalon, schema)),
          debut: barre && !barre.debutOuvert ? barre.debut : null,
          fin: barre && !barre.finOuverte ? barre.fin : null,
          periode: barre ? periode : `${periode}, hors des années du schéma`,
          situation,
        };
      }),
  );
  return {
    ...commun,
    lignes,
    sansDate: [...kept].filter(({ debut, fin }) => debut === null && fin === null).length,
    aujourdhui: yearFraction(ctx.today),
  };
}

function placer(
  { libelle, date, fait }: JalonDuPlan,
  { debut, fin }: { debut: number; fin: number },
): JalonPlace[] {
  const position = placeOf(date, debut, fin);
  if (date === null || position === null) return [];
  return [{ position, fait, texte: `${libelle} (${formatPartialDate(date)}${fait ? ", fait" : ""})` }];
}
