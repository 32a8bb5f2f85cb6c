import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf as readLinesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { recordJournal } from "./journal.ts";
import { lastAuthors } from "./last-authors.ts";
import { recordReading } from "./lecture.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

const linesOf = (objet: Id<string>) => readLinesOf(base().platform, d63, objet);

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
    expect(changesOf(lines)).toEqual([
      { operation: "essai.creer", avant: null, apres: { titre: 'L\'été, « déjà » ; \\ "ok"' } },
      { operation: "essai.retirer", avant: { liste: [1, null, { a: true }] }, apres: null },
    ]);
    const { personne, nom, institution } = redacteurMsa;
    for (const line of lines) {
      expect(line).toMatchObject({
        auteur_genre: "personne",
        auteur_personne: personne,
        auteur_institution: institution,
        auteur_nom: nom,
        auteur_institution_nom: "MSA",
      });
      expect(Temporal.Instant.from(line.instant).toString()).toBe(NOW);
    }
  });

  it("numbers lines in the order in which they were noted, without a gap", async () => {
    const objet = newId<"essai">();
    await record(ESSAIS, objet);
    await record(ESSAIS, objet);
    const numbers = (await linesOf(objet)).map(({ no }) => no);
    const [first = 0n] = numbers;
    expect(numbers).toEqual([first, first + 1n, first + 2n, first + 3n]);
  });

  it("names the platform when it acted by itself", async () => {
    const objet = newId<"essai">();
    await record(ESSAIS, objet);
    for (const line of await linesOf(objet)) {
      expect(line).toMatchObject({ auteur_genre: "systeme", auteur_nom: "essais", auteur_personne: null });
    }
  });

  it("names each author of one piece of work, and the account when there is one", async () => {
    const objet = newId<"essai">();
    const compte = newId<"compte">();
    const { redacteurMsa, piloteNomme } = acteurs.personnes;
    const line = { operation: "essai.creer", objet: { genre: "essai", id: objet } };
    await base().platform.act(d63, redacteurMsa, async (ctx) => {
      await recordJournal(ctx, [line]);
      await recordJournal({ ...ctx, principal: { ...piloteNomme, compte } as Principal }, [line]);
    });
    expect((await linesOf(objet)).map((one) => [one.auteur_nom, one.auteur_compte])).toEqual([
      ["Morgane Rédactrice", null],
      ["Paule Pilote", compte],
    ]);
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

  it("is not touched when there is nothing to say, and not written by what only reads", async () => {
    await base().platform.read(d63, ESSAIS, (ctx) => recordJournal(ctx, []));
    const line = { operation: "essai.creer", objet: { genre: "essai", id: newId() } };
    const written = base().platform.read(d63, ESSAIS, (ctx) => recordJournal(ctx, [line]));
    await expect(written).rejects.toThrow("only what acts");
  });

  it.each(["", "deux\nlignes", "x".repeat(101)])("takes no « %s » for an operation", async (operation) => {
    const written = base().platform.act(d63, ESSAIS, (ctx) =>
      recordJournal(ctx, [{ operation, objet: { genre: "essai", id: newId() } }]),
    );
    await expect(written).rejects.toThrow("not a word");
  });

  it("takes ten thousand lines in one go", async () => {
    const objet = newId<"essai">();
    const lines = Array.from({ length: 10_000 }, (_, n) => ({
      operation: "essai.compter",
      objet: { genre: "essai", id: objet },
      apres: { n },
    }));
    await base().platform.act(d63, ESSAIS, (ctx) => recordJournal(ctx, lines));
    const kept = (await linesOf(objet)).map((line) => (line.apres as { n: number }).n);
    expect(kept).toEqual(lines.map((_, n) => n));
  });

  it("keeps the words of values for the search, without case nor accents, and no identifier", async () => {
    const objet = newId<"essai">();
    await base().platform.act(d63, ESSAIS, (ctx) =>
      recordJournal(ctx, [
        {
          operation: "essai.creer",
          objet: { genre: "essai", id: objet },
          apres: { titre: "Crèche à l'Été", pilotes: [newId()], places: 12 },
        },
      ]),
    );
    expect((await linesOf(objet))[0]?.mots).toBe("creche a l'ete 12");
  });
});

describe("the last authors", () => {
  it("are those that the base knows, and those of the same work", async () => {
    const [before, now] = [newId<"essai">(), newId<"essai">()];
    await record(acteurs.personnes.redacteurMsa, before);
    const line = { operation: "essai.creer", objet: { genre: "essai", id: now } };
    const found = await base().platform.act(d63, acteurs.personnes.piloteNomme, async (ctx) => {
      await recordJournal(ctx, [line]);
      return lastAuthors(ctx, [before, now]);
    });
    expect([found.get(before)?.par, found.get(now)?.par]).toEqual(["Morgane Rédactrice", "Paule Pilote"]);
  });
});

describe("a reading of personal data", () => {
  const readings = (objet: Id<string> | null, operation: string) =>
    base().platform.read(d63, ESSAIS, ({ tx }) =>
      tx
        .selectFrom("journal_lecture")
        .selectAll()
        .where("departement", "=", d63)
        .where("operation", "=", operation)
        .where("objet", objet === null ? "is" : "=", objet)
        .execute(),
    );

  it("is written once the work was read, with who read", async () => {
    const objet = newId<"acteur">();
    const { redacteurMsa } = acteurs.personnes;
    const result = await base().platform.read(d63, redacteurMsa, async (ctx) => {
      recordReading(ctx, {
        operation: "essai.lire",
        objet: { genre: "acteur", id: objet },
        motif: "page d essai",
      });
      return "seen";
    });
    expect(result).toBe("seen");
    expect(await readings(objet, "essai.lire")).toMatchObject([
      {
        objet_genre: "acteur",
        motif: "page d essai",
        auteur_personne: redacteurMsa.personne,
        auteur_institution: redacteurMsa.institution,
      },
    ]);
  });

  it("may be of a list, and in work that writes", async () => {
    await base().platform.act(d63, acteurs.personnes.redacteurMsa, async (ctx) => {
      recordReading(ctx, { operation: "essai.lister", objet: { genre: "acteur", id: null } });
    });
    expect(await readings(null, "essai.lister")).toHaveLength(1);
  });

  it("is not written when the work fails, nor for somebody nobody knows", async () => {
    const objet = newId<"acteur">();
    const read = (principal: Principal, fail: boolean) =>
      base().platform.read(d63, principal, async (ctx) => {
        recordReading(ctx, { operation: "essai.lire", objet: { genre: "acteur", id: objet } });
        if (fail) throw new Error("not shown");
      });
    await expect(read(ESSAIS, true)).rejects.toThrow("not shown");
    await read({ genre: "anonyme" }, false);
    expect(await readings(objet, "essai.lire")).toEqual([]);
  });

  it("does not move the head that readings of pages are remembered by", async () => {
    const head = () =>
      base().platform.read(d63, ESSAIS, ({ tx }) =>
        tx.selectFrom("journal_tete").selectAll().where("departement", "=", d63).execute(),
      );
    const before = await head();
    await base().platform.read(d63, ESSAIS, async (ctx) =>
      recordReading(ctx, { operation: "essai.lire", objet: { genre: "acteur", id: newId() } }),
    );
    expect(await head()).toEqual(before);
  });
});
