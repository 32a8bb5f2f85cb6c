import { describe, expect, it } from "vitest";
import { acteurs03 } from "#modules/acteurs/demo/acteurs-03.ts";
import { acteurs43 } from "#modules/acteurs/demo/acteurs-43.ts";
import { acteurs63 } from "#modules/acteurs/demo/acteurs-63.ts";
import type { ContenuActeur, ContenuPersonne } from "#modules/acteurs/demo/contenu.ts";
import { personnes03 } from "#modules/acteurs/demo/personnes-03.ts";
import { personnes43 } from "#modules/acteurs/demo/personnes-43.ts";
import { personnes63 } from "#modules/acteurs/demo/personnes-63.ts";
import { normalise } from "#platform/values/french.ts";
import { lastDay, parsePartialDate } from "#platform/values/partial-date.ts";
import type { ContenuAction, ContenuSchema } from "./contenu.ts";
import { schema03 } from "./contenu-03.ts";
import { schema43 } from "./contenu-43.ts";
import { schema63 } from "./contenu-63.ts";
import { descriptionsParentalite } from "./descriptions-63-parentalite.ts";
import { descriptionsEnfance } from "./descriptions-63-petite-enfance.ts";

type Demonstration = {
  departement: string;
  schema: ContenuSchema;
  acteurs: readonly ContenuActeur[];
  personnes: readonly ContenuPersonne[];
};

const demonstrations: readonly Demonstration[] = [
  { departement: "03", schema: schema03, acteurs: acteurs03, personnes: personnes03 },
  { departement: "43", schema: schema43, acteurs: acteurs43, personnes: personnes43 },
  { departement: "63", schema: schema63, acteurs: acteurs63, personnes: personnes63 },
];

const engagementsOf = (schema: ContenuSchema) => schema.volets.flatMap((volet) => volet.engagements);
const objectifsOf = (schema: ContenuSchema) =>
  engagementsOf(schema).flatMap((engagement) => engagement.objectifs);
const actionsOf = (schema: ContenuSchema) => objectifsOf(schema).flatMap((objectif) => objectif.actions);
const lastNews = (action: ContenuAction) => action.nouvelles?.at(-1);
const tally = (values: readonly string[]) =>
  Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((v) => v === value).length]));

/** Every normalised way to write an acteur → the keys of those who bear it. */
function writings(acteurs: readonly ContenuActeur[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const { cle, nom, sigle, alias = [] } of acteurs) {
    for (const ecrit of [nom, ...(sigle ? [sigle] : []), ...alias]) {
      const key = normalise(ecrit);
      map.set(key, (map.get(key) ?? new Set()).add(cle));
    }
  }
  return map;
}

describe("Puy-de-Dôme", () => {
  it("has the counts of the real plan", () => {
    const actions = actionsOf(schema63);
    expect(schema63.volets).toHaveLength(4);
    expect(engagementsOf(schema63)).toHaveLength(13);
    expect(objectifsOf(schema63)).toHaveLength(30);
    expect(tally(actions.map((action) => action.nature))).toEqual({ nouvelle: 59, a_poursuivre: 55 });
  });

  it("says of each action what it consists of", () => {
    const said = { ...descriptionsEnfance, ...descriptionsParentalite };
    expect(Object.keys(said)).toEqual(actionsOf(schema63).map(({ code }) => code));
    expect(new Set(Object.values(said)).size).toBe(114);
  });

  it("shows every situation: done, blocked, stale, past its term", () => {
    const actions = actionsOf(schema63);
    const last = actions.flatMap((action) => lastNews(action) ?? []);
    expect(tally(last.map((news) => news.statut))).toEqual({
      realisee: 18,
      en_cours: 45,
      a_venir: 7,
      suspendue: 4,
      abandonnee: 1,
    });
    expect(last.filter((news) => news.blocage)).toHaveLength(9);
    expect(last.filter((news) => news.blocage && news.blocage.joursEcheance < 0).length).toBeGreaterThan(2);
    const open = last.filter((news) => news.statut !== "realisee" && news.statut !== "abandonnee");
    expect(open.filter((news) => news.joursAvant > 200)).toHaveLength(14);
    const missed = actions.filter(
      ({ fin, ...action }) =>
        fin && fin < "2026-09" && fin !== "2026" && lastNews(action)?.statut === "en_cours",
    );
    expect(missed.map((action) => action.code)).toEqual(["1-F", "3-A", "9-D", "11-B", "18-D", "23-B"]);
  });
});

describe.each(demonstrations)("demonstration of $departement", ({ schema, acteurs, personnes }) => {
  const actions = actionsOf(schema);
  const names = writings(acteurs);
  const persons = new Map(personnes.map((personne) => [personne.cle, personne]));

  it("numbers its levels without a hole, in one run", () => {
    const from1 = (list: readonly unknown[]) => list.map((_, index) => index + 1);
    for (const level of [schema.volets, engagementsOf(schema), objectifsOf(schema)]) {
      expect(level.map((item) => item.no)).toEqual(from1(level));
    }
  });

  it("codes each action after its objectif: « 1-A », « 1-B »…", () => {
    for (const objectif of objectifsOf(schema)) {
      const expected = objectif.actions.map(
        (_, index) => `${objectif.no}-${String.fromCharCode(65 + index)}`,
      );
      expect(objectif.actions.map((action) => action.code)).toEqual(expected);
    }
    expect(new Set(actions.map((action) => action.code)).size).toBe(actions.length);
  });

  it("writes real dates, the end after the start", () => {
    for (const { code, debut, fin } of actions) {
      const start = debut === undefined ? null : parsePartialDate(debut);
      const end = fin === undefined ? null : parsePartialDate(fin);
      expect(debut === undefined || start !== null, code).toBe(true);
      expect(fin === undefined || end !== null, code).toBe(true);
      if (start && end) expect(lastDay(end).toString() >= start, code).toBe(true);
    }
  });

  it("fills every sheet: context, results, indicators, pilots", () => {
    for (const objectif of objectifsOf(schema)) {
      expect(objectif.contexte.length, objectif.titre).toBeGreaterThan(60);
      for (const list of [
        objectif.resultatsAttendus,
        objectif.indicateurs,
        objectif.pilotes,
        objectif.partenaires,
      ]) {
        expect(list.length, objectif.titre).toBeGreaterThan(0);
        expect(new Set(list).size, objectif.titre).toBe(list.length);
      }
    }
  });

  it("never writes two acteurs the same way, and lists a parent before its child", () => {
    expect([...names].filter(([, keys]) => keys.size > 1)).toEqual([]);
    const seen = new Set<string>();
    for (const { cle, parent } of acteurs) {
      expect(seen.has(cle), cle).toBe(false);
      if (parent) expect(seen.has(parent), cle).toBe(true);
      seen.add(cle);
    }
  });

  it("names pilots and partners that resolve to exactly one acteur, each of them once", () => {
    for (const owner of [...objectifsOf(schema), ...actions]) {
      for (const list of [owner.pilotes ?? [], owner.partenaires ?? []]) {
        const keys = list.map((nom) => [...(names.get(normalise(nom)) ?? [])]);
        expect(keys.filter((found) => found.length !== 1)).toEqual([]);
        expect(new Set(keys.flat()).size).toBe(list.length);
      }
    }
  });

  it("attaches its persons to institutions, with reserved addresses and actions that exist", () => {
    const institutions = acteurs
      .filter((acteur) => acteur.genre === "institution")
      .map((acteur) => acteur.cle);
    const codes = new Set(actions.map((action) => action.code));
    expect(persons.size).toBe(personnes.length);
    expect(new Set(personnes.map((personne) => personne.courriel)).size).toBe(personnes.length);
    for (const { cle, institution, courriel, roles, pilote = [] } of personnes) {
      expect(institutions, cle).toContain(institution);
      expect(courriel).toMatch(/^[a-z.-]+@[a-z0-9-]+\.example$/);
      expect(roles.length, cle).toBeGreaterThan(0);
      expect(pilote.filter((code) => !codes.has(code))).toEqual([]);
    }
  });

  it("lets only those write who may: a writer, or the named pilot of the action", () => {
    for (const { code, nouvelles = [] } of actions) {
      for (const { auteur } of nouvelles) {
        const person = persons.get(auteur);
        expect(person, `${code} ${auteur}`).toBeDefined();
        const writer = person?.roles.includes("redacteur") || person?.roles.includes("administrateur");
        const namedPilot = person?.roles.includes("correspondant") && person.pilote?.includes(code);
        expect(writer || namedPilot, `${code} ${auteur}`).toBe(true);
      }
    }
  });

  it("tells a story that holds: older first, never going back, the status agreeing with the progress", () => {
    for (const { code, nouvelles = [] } of actions) {
      for (const [index, news] of nouvelles.entries()) {
        const before = nouvelles[index - 1];
        if (before) {
          expect(news.joursAvant, code).toBeLessThan(before.joursAvant);
          expect(news.avancement, code).toBeGreaterThanOrEqual(before.avancement);
        }
        expect(news.joursAvant, code).toBeGreaterThan(0);
        if (index < nouvelles.length - 1) expect(["a_venir", "en_cours"], code).toContain(news.statut);
        expect(news.avancement === 100, code).toBe(news.statut === "realisee");
        if (news.statut === "a_venir") expect(news.avancement, code).toBe(0);
        if (news.blocage) expect(["en_cours", "suspendue"], code).toContain(news.statut);
      }
    }
  });
});

describe("the two fictitious schemes", () => {
  it.each([
    ["03", schema03],
    ["43", schema43],
  ])("%s is small and says that it is fictitious", (_, schema) => {
    expect(schema.volets).toHaveLength(2);
    expect(engagementsOf(schema)).toHaveLength(3);
    expect(objectifsOf(schema)).toHaveLength(5);
    expect(actionsOf(schema).length).toBeGreaterThanOrEqual(11);
    expect(actionsOf(schema).length).toBeLessThanOrEqual(13);
    for (const objectif of objectifsOf(schema)) expect(objectif.contexte).toMatch(/^Exemple fictif/);
  });
});
