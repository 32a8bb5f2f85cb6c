import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { Database } from "#platform/database/database.ts";
import { setUpDatabase } from "#testing/database.ts";
import { countAttempts, TENTATIVES } from "./attempts.ts";

const base = setUpDatabase();
const SECRET = "secret d'essai";
const START = Temporal.Instant.from("2026-11-25T08:00:00Z");
const refused = { code: "limite.tentatives", status: 429 };

const count = (sujet: string, seconds = 0, from: Database = base().database) =>
  countAttempts(from, SECRET, START.add({ seconds }), [{ nature: "connexion-personne", sujet }]);

describe("attempts", () => {
  it("stop a hundred tries to sign in, on two processes at once, and start again later", async () => {
    const other = new Database(base().settings, { connections: 5 });
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, (_, rank) => count("a@exemple.fr", 0, rank % 2 ? other : base().database)),
    );
    await other.close();
    const { capacite, parMinute } = TENTATIVES["connexion-personne"];
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(capacite);
    await expect(count("a@exemple.fr")).rejects.toMatchObject({
      ...refused,
      details: { secondes: 60 / parMinute },
    });
    await expect(count("b@exemple.fr")).resolves.toBeUndefined();
    await expect(count("a@exemple.fr", 60 / parMinute)).resolves.toBeUndefined();
    await expect(count("a@exemple.fr", 60 / parMinute)).rejects.toMatchObject(refused);
  });

  it("count each subject of a try, even when another refuses it", async () => {
    const sign = (personne: string) =>
      countAttempts(base().database, SECRET, START, [
        { nature: "connexion-adresse", sujet: "203.0.113.9" },
        { nature: "connexion-personne", sujet: personne },
      ]);
    const { capacite } = TENTATIVES["connexion-adresse"];
    for (let rank = 0; rank < capacite; rank += 1) await sign(`personne-${rank}`);
    await expect(sign("une autre")).rejects.toMatchObject(refused);
  });

  it("neither open nor lock when the clock is set back", async () => {
    for (let rank = 0; rank < 8; rank += 1) await count("recul", 3_600);
    await expect(count("recul", 0)).rejects.toMatchObject(refused);
    await expect(count("recul", 240)).resolves.toBeUndefined();
  });

  it("keep nothing that says who tried", async () => {
    await count("camille.essai@exemple.fr");
    const rows = await base().database.national((tx) => tx.selectFrom("tentative").selectAll().execute());
    expect(JSON.stringify(rows)).not.toMatch(/camille|exemple|203\.0/);
  });
});
