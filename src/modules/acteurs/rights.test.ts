import { expect, it } from "vitest";
import { may } from "#platform/rights/rights.ts";
import { type Demande, demandes } from "#testing/demandeurs.ts";
import { operationsActeurs } from "./rights.ts";

/** Who may do what; everybody else is refused. */
const TABLE: Record<keyof typeof operationsActeurs, (demande: Demande) => boolean> = {
  voirPersonnes: ({ lieu }) => lieu === "ici",
  ecrire: ({ lieu, role }) => lieu === "ici" && (role === "redacteur" || role === "administrateur"),
};

it.each(Object.keys(TABLE) as (keyof typeof TABLE)[])("%s: the table and nothing else", (name) => {
  const allowed = demandes().filter(({ demandeur }) => may(demandeur, operationsActeurs[name], null));
  const expected = demandes().filter(TABLE[name]);
  expect(allowed.map(({ nom }) => nom)).toEqual(expected.map(({ nom }) => nom));
  expect(expected.length).toBeGreaterThan(0);
});
