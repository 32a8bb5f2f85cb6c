import fc from "fast-check";
import type {
  ActeurCible,
  ActionCible,
  EngagementCible,
  ObjectifCible,
  PlanCible,
  VoletCible,
} from "#modules/schemas/domain/imports/plan-cible.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";

/** Names that a plan asks to create: they need no acteur to be there. */
export const NOMS: readonly ActeurCible[] = ["nouveau:caf", "nouveau:msa", "nouveau:reseau parentalite"];

const DATES = ["2023", "2024-02", "2024-02-29"].flatMap((text): PartialDate[] => {
  const date = parsePartialDate(text);
  return date ? [date] : [];
});

const acteurs = fc.subarray([...NOMS]);
const titre = fc.constantFrom("Accueil", "Parentalité", "Informer les familles", "Créer des places");
const action = fc.record({
  ligne: fc.constant(0),
  code: fc.constantFrom("1-A", "1-B", "1-C", "2-A", "2-B", "3-A", "3-B"),
  valeurs: fc.record({
    intitule: titre,
    nature: fc.constantFrom("nouvelle" as const, "a_poursuivre" as const, null),
    debut: fc.option(fc.constantFrom(...DATES)),
    fin: fc.option(fc.constantFrom(...DATES)),
    pilotes: acteurs,
    partenaires: acteurs,
  }),
});
const objectif = fc.record({
  cle: fc.constant(""),
  valeurs: fc.record({
    no: fc.integer({ min: 1, max: 5 }),
    titre,
    contexte: fc.constantFrom("", "Peu de places le mercredi."),
    resultatsAttendus: fc.subarray(["Des places", "Du temps"]),
    indicateurs: fc.subarray(["Nombre de places", "Nombre de familles"]),
    pilotes: acteurs,
    partenaires: acteurs,
  }),
  actions: fc.array(action, { maxLength: 4 }),
});
const level = { no: fc.integer({ min: 1, max: 3 }), titre };
const engagement = fc.record({ ...level, objectifs: fc.array(objectif, { maxLength: 3 }) });
const volet = fc.record({ ...level, engagements: fc.array(engagement, { maxLength: 2 }) });

/** Any plan that a file may ask for: numbers and codes drawn from few, each borne once as the reading requires. */
export const anyPlan: fc.Arbitrary<PlanCible> = fc.array(volet, { maxLength: 3 }).map(withoutTwins);

/** A plan, and the same with every level in another order. */
export const shuffledPlan: fc.Arbitrary<[PlanCible, PlanCible]> = fc
  .tuple(anyPlan, fc.infiniteStream(fc.nat()))
  .map(([plan, dice]) => [plan, shuffled(plan, dice)]);

function withoutTwins(volets: readonly VoletCible[]): PlanCible {
  const seen = new Set<string>();
  const first = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return {
    volets: volets
      .filter((v) => first(`volet ${v.no}`))
      .map((v) => ({
        ...v,
        engagements: v.engagements
          .filter((e) => first(`engagement ${e.no}`))
          .map((e) => ({
            ...e,
            objectifs: e.objectifs
              .filter((o) => first(`objectif ${o.valeurs.no}`))
              .map((o) => ({ ...o, actions: o.actions.filter((a) => first(`action ${a.code}`)) })),
          })),
      })),
  };
}

function shuffled(plan: PlanCible, dice: Iterator<number>): PlanCible {
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, rank: Number(dice.next().value) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  const objectifs = (list: readonly ObjectifCible[]) =>
    mix(list).map((o) => ({ ...o, actions: mix<ActionCible>(o.actions) }));
  const engagements = (list: readonly EngagementCible[]) =>
    mix(list).map((e) => ({ ...e, objectifs: objectifs(e.objectifs) }));
  return { volets: mix(plan.volets).map((v) => ({ ...v, engagements: engagements(v.engagements) })) };
}
