import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { loadRenvoisDeFiche } from "#platform/references/load-renvois.ts";
import { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { attachAction } from "../../commands/renvois/attach-action.ts";
import { declareFiliation } from "../../commands/renvois/declare-filiation.ts";
import { parseCouverture } from "../../domain/renvois/couverture.ts";
import { reliablesSchemas } from "../../reliables.ts";
import { loadCouverture } from "./load-couverture.ts";
import { loadFiliation } from "./load-filiation.ts";

const d63 = departement("63");
const base = setUpDatabase();
const references = new References();
references.addReliables(reliablesSchemas);
let acteurs: ActeursSeme;
let parent: SchemaSeme;
let local: SchemaSeme;
let secret: SchemaSeme;

beforeAll(async () => {
  const { platform } = base();
  acteurs = await seedActeurs(platform, d63);
  parent = await seedSchema(platform, d63, acteurs, { titre: "Départemental" });
  local = await seedSchema(platform, d63, acteurs, { titre: "Local" });
  secret = await seedSchema(platform, d63, acteurs, { titre: "Secret", phase: "elaboration" });
  for (const schema of [local, secret]) {
    await act((ctx) =>
      declareFiliation(ctx, {
        ...{ schema: schema.publicId, autre: parent.publicId, nature: "decline", note: "Entre nous" },
        ...{ du: ctx.today, au: null, cle: newId() },
      }),
    );
  }
  await tie(objectif(local, 1), objectif(parent, 1));
  await tie(objectif(secret, 1), objectif(parent, 2));
  await tie(objectif(secret, 3), objectif(local, 3));
  await tie(action(local, "2-A"), action(parent, "1-A"));
  await act((ctx) =>
    attachAction(ctx, {
      ...{ schema: local.publicId, sous: objectif(local, 2).cle, cle: newId() },
      action: { schema: parent.publicId, action: parent.actions["2-B"].publicId },
    }),
  );
}, 60_000);

const redacteur = () => acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(d63, redacteur(), work);
const read = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>) =>
  base().platform.read(d63, principal, work);
const objectif = (schema: SchemaSeme, no: number) => ({
  ...{ genre: "objectif", cle: schema.objectifs.get(no)?.id ?? "" },
});
const action = (schema: SchemaSeme, code: CodeSeme) => ({
  genre: "action",
  cle: schema.actions[code].publicId,
});
const tie = (objet: { genre: string; cle: string }, autre: { genre: string; cle: string }) =>
  act((ctx) =>
    addRenvoi(ctx, references, {
      ...{ objet, autre, nature: "decline", sens: "direct", note: "", cle: newId() },
    }),
  );

const couverture = async (principal: Principal, query = "") => {
  const filtre = parseCouverture(new URLSearchParams(query));
  const vue = await read(principal, (ctx) => loadCouverture(ctx, parent.publicId, filtre));
  const cell = (one: (typeof vue.lignes)[number]["cellules"][number]) =>
    one.map(({ objet, rattachee }) => `${objet.titre}${rattachee ? " (les deux)" : ""}`);
  return {
    comptes: vue.comptes,
    declinants: vue.declinants.map(({ titre }) => titre),
    lignes: vue.lignes.map(({ ligne, cellules }) => [ligne.titre.slice(0, 2), ...cellules.map(cell)]),
  };
};

describe("the table of coverage", () => {
  it("says what declines each objectif in each scheme, and what nothing declines", async () => {
    const found = await couverture(redacteur());
    expect(found.declinants).toEqual(["Local", "Secret"]);
    expect(found.comptes).toEqual({ declines: 2, vides: 1 });
    expect(found.lignes).toEqual([
      ["1.", ["1. Créer des places", expect.stringMatching(/^2-A /)], []],
      ["2.", [expect.stringMatching(/^2-B .*\(les deux\)$/)], ["1. Créer des places"]],
      ["3.", [], []],
    ]);
  });

  it("filters by state, by scheme and by volet; bad values are as none", async () => {
    expect((await couverture(redacteur(), "etat=vides")).lignes.map(([no]) => no)).toEqual(["3."]);
    const one = await couverture(redacteur(), `schema=${secret.publicId}`);
    expect([one.declinants, one.comptes]).toEqual([["Secret"], { declines: 1, vides: 2 }]);
    expect((await couverture(redacteur(), "volet=9")).lignes).toEqual([]);
    const odd = await couverture(redacteur(), "volet=-1&etat=tout&schema=%27%3B--");
    expect(odd).toEqual(await couverture(redacteur()));
  });

  it("says nothing of a draft to a visitor", async () => {
    const found = await couverture(ANONYME);
    expect(found.declinants).toEqual(["Local"]);
    expect(found.comptes).toEqual({ declines: 2, vides: 1 });
    expect(
      JSON.stringify(
        await read(ANONYME, (ctx) =>
          loadCouverture(ctx, parent.publicId, parseCouverture(new URLSearchParams())),
        ),
      ),
    ).not.toContain("Secret");
  });
});

describe("the page of linked schemes", () => {
  it("says on the local scheme what each line comes from", async () => {
    const { provenance, choix } = await read(redacteur(), (ctx) => loadFiliation(ctx, local.publicId));
    expect(
      provenance?.map(({ ligne, origines }) => [
        ligne.titre.slice(0, 2),
        origines.map(({ objet, par, rattachee }) => [
          objet.titre.slice(0, 3),
          par?.titre.slice(0, 3) ?? null,
          rattachee,
        ]),
      ]),
    ).toEqual([
      ["1.", [["1. ", null, false]]],
      [
        "2.",
        [
          ["1-A", "2-A", false],
          ["2-B", null, true],
        ],
      ],
      ["3.", []],
    ]);
    expect(choix?.parents.map(({ label }) => label)).toContain("Objectif 1. Créer des places");
  });

  it("shows a visitor neither notes, nor drafts, nor a form", async () => {
    const vue = await read(ANONYME, (ctx) => loadFiliation(ctx, parent.publicId));
    expect(vue.choix).toBeNull();
    expect(vue.filiations.map(({ autre, note, institution }) => [autre.titre, note, institution])).toEqual([
      ["Local", "", null],
    ]);
  });
});

describe("the ties of an objectif on its own page", () => {
  const ties = (principal: Principal) =>
    read(principal, (ctx) =>
      loadRenvoisDeFiche(ctx, references, { genre: "objectif", id: objectif(local, 3).cle as never }),
    ).then(({ renvois }) => renvois.length);

  it("hide one that leads to a draft from a visitor, and one that leads to what was removed from everybody", async () => {
    expect([await ties(redacteur()), await ties(ANONYME)]).toEqual([1, 0]);
    await tie(objectif(local, 3), objectif(parent, 3));
    expect([await ties(redacteur()), await ties(ANONYME)]).toEqual([2, 1]);
    await base().platform.act(d63, ESSAIS, ({ tx, now }) =>
      tx
        .updateTable("objectif")
        .set({ retire_le: now.toString() })
        .where("id", "=", objectif(parent, 3).cle as never)
        .execute(),
    );
    expect([await ties(redacteur()), await ties(ANONYME)]).toEqual([1, 0]);
  });
});
