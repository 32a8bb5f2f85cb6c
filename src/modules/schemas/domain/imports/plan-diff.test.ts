import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { anyPlan, shuffledPlan } from "#testing/any-plan.ts";
import type { ActionCible, PlanCible, PlanCourant } from "./plan-cible.ts";
import { PLAN_VIDE } from "./plan-cible.ts";
import { type Difference, diffPlan } from "./plan-diff.ts";

const NONE = new Set<string>();

/** The base after an import of `cible`, in memory. */
function courantOf(cible: PlanCible): PlanCourant {
  const volets = cible.volets.map((v) => ({ ...v, id: newId<"volet">() }));
  const engagements = volets.flatMap((v) =>
    v.engagements.map((e) => ({ ...e, id: newId<"engagement">(), volet: v.id })),
  );
  const objectifs = engagements.flatMap((e) =>
    e.objectifs.map((o) => ({ ...o, id: newId<"objectif">(), engagement: e.id })),
  );
  return {
    volets,
    engagements,
    objectifs: objectifs.map(({ id, engagement, valeurs }) => ({
      ...{ id, engagement, importe: valeurs },
      valeurs: {
        contexte: "",
        resultatsAttendus: [],
        indicateurs: [],
        pilotes: [],
        partenaires: [],
        ...valeurs,
      },
    })),
    actions: objectifs.flatMap(({ id: objectif, actions }) =>
      actions.map(({ code, valeurs }) => ({
        ...{ id: newId<"action">(), publicId: "", objectif, code, importe: valeurs },
        valeurs: { nature: null, debut: null, fin: null, pilotes: [], partenaires: [], ...valeurs },
      })),
    ),
  };
}

const actionsOf = (plan: PlanCible): readonly ActionCible[] =>
  plan.volets.flatMap((v) => v.engagements.flatMap((e) => e.objectifs.flatMap((o) => o.actions)));

/** Everything that a difference would write, levels included. */
function writes({ volets, absentes, comptes }: Difference): unknown[] {
  const engagements = volets.flatMap((volet) => volet.engagements);
  const objectifs = engagements.flatMap((engagement) => engagement.objectifs);
  const actions = objectifs.flatMap((objectif) => objectif.actions);
  return [
    ...[...volets, ...engagements].filter((level) => level.id === null),
    ...objectifs.filter((o) => o.courant === null || o.deplace || o.champs.length > 0),
    ...actions.filter((a) => a.courante === null || a.deplacee || a.heritage || a.champs.length > 0),
    ...absentes,
    ...(comptes.modifiees > 0 ? [comptes] : []),
  ];
}

describe("the difference of any plan", () => {
  it("with itself is nothing", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const difference = diffPlan(courantOf(plan), plan, NONE);
        expect(writes(difference)).toEqual([]);
        expect(difference.comptes.inchangees).toBe(actionsOf(plan).length);
      }),
    );
  });

  it("with itself in another order is nothing", () => {
    fc.assert(
      fc.property(shuffledPlan, ([plan, other]) => {
        expect(writes(diffPlan(courantOf(plan), other, NONE))).toEqual([]);
      }),
    );
  });

  it("with an empty scheme adds everything, and leaves nothing behind", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const n = actionsOf(plan).length;
        expect(diffPlan(PLAN_VIDE, plan, NONE).comptes).toEqual({
          ajoutees: n,
          modifiees: 0,
          inchangees: 0,
          absentes: 0,
        });
        const rien = { ajoutees: 0, modifiees: 0, inchangees: 0, absentes: n };
        expect(diffPlan(courantOf(plan), { volets: [] }, NONE).comptes).toEqual(rien);
      }),
    );
  });

  it("with another counts each action of both once", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const { comptes, absentes } = diffPlan(courantOf(before), after, NONE);
        expect(comptes.ajoutees + comptes.modifiees + comptes.inchangees).toBe(actionsOf(after).length);
        expect(comptes.modifiees + comptes.inchangees + comptes.absentes).toBe(actionsOf(before).length);
        expect(absentes).toHaveLength(comptes.absentes);
      }),
    );
  });

  it("finds an action by its code wherever the file puts it, and gives nothing twice", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const known = new Set(actionsOf(before).map((action) => action.code));
        const { volets } = diffPlan(courantOf(before), after, NONE);
        const objectifs = volets.flatMap((v) => v.engagements.flatMap((e) => e.objectifs));
        const places = objectifs.flatMap((objectif) => objectif.actions);
        for (const { courante, cible } of places) {
          expect(courante?.code ?? null).toBe(known.has(cible.code) ? cible.code : null);
        }
        const taken = places.flatMap((place) => place.courante?.id ?? []);
        expect(new Set(taken).size).toBe(taken.length);
        const objects = objectifs.flatMap((objectif) => objectif.courant?.id ?? []);
        expect(new Set(objects).size).toBe(objects.length);
      }),
    );
  });
});
