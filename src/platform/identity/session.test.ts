import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { dayInParis } from "#platform/context/clock.ts";
import { newId } from "#platform/values/ids.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, principalSql, seedActeurs } from "#testing/personas.ts";
import { appareilOf } from "./appareil.ts";
import { empreinteOf } from "./jeton.ts";
import type { PrincipalPersonne } from "./principal.ts";
import {
  ABSOLUTE_SECONDS,
  closeSession,
  IDLE_SECONDS,
  openSession,
  readSession,
  touchSession,
} from "./session.ts";

const base = setUpDatabase();
const d63 = departement("63");
const now = Temporal.Instant.from(NOW);
const at = (seconds: number) => now.add({ seconds });
let seme: ActeursSeme;

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
});

const open = (personne: PrincipalPersonne, replaced: string | null = null) =>
  base().database.national((tx) =>
    openSession(
      tx,
      { compte: null, agir: personne, moyen: "demonstration", appareil: "Firefox sur Linux" },
      now,
      replaced,
    ),
  );

/** The session as a page of `code` reads it, `seconds` after it was opened. */
const read = (jeton: string, seconds = 0, code = d63) =>
  base().database.readDepartement(code, (tx) =>
    readSession(tx, jeton, at(seconds), { departement: code, today: dayInParis(at(seconds)), principalSql }),
  );

const touch = (jeton: string, seconds: number) =>
  base().database.national((tx) => touchSession(tx, empreinteOf(jeton), at(seconds)));

describe("a session", () => {
  it("says who acts and with which roles, in the département where they act only", async () => {
    const { redacteurMsa } = seme.personnes;
    const jeton = await open(redacteurMsa);
    expect((await read(jeton))?.principal).toEqual(redacteurMsa);
    const elsewhere = await read(jeton, 0, departement("03"));
    expect(elsewhere).toMatchObject({ principal: null, agir: { departement: "63" } });
  });

  it("keeps no cookie in the base", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    const rows = await base().database.national((tx) => tx.selectFrom("session").selectAll().execute());
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(jeton);
  });

  it("opens with its own cookie and with no other", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jeton.length - 1),
        fc.constantFrom("A", "b", "_", "7"),
        async (rank, letter) => {
          const other = jeton.slice(0, rank) + letter + jeton.slice(rank + 1);
          fc.pre(other !== jeton);
          expect(await read(other)).toBeNull();
        },
      ),
      { numRuns: 20 },
    );
    expect(await read(empreinteOf(jeton))).toBeNull();
  });

  it("ends two hours after the last request, to the second", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    expect(await read(jeton, IDLE_SECONDS - 1)).not.toBeNull();
    expect(await read(jeton, IDLE_SECONDS)).toBeNull();
    await touch(jeton, 3_600);
    expect(await read(jeton, 3_600 + IDLE_SECONDS - 1)).not.toBeNull();
    expect(await read(jeton, 3_600 + IDLE_SECONDS)).toBeNull();
  });

  it("ends after twelve hours, however used", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    for (let seconds = 3_600; seconds < ABSOLUTE_SECONDS; seconds += 3_600) await touch(jeton, seconds);
    expect(await read(jeton, ABSOLUTE_SECONDS - 1)).not.toBeNull();
    expect(await read(jeton, ABSOLUTE_SECONDS)).toBeNull();
  });

  it("is not brought back by a request that comes after its end", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    await touch(jeton, IDLE_SECONDS);
    expect(await read(jeton, IDLE_SECONDS)).toBeNull();
  });

  it("asks to be written again after five minutes, not before", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    expect((await read(jeton, 299))?.ancienne).toBe(false);
    expect((await read(jeton, 300))?.ancienne).toBe(true);
  });

  it("ends when the clock is set back before it was opened, and bears a few minutes of drift", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    expect(await read(jeton, -300)).not.toBeNull();
    expect(await read(jeton, -301)).toBeNull();
    await touch(jeton, -200);
    expect(await read(jeton, IDLE_SECONDS - 1)).not.toBeNull();
  });

  it("takes the place of the one that the browser had", async () => {
    const before = await open(seme.personnes.redacteurMsa);
    const after = await open(seme.personnes.correspondantCd, before);
    expect(await read(before)).toBeNull();
    expect((await read(after))?.principal?.nom).toBe("Côme Correspondant");
  });

  it("is closed for good", async () => {
    const jeton = await open(seme.personnes.redacteurMsa);
    await base().database.national((tx) => closeSession(tx, jeton));
    expect(await read(jeton)).toBeNull();
  });

  it("leaves a visitor when the person holds no role there", async () => {
    const { personnes, institutions } = seme;
    const elsewhere = { ...personnes.redacteurMsa, institution: institutions.caf };
    expect(await read(await open(elsewhere))).toMatchObject({ principal: null });
    expect(await read(await open({ ...personnes.redacteurMsa, personne: newId() }))).toMatchObject({
      principal: null,
    });
  });
});

describe("the device", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
      "Edge sur Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      "Safari sur iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
      "Chrome sur Android",
    ],
    ["curl/8.5.0", "Appareil inconnu"],
    [null, "Appareil inconnu"],
  ])("%s is « %s »", (header, said) => {
    expect(appareilOf(header)).toBe(said);
  });
});
