import { hasNiveau, type Niveau, titreNiveau } from "../../domain/plan/niveaux.ts";
import { type ActionDuPlan, objectifsOf, type Plan } from "../plan/load-plan.ts";
import { numbered } from "../plan/load-plan-filtre.ts";
import type { Adresse, GenreReliableSchema } from "./situer-objets.ts";

/** An object of a plan, as a line of another names it. */
export type ObjetNommeDuPlan = {
  id: string;
  genre: GenreReliableSchema;
  /** « Axe », in the words of its scheme. */
  mot: string;
  titre: string;
  adresse: Adresse;
};

/** A line of the plan: an objectif where the scheme has some, else what its actions hang on. */
export type LignePlan = ObjetNommeDuPlan & {
  /** Rank of its volet from 1, and its name. */
  volet: { rang: number; nom: string };
  /** What stands under it, attached or not. */
  actions: readonly ActionDuPlan[];
};

/** The level at which schemes are set side by side. */
export function niveauDesLignes({ forme }: Plan["schema"]): Exclude<Niveau, "action"> {
  return hasNiveau(forme, "objectif") ? "objectif" : hasNiveau(forme, "engagement") ? "engagement" : "volet";
}

/** Every object that a plan holds, itself included, in its order; what is attached to it is of another. */
export function objetsDuPlan(plan: Plan): Map<string, ObjetNommeDuPlan> {
  const { schema, volets } = plan;
  const found = new Map<string, ObjetNommeDuPlan>();
  const rangs = { volet: 0, engagement: 0, objectif: 0, action: 0 };
  const add = (genre: Niveau, id: string, titre: string, publicId: string) => {
    rangs[genre] += 1;
    const adresse = { schema: schema.publicId, publicId, rang: rangs[genre] };
    found.set(id, { id, genre, mot: titreNiveau(schema, genre), titre, adresse });
  };
  const own = (actions: readonly ActionDuPlan[]) => {
    for (const { id, publicId, code, intitule, rattachee } of actions)
      if (rattachee === null) add("action", id, [code, intitule].filter(Boolean).join(" "), publicId);
  };
  const objectif = (one: Plan["volets"][number]["objectifs"][number]) => {
    add("objectif", one.id, numbered(one), one.publicId);
    own(one.actions);
  };
  found.set(schema.id, {
    ...{ id: schema.id, genre: "schema", mot: "Schéma", titre: schema.titre },
    adresse: { schema: schema.publicId, publicId: "", rang: 1 },
  });
  for (const volet of volets) {
    add("volet", volet.id, numbered(volet), "");
    for (const engagement of volet.engagements) {
      add("engagement", engagement.id, numbered(engagement), "");
      engagement.objectifs.forEach(objectif);
      own(engagement.actions);
    }
    volet.objectifs.forEach(objectif);
    own(volet.actions);
  }
  return found;
}

/** The lines of a plan at the level where schemes are set side by side, in its order. */
export function lignesDuPlan(plan: Plan): LignePlan[] {
  const objets = objetsDuPlan(plan);
  const niveau = niveauDesLignes(plan.schema);
  return plan.volets.flatMap((volet, index) => {
    const holders = {
      volet: [volet],
      engagement: volet.engagements,
      // Actions may hang on an axis beside its objectifs.
      objectif: [...objectifsOf(volet), ...(volet.actions.length > 0 ? [volet] : [])],
    }[niveau];
    return holders.flatMap((holder): LignePlan[] => {
      const objet = objets.get(holder.id);
      if (!objet) return [];
      return [{ ...objet, volet: { rang: index + 1, nom: numbered(volet) }, actions: holder.actions }];
    });
  });
}
