import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { recordJournal } from "./journal.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

function linesOf(objet: Id<string>) {
  return base().platform.read(d63, ESSAIS, ({ tx }) =>
    tx
      .selectFrom("journal")
      .selectAll()
      .where("departement", "=", d63)
      .where("objet", "=", objet)
      .orderBy("operation")
      .execute(),
  );
}

function record(principal: Principal, objet: Id<string>): Promise<void> {
  return base().platform.act(d63, principal, (ctx) =>
    recordJournal(ctx, [
      {
        operation: "essai.creer",
        objet: { genre: "essai", id: objet },
        apres: { titre: 'L\'été, « déjà » ; \\ "ok"' },
      },
      {
        operation: "essai.retirer",
        objet: { genre: "essai", id: objet },
        avant: { liste: [1, null, { a: true }] },
      },
    ]),
  );
}

describe("the journal", () => {
  it("says what changed, before and after, when, and who acted for whom", async () => {
    const objet = newId<"essai">();
    const { redacteurMsa } = acteurs.personnes;
    await record(redacteurMsa, objet);
    const lines = await linesOf(objet);
    expect(lines.map(({ operation, avant, apres }) => ({ operation, avant, apres }))).toEqual([
      { operation: "essai.creer", avant: null, apres: { titre: 'L\'été, « déjà » ; \\ "ok"' } },
      { operation: "essai.retirer", avant: { liste: [1, null, { a: true }] }, apres: null },
    ]);
    const { personne, nom, institution } = redacteurMsa;
    for (const line of lines) {
      expect(line.auteur).toEqual({ genre: "personne", personne, nom, institution, institutionNom: "MSA" });
      expect(Temporal.Instant.from(line.instant).toString()).toBe(NOW);
    }
  });

  it("names the platform when it acted by itself", async () => {
    const objet = newId<"essai">();
    await record(ESSAIS, objet);
    expect((await linesOf(objet)).map((line) => line.auteur)).toEqual([ESSAIS, ESSAIS]);
  });

  it("keeps no line of a command that was rolled back", async () => {
    const objet = newId<"essai">();
    const failed = base().platform.act(d63, ESSAIS, async (ctx) => {
      await recordJournal(ctx, [{ operation: "essai.creer", objet: { genre: "essai", id: objet } }]);
      throw new Error("after the journal");
    });
    await expect(failed).rejects.toThrow("after the journal");
    expect(await linesOf(objet)).toEqual([]);
  });

  it("is not touched when there is nothing to say", async () => {
    await base().platform.read(d63, ESSAIS, (ctx) => recordJournal(ctx, []));
  });

  it("takes a thousand lines in one go", async () => {
    const objet = newId<"essai">();
    const lines = Array.from({ length: 1000 }, (_, n) => ({
      operation: "essai.compter",
      objet: { genre: "essai", id: objet },
      apres: { n },
    }));
    await base().platform.act(d63, ESSAIS, (ctx) => recordJournal(ctx, lines));
    const kept = (await linesOf(objet)).map((line) => (line.apres as { n: number }).n);
    expect(kept.sort((a, b) => a - b)).toEqual(lines.map((_, n) => n));
  });
});
