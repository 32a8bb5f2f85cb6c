import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import {
  type ActionFiltrable,
  ALERTES,
  type FiltrePlan,
  formatFiltre,
  isSansFiltre,
  parseFiltre,
  SANS_FILTRE,
  selectActions,
} from "./filtre-plan.ts";
import { NATURES, STATUTS } from "./vocabulaire.ts";

const CALME = { bloquee: false, enRetard: false, nonDemarree: false, sansNouvelles: false };

function action(code: string, values: Partial<ActionFiltrable> = {}): ActionFiltrable {
  return {
    code,
    intitule: `Action ${code}`,
    nature: "nouvelle",
    debut: null,
    fin: null,
    pilotes: [{ publicId: "caf" }],
    partenaires: [],
    etiquettes: [],
    situation: { statut: "en_cours", ...CALME },
    ...values,
  };
}

function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

const PLAN = [
  {
    engagements: [
      {
        objectifs: [
          {
            titre: "Mieux accueillir les tout-petits",
            actions: [
              action("1-A", {
                intitule: "Créer une crèche à Thiers",
                nature: "a_poursuivre",
                etiquettes: [{ publicId: "bebes" }],
              }),
              action("1-B", { situation: { statut: "realisee", ...CALME }, pilotes: [{ publicId: "msa" }] }),
            ],
          },
        ],
      },
      {
        objectifs: [
          { titre: "Former", actions: [action("2-A", { debut: date("2024-09"), fin: date("2025") })] },
        ],
      },
    ],
  },
  {
    engagements: [
      {
        objectifs: [
          {
            titre: "Soutenir",
            actions: [
              action("31-A", {
                situation: { statut: "en_cours", ...CALME, enRetard: true, bloquee: true },
                partenaires: [{ publicId: "caf" }],
                pilotes: [],
              }),
            ],
          },
          { titre: "Sans action", actions: [] },
        ],
      },
    ],
  },
];

const codes = (filtre: Partial<FiltrePlan>) =>
  [...selectActions(PLAN, { ...SANS_FILTRE, ...filtre })].map(({ code }) => code);

describe("selectActions", () => {
  it("keeps every action without filter, in the order of the plan", () => {
    expect(codes({})).toEqual(["1-A", "1-B", "2-A", "31-A"]);
  });

  it.each<[string, Partial<FiltrePlan>, string[]]>([
    ["rank of the volet", { volet: 2 }, ["31-A"]],
    ["a volet that is not there", { volet: 9 }, []],
    ["rank of the engagement in the whole plan", { engagement: 3 }, ["31-A"]],
    ["status", { statut: "realisee" }, ["1-B"]],
    ["late", { situation: "en-retard" }, ["31-A"]],
    ["blocked", { situation: "bloquee" }, ["31-A"]],
    ["stale", { situation: "sans-nouvelles" }, []],
    ["not started", { situation: "non-demarree" }, []],
    ["nature", { nature: "a_poursuivre" }, ["1-A"]],
    ["pilot", { pilote: "msa" }, ["1-B"]],
    ["partner, who is not a pilot", { partenaire: "caf" }, ["31-A"]],
    ["tag", { etiquette: "bebes" }, ["1-A"]],
    ["a tag that nothing bears", { etiquette: "caf" }, []],
    ["a year before the start", { annee: 2023 }, ["1-A", "1-B", "31-A"]],
    ["the year of the start, by month", { annee: 2024 }, ["1-A", "1-B", "2-A", "31-A"]],
    ["the year of the end", { annee: 2025 }, ["1-A", "1-B", "2-A", "31-A"]],
    ["a year after the end", { annee: 2026 }, ["1-A", "1-B", "31-A"]],
    ["words without accents, in any order", { recherche: "THIERS creche" }, ["1-A"]],
    ["a code that exists, alone", { recherche: "1-a" }, ["1-A"]],
    ["the beginning of a code", { recherche: "2" }, ["2-A"]],
    ["a text of punctuation only, which seeks nothing", { recherche: "!" }, ["1-A", "1-B", "2-A", "31-A"]],
    ["the title of the objectif", { recherche: "tout-petits" }, ["1-A", "1-B"]],
    ["all criteria at once", { recherche: "tout petits", statut: "realisee", pilote: "msa" }, ["1-B"]],
    ["criteria that nothing meets together", { pilote: "msa", statut: "en_cours" }, []],
  ])("by %s", (_name, filtre, expected) => {
    expect(codes(filtre)).toEqual(expected);
  });
});

describe("address of a filter", () => {
  const id = fc.stringMatching(/^[0-9a-z]{1,12}$/);
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const filtre: fc.Arbitrary<FiltrePlan> = fc.record({
    volet: maybe(fc.integer({ min: 1, max: 9999 })),
    engagement: maybe(fc.integer({ min: 1, max: 9999 })),
    statut: maybe(fc.constantFrom(...STATUTS)),
    situation: maybe(fc.constantFrom(...ALERTES)),
    nature: maybe(fc.constantFrom(...NATURES)),
    pilote: maybe(id),
    partenaire: maybe(id),
    etiquette: maybe(id),
    annee: maybe(fc.integer({ min: 1900, max: 2199 })),
    recherche: maybe(
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
        .map((text) => text.replace(/\s+/g, " ").trim()),
    ).map((text) => text || null),
  });

  it("comes back the same from its address", () => {
    fc.assert(
      fc.property(filtre, (one) => {
        expect(parseFiltre(new URLSearchParams(formatFiltre(one)))).toEqual(one);
      }),
    );
  });

  it("never fails, and reads the same a second time, whatever the address says", () => {
    const names = fc.constantFrom(...Object.keys(SANS_FILTRE), "autre");
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ unit: "binary", maxLength: 300 }))), (pairs) => {
        const once = parseFiltre(new URLSearchParams(pairs));
        expect(parseFiltre(new URLSearchParams(formatFiltre(once)))).toEqual(once);
      }),
    );
  });

  it("leaves out what cannot be understood", () => {
    const params = new URLSearchParams(
      "volet=0&engagement=1.5&statut=fini&situation=x&nature=&pilote=é&partenaire=a%20b&annee=99&recherche=%20%0A",
    );
    expect(isSansFiltre(parseFiltre(params))).toBe(true);
  });

  it("writes nothing for no filter, and each criterion in a fixed order", () => {
    expect(formatFiltre(SANS_FILTRE)).toBe("");
    expect(formatFiltre({ recherche: "crèche & co", volet: 2 })).toBe(
      "?volet=2&recherche=cr%C3%A8che+%26+co",
    );
  });

  it("cuts a text too long to be sought", () => {
    expect(parseFiltre(new URLSearchParams({ recherche: "é".repeat(500) })).recherche).toHaveLength(200);
  });
});
