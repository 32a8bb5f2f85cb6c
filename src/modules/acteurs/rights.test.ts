import { expect, it } from "vitest";
import { may } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { type Demande, demandes } from "#testing/demandeurs.ts";
import { type DroitsInstitution, operationsActeurs } from "./rights.ts";

const writes = ({ lieu, role }: Demande) =>
  lieu === "ici" && (role === "redacteur" || role === "administrateur");

/** Who may do what of what concerns no institution in particular; everybody else is refused. */
const TABLE = {
  voirPersonnes: ({ lieu }: Demande) => lieu === "ici",
  ecrire: writes,
};

it.each(Object.keys(TABLE) as (keyof typeof TABLE)[])("%s: the table and nothing else", (name) => {
  const allowed = demandes().filter(({ demandeur }) => may(demandeur, operationsActeurs[name], null));
  const expected = demandes().filter(TABLE[name]);
  expect(allowed.map(({ nom }) => nom)).toEqual(expected.map(({ nom }) => nom));
  expect(expected.length).toBeGreaterThan(0);
});

/** The same, by whether the object is of the institution of the one who asks (`sienne`) or of another. */
const TABLE_INSTITUTION: Record<"donnerRole", (demande: Demande, sienne: boolean) => boolean> = {
  donnerRole: ({ lieu, role }, sienne) => lieu === "ici" && role === "administrateur" && sienne,
};

it.each(
  (Object.keys(TABLE_INSTITUTION) as (keyof typeof TABLE_INSTITUTION)[]).flatMap((name) =>
    [true, false].map((sienne) => [name, sienne] as const),
  ),
)("%s, own institution %s: the table and nothing else", (name, sienne) => {
  const all = demandes();
  const allowed = all.filter(({ demandeur, personne }) => {
    const objet: DroitsInstitution = { institution: sienne && personne ? personne.institution : newId() };
    return may(demandeur, operationsActeurs[name], objet);
  });
  const expected = all.filter((demande) => TABLE_INSTITUTION[name](demande, sienne));
  expect(allowed.map(({ nom }) => nom)).toEqual(expected.map(({ nom }) => nom));
});
