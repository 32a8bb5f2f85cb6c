import type { Role } from "#platform/identity/principal.ts";
import type { Relation } from "./relation.ts";
import { concerns, type Operation, type Rule } from "./rights.ts";

/** What the rules answer before any object is known: yes on every one, on some, on none. */
export type Outlook = "oui" | "selon" | "non";

/**
 * Whoever could ask. `concernee`: their institution stands in every relation that the rules look at; `autre`: in none.
 * Null is a visitor.
 */
export type Situation = { roles: readonly Role[]; institution: "concernee" | "autre" } | null;

/** What `operation` answers to somebody in that situation, from the very rules that {@link may} reads. */
export function outlook(operation: Operation<never>, situation: Situation): Outlook {
  const answers = operation.rules.map((rule) =>
    isFor(rule, situation) ? prospect(rule.relation, situation) : "non",
  );
  return best(answers);
}

/** True when the answer may change with the institution in whose name somebody acts. */
export function dependsOnInstitution(operation: Operation<never>): boolean {
  return operation.rules.some((rule) => looksAtActeurs(rule.relation));
}

/** Only the roles of somebody count here: any person stands for all who hold them. */
function isFor(rule: Rule<never>, situation: Situation): boolean {
  return concerns(rule, situation && { roles: situation.roles });
}

function prospect(relation: Relation<never>, situation: Situation): Outlook {
  switch (relation.kind) {
    case "always":
      return "oui";
    case "oneOf":
      return relation.values.length === 0 ? "non" : "selon";
    case "includes":
      if (situation === null) return "non";
      // A named person may be of any institution.
      if (relation.standing === "personne") return "selon";
      return situation.institution === "concernee" ? "oui" : "non";
    case "empty":
      return situation?.institution === "concernee" ? "non" : "selon";
    case "all":
      return worst(relation.relations.map((one) => prospect(one, situation)));
    case "any":
      return best(relation.relations.map((one) => prospect(one, situation)));
    case "not":
      return OPPOSITE[prospect(relation.relation, situation)];
  }
}

function looksAtActeurs(relation: Relation<never>): boolean {
  switch (relation.kind) {
    case "includes":
    case "empty":
      return true;
    case "all":
    case "any":
      return relation.relations.some(looksAtActeurs);
    case "not":
      return looksAtActeurs(relation.relation);
    default:
      return false;
  }
}

const OPPOSITE: Readonly<Record<Outlook, Outlook>> = { oui: "non", selon: "selon", non: "oui" };

/** The highest: what « or » makes of several answers. */
function best(answers: readonly Outlook[]): Outlook {
  return answers.includes("oui") ? "oui" : answers.includes("selon") ? "selon" : "non";
}

/** The lowest: what « and » makes of several answers. */
function worst(answers: readonly Outlook[]): Outlook {
  return answers.includes("non") ? "non" : answers.includes("selon") ? "selon" : "oui";
}
