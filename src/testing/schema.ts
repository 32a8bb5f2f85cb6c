import { addCopilote, createSchema } from "#modules/schemas/commands/ecrire/create-schema.ts";
import { applyPlan } from "#modules/schemas/commands/imports/apply-plan.ts";
import {
  type ActionCible,
  type ObjectifCible,
  PLAN_VIDE,
  type PlanCible,
  type ValeursAction,
} from "#modules/schemas/domain/imports/plan-cible.ts";
import { diffPlan } from "#modules/schemas/domain/imports/plan-diff.ts";
import type { Phase } from "#modules/schemas/domain/plan/vocabulaire.ts";
import type { Platform } from "#platform/context/platform.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { type ActeursSeme, ESSAIS } from "./personas.ts";

/** Codes of the actions of {@link seedSchema}. */
export const CODES = ["1-A", "1-B", "2-A", "2-B", "3-A"] as const;
export type CodeSeme = (typeof CODES)[number];

export type SchemaSeme = {
  id: Id<"schema">;
  publicId: string;
  actions: Readonly<Record<CodeSeme, { id: Id<"action">; publicId: string }>>;
  /** By number: 1, 2, 3. */
  objectifs: ReadonlyMap<number, { id: Id<"objectif">; publicId: string }>;
};

/**
 * Creates, through the commands, a scheme of 2022 to 2026 held by the Caf and the Département (not by the MSA):
 *
 * | objectif | pilots | actions |
 * |---|---|---|
 * | 1 | Caf, PMI | 1-A new, from 2023 · 1-B continued, no dates |
 * | 2 | Comité de pilotage | 2-A new, 2024 to 2025 · 2-B continued, with pilots of its own: the association and a named person |
 * | 3 | MSA | 3-A new, from January 2024 to 30 June 2026 |
 */
export function seedSchema(
  platform: Platform,
  code: CodeDepartement,
  acteurs: ActeursSeme,
  options: { titre?: string; phase?: Phase } = {},
): Promise<SchemaSeme> {
  const { titre = "SDSF 2022-2026", phase = "mise_en_oeuvre" } = options;
  return platform.act(code, ESSAIS, async (ctx) => {
    const { id, publicId } = await createSchema(ctx, { titre, type: "sdsf", debut: 2022, fin: 2026, phase });
    await addCopilote(ctx, id, acteurs.institutions.caf);
    await addCopilote(ctx, id, acteurs.institutions.cd);
    const difference = diffPlan(PLAN_VIDE, planOf(acteurs), new Set());
    await applyPlan(ctx, { schema: id, difference, nouveauxActeurs: new Map(), retirerAbsentes: false });
    const rows = (table: "action" | "objectif") =>
      ctx.tx
        .selectFrom(table)
        .select(["id", "public_id as publicId"])
        .where("departement", "=", code)
        .where("schema", "=", id)
        .orderBy("ordre")
        .execute();
    const actions = await rows("action");
    const objectifs = await rows("objectif");
    return {
      id,
      publicId,
      actions: Object.fromEntries(CODES.map((c, index) => [c, actions[index]])) as SchemaSeme["actions"],
      objectifs: new Map(
        objectifs.map((objectif, index) => [index + 1, objectif]),
      ) as SchemaSeme["objectifs"],
    };
  });
}

/** The plan of {@link seedSchema}, as a file would ask for it. */
export function planOf({ institutions, pmi, comite, personnes }: ActeursSeme): PlanCible {
  const { caf, cd, msa, association } = institutions;
  const places = objectif(
    1,
    "Créer des places",
    [caf, pmi],
    [msa],
    [
      action("1-A", "Ouvrir trois micro-crèches", { nature: "nouvelle", debut: day("2023") }),
      action("1-B", "Réunir les relais petite enfance", { nature: "a_poursuivre" }),
    ],
  );
  const metiers = objectif(
    2,
    "Soutenir les professionnels",
    [comite],
    [caf, cd],
    [
      action("2-A", "Former les équipes", { nature: "nouvelle", debut: day("2024"), fin: day("2025") }),
      action("2-B", "Prêter du matériel d'éveil", {
        nature: "a_poursuivre",
        pilotes: [association, personnes.piloteNomme.personne],
        partenaires: [cd],
      }),
    ],
  );
  const ecoute = objectif(
    3,
    "Faire connaître les lieux d'écoute",
    [msa],
    [association],
    [
      action("3-A", "Publier un annuaire", {
        nature: "nouvelle",
        debut: day("2024-01"),
        fin: day("2026-06-30"),
      }),
    ],
  );
  const accueil = { no: 1, titre: "Ouvrir l'accueil à tous", objectifs: [places, metiers] };
  const parents = { no: 2, titre: "Accompagner les parents", objectifs: [ecoute] };
  return {
    volets: [
      { no: 1, titre: "Petite enfance", engagements: [accueil] },
      { no: 2, titre: "Parentalité", engagements: [parents] },
    ],
  };
}

function objectif(
  no: number,
  titre: string,
  pilotes: readonly Id<"acteur">[],
  partenaires: readonly Id<"acteur">[],
  actions: readonly ActionCible[],
): ObjectifCible {
  const contexte = `Pourquoi l'objectif ${no}.`;
  const lists = {
    resultatsAttendus: [`Résultat ${no}`],
    indicateurs: [`Indicateur ${no}`],
    pilotes,
    partenaires,
  };
  return { cle: String(no), valeurs: { no, titre, contexte, ...lists }, actions };
}

function action(code: CodeSeme, intitule: string, dit: Partial<ValeursAction>): ActionCible {
  const rien = { nature: null, debut: null, fin: null, pilotes: [], partenaires: [] };
  return { ligne: 0, code, valeurs: { intitule, ...rien, ...dit } };
}

function day(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`${text} is not a date`);
  return date;
}
