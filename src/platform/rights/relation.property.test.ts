import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { ROLES } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type Demande, demandes } from "#testing/demandeurs.ts";
import { outlook } from "./outlook.ts";
import {
  type ActeurSet,
  acteurColumn,
  acteurSet,
  allOf,
  always,
  anyOf,
  attribute,
  includes,
  isEmpty,
  isOneOf,
  not,
  type Relation,
  readSet,
} from "./relation.ts";
import {
  anybodyWhen,
  filter,
  may,
  type Operation,
  personOfDepartement,
  type Rule,
  roleWhen,
} from "./rights.ts";

const base = setUpDatabase();

/** Everything that a rule can look at: a text, a yes or no, both possibly absent, two sets of acteurs and one acteur. */
type Objet = {
  id: number;
  genre: string | null;
  ouvert: boolean | null;
  membres: Id<"acteur">[];
  pilotes: Id<"acteur">[];
  proprietaire: Id<"acteur"> | null;
};

const genre = attribute("objet.genre", (objet: Objet) => objet.genre);
const ouvert = attribute("objet.ouvert", (objet: Objet) => objet.ouvert);
/** What the base holds for the run under way: the pairs of a set are looked for apart from the objects. */
let kept: readonly Objet[] = [];

/** Under the alias that queries of the property also take: the two must not be taken for one another. */
function pairsOf(of: (objet: Objet) => Id<"acteur">[]) {
  const rows = kept.flatMap((one) => of(one).map((acteur) => sql`(${one.id}::int, ${acteur}::uuid)`));
  const values = sql.join([sql`(NULL::int, NULL::uuid)`, ...rows]);
  return sql`SELECT m.id, m.acteur FROM (VALUES ${values}) AS m (id, acteur) WHERE m.id IS NOT NULL`;
}

const sets: ActeurSet<Objet>[] = [
  acteurSet(
    (objet: Objet) => objet.membres,
    "objet.id",
    () => pairsOf(({ membres }) => membres),
  ),
  acteurSet(
    (objet: Objet) => objet.pilotes,
    "objet.id",
    () => pairsOf(({ pilotes }) => pilotes),
  ),
  acteurColumn("objet.proprietaire", (objet: Objet) => objet.proprietaire),
];

const asking = demandes();
/** Those who ask, their institutions, and somebody who never asks: what a set may hold. */
const known = asking.flatMap(({ personne }) => (personne ? [personne.personne, personne.institution] : []));
const somebody = fc.constantFrom(newId<"acteur">(), ...known);

const objets = fc.array(
  fc.record({
    genre: fc.constantFrom(null, "a", "b", "l'été « c »"),
    ouvert: fc.constantFrom(null, true, false),
    membres: fc.array(somebody, { maxLength: 3 }),
    pilotes: fc.array(somebody, { maxLength: 3 }),
    proprietaire: fc.option(somebody),
  }),
  { minLength: 1, maxLength: 12 },
);

const { relation } = fc.letrec<{ relation: Relation<Objet> }>((tie) => ({
  relation: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant(always),
    fc.subarray(["a", "b", "l'été « c »", "aucun"]).map((values) => isOneOf(genre, values)),
    fc.subarray([true, false]).map((values) => isOneOf(ouvert, values)),
    fc
      .tuple(fc.constantFrom(...sets), fc.constantFrom("institution" as const, "personne" as const))
      .map(([set, standing]) => includes(set, standing)),
    fc.constantFrom(...sets).map((set) => isEmpty(set)),
    tie("relation").map((one) => not(one)),
    fc.array(tie("relation"), { maxLength: 3 }).map((several) => allOf(...several)),
    fc.array(tie("relation"), { maxLength: 3 }).map((several) => anyOf(...several)),
  ),
}));

const rule: fc.Arbitrary<Rule<Objet>> = fc.oneof(
  relation.map((one) => anybodyWhen("tout le monde", one)),
  fc.tuple(fc.subarray([...ROLES]), relation).map(([roles, one]) => roleWhen("un rôle", roles, one)),
  fc.constant(personOfDepartement() as Rule<Objet>),
);

/** The numbers of the objects that the base gives to whoever asks, and their sets as it reads them. */
async function selected(
  { demandeur }: Demande,
  operation: Operation<Objet>,
  all: Objet[],
  alias: string,
): Promise<{ ids: number[]; read: string[] }> {
  kept = all;
  const name = sql.id(alias);
  const rows = all.map(
    (one) => sql`(${one.id}::int, ${one.genre}::text, ${one.ouvert}::boolean, ${one.proprietaire}::uuid)`,
  );
  const aliases = { objet: alias };
  const columns = sets.map((set) => readSet(set, demandeur, aliases));
  const query = sql<{ id: number; ok: boolean; read: string[][] }>`
    SELECT ${name}.id, ${filter(demandeur, operation, aliases)} AS ok,
           json_build_array(${sql.join(columns)}) AS read
      FROM (VALUES ${sql.join(rows)}) AS ${name} (id, genre, ouvert, proprietaire) ORDER BY 1`;
  const found = await base().database.national(async (tx) => (await query.execute(tx)).rows);
  return {
    ids: found.flatMap(({ id, ok }) => (ok ? [id] : [])),
    read: found.map((row) => JSON.stringify(row.read.map((set) => [...set].sort()))),
  };
}

it("says the same in memory and in the base, whatever the rules, the objects and whoever asks", async () => {
  let yes = 0;
  let no = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { maxLength: 3 }),
      objets,
      fc.constantFrom(...asking),
      fc.constantFrom("o", "m", "paire", "paire_", "objet", "id"),
      async (rules, contents, demande, alias) => {
        const operation = { code: "essai", libelle: "essayer", rules };
        const all = contents.map((one, id) => ({ id, ...one }));
        const allowed = all.filter((one) => may(demande.demandeur, operation, one)).map(({ id }) => id);
        const { ids, read } = await selected(demande, operation, all, alias);
        expect(ids).toEqual(allowed);
        const known = all.map((one) => JSON.stringify(sets.map((set) => [...new Set(set.of(one))].sort())));
        expect(read).toEqual(known);
        const refused = all.flatMap(({ id }) => (allowed.includes(id) ? [] : [id]));
        yes += allowed.length;
        no += refused.length;
      },
    ),
    { numRuns: 300 },
  );
  expect(Math.min(yes, no)).toBeGreaterThan(100);
});

it("is foretold without any object: yes is always yes, no is always no", () => {
  const certain = { oui: 0, non: 0 };
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 3 }),
      objets,
      fc.constantFrom(...asking),
      (rules, contents, demande) => {
        const operation = { code: "essai", libelle: "essayer", rules };
        const personne = demande.lieu === "ici" ? demande.personne : null;
        for (const institution of ["concernee", "autre"] as const) {
          const foretold = outlook(operation, personne && { roles: personne.roles, institution });
          if (foretold === "selon") continue;
          certain[foretold] += 1;
          const stands = (set: Id<"acteur">[]) => {
            const others = set.filter((one) => one !== personne?.institution);
            return institution === "concernee" && personne ? [...others, personne.institution] : others;
          };
          for (const [id, one] of contents.entries()) {
            const objet = {
              ...{ id, ...one, membres: stands(one.membres), pilotes: stands(one.pilotes) },
              proprietaire: institution === "concernee" ? (personne?.institution ?? null) : null,
            };
            expect(may(demande.demandeur, operation, objet)).toBe(foretold === "oui");
          }
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(Math.min(certain.oui, certain.non)).toBeGreaterThan(100);
});
