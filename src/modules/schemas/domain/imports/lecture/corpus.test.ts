import { describe, expect, it } from "vitest";
import type { Lecture } from "#platform/import/feuilles.ts";
import { messagesImport } from "#platform/import/messages.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { isRefusal, type Refusal } from "#platform/values/refusal.ts";
import type { Cas } from "#testing/corpus/cas.ts";
import { CORPUS } from "#testing/corpus/index.ts";
import { lirePlan } from "./lire-plan.ts";

type Issue = { refusal: Refusal } | { lecture: Lecture };

async function outcome(reading: Promise<Lecture>): Promise<Issue> {
  try {
    return { lecture: await reading };
  } catch (error) {
    if (isRefusal(error)) return { refusal: error };
    throw error;
  }
}

/** What is shown to a person must be a French sentence that is finished. */
function expectSentence(text: string | undefined): void {
  expect(text).toMatch(/^[\p{L}«].*[.!»]$/su);
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
}

function expectReading({ attendu }: Cas, lecture: Lecture): void {
  if ("refus" in attendu) throw new Error(`read, though ${attendu.refus} was expected`);
  const plan = lirePlan(lecture);
  for (const { message } of [...plan.erreurs, ...plan.avertissements]) expectSentence(message);
  for (const remarque of lecture.remarques) expectSentence(remarque);
  expect(lecture.feuilles.flatMap(({ lignes }) => lignes)).toHaveLength(attendu.lignes);
  if (attendu.encodage) expect(lecture.encodage).toBe(attendu.encodage);
  if (attendu.erreurs) {
    expect(plan.erreurs.map(({ ligne, colonne }) => [ligne, colonne])).toEqual(attendu.erreurs);
  }
  if (attendu.actions) expect(plan.actions.map(({ intitule }) => intitule)).toEqual(attendu.actions);
  if (attendu.dates) expect([plan.actions[0]?.debut, plan.actions[0]?.fin]).toEqual(attendu.dates);
  if (attendu.dit) {
    const said = [...lecture.remarques, ...plan.avertissements.map(({ message }) => message)].join("\n");
    expect(said.replaceAll("\u00a0", " ")).toContain(attendu.dit);
  }
}

describe("every file of the corpus", { timeout: 60_000 }, () => {
  it.each(CORPUS.map((cas) => [cas.titre, cas] as const))("%s", async (_, cas) => {
    const issue = await outcome(parseSheets(await cas.make(), cas.nom));
    if ("lecture" in issue) return expectReading(cas, issue.lecture);
    expect(cas.attendu).toEqual({ refus: issue.refusal.code });
    expectSentence(messagesImport[issue.refusal.code]?.(issue.refusal.details));
  });

  it("is the same in the thread of the server, for one file of each kind", async () => {
    const wanted = ["UTF-8", "XLSX: plain", "ODS: plain", "ODS: protected by a password", "XLSX: bomb"];
    for (const cas of CORPUS.filter(({ titre }) => wanted.includes(titre))) {
      const bytes = await cas.make();
      const [apart, here] = [
        await outcome(readSheets(bytes, cas.nom)),
        await outcome(parseSheets(bytes, cas.nom)),
      ];
      if ("lecture" in here) expect(apart).toEqual(here);
      else expect("refusal" in apart && apart.refusal.code).toBe(here.refusal.code);
    }
  });

  it("has a sentence for each refusal, with and without its details", () => {
    for (const sentence of Object.values(messagesImport)) expectSentence(sentence({}));
  });
});
