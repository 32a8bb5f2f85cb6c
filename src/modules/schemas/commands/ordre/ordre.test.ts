import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { freresOf, inReadingOrder, type Place, placeOf } from "../../domain/ordre/place.ts";
import { FORMES, type Forme, NIVEAUX, type Niveau, niveauxOf, parentOf } from "../../domain/plan/niveaux.ts";
import { loadLieux, type ObjetDuPlan } from "../../queries/ordre/find-ordre.ts";
import { deplacementOf, loadDeplacer } from "../../queries/ordre/load-ordre.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { createNiveau, type Fiche } from "../ecrire/create-niveau.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { insertMembre } from "../membres/write-membre.ts";
import { moveNiveau } from "./move-niveau.ts";

const base = setUpDatabase();
let monde: Monde;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma ordonné ${number}` });
});

const redacteur = () => monde.acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>, who: Principal = redacteur()) =>
  base().platform.act(D63, who, work);
const lieux = async (publicId = schema.publicId) => (await act((ctx) => loadLieux(ctx, publicId))).lieux;
const objectif = (no: number) => schema.objectifs.get(no)?.id ?? "";

async function one(niveau: Niveau, titre: string): Promise<ObjetDuPlan> {
  const found = (await lieux()).find((lieu) => lieu.niveau === niveau && lieu.titre.startsWith(titre));
  if (!found) throw new Error(titre);
  return found;
}
async function move(
  objet: ObjetDuPlan,
  place: Place,
  who: Principal = redacteur(),
  revision = objet.revision,
) {
  const { niveau, id } = objet;
  return act((ctx) => moveNiveau(ctx, { schema: schema.publicId, niveau, id, revision, ...place }), who);
}
/** The codes of the actions, as the plan is read. */
const codes = async () =>
  actionsOf(await act((ctx) => loadPlan(ctx, schema.publicId))).map(({ code }) => code);

/** An institution that holds one volet as a copilot, and a person of it. */
async function copiloteDUnVolet(volet: string): Promise<Principal> {
  const { institution, personnes } = monde.autre;
  await act(async (ctx) => {
    const portee = { genre: "volets" as const, ids: [volet as Id<"volet">] };
    const membre = { institution, role: "copilote" as const, portee, du: ctx.today, au: null };
    return insertMembre(ctx, "schemas.ajouter-copilote", schema.id, {
      ...membre,
      etat: "acceptee",
      succedeA: null,
    });
  });
  return personnes.redacteur;
}

describe("moving an object of the plan", () => {
  it("puts it before a sibling, in the journal with both ranks", async () => {
    const action = await one("action", "Réunir");
    await move(action, { sous: objectif(1), avant: schema.actions["1-A"].id });
    expect(await codes()).toEqual(["1-B", "1-A", "2-A", "2-B", "3-A"]);
    const lines = await linesOf(base().platform, D63, action.id, "schemas.deplacer");
    expect(changesOf(lines)).toEqual([
      { operation: "schemas.deplacer", avant: { rang: 2 }, apres: { rang: 1 } },
    ]);
  });

  it("puts it under another parent, with what hangs on it, and says from where to where", async () => {
    const objet = await one("objectif", "Soutenir");
    const vers = await one("engagement", "Accompagner");
    await move(objet, { sous: vers.id, avant: objectif(3) });
    expect(await codes()).toEqual(["1-A", "1-B", "2-A", "2-B", "3-A"]);
    const lines = await linesOf(base().platform, D63, objet.id, "schemas.deplacer");
    expect(changesOf(lines)).toEqual([
      {
        operation: "schemas.deplacer",
        avant: { sous: objet.parent, rang: 2 },
        apres: { sous: vers.id, rang: 1 },
      },
    ]);
    await move(await one("objectif", "Soutenir"), { sous: vers.id, avant: null });
    expect(await codes()).toEqual(["1-A", "1-B", "3-A", "2-A", "2-B"]);
  });

  it("puts the volets in order, with everything under them", async () => {
    const [first, second] = [await one("volet", "Petite enfance"), await one("volet", "Parentalité")];
    await move(second, { sous: null, avant: first.id });
    expect(await codes()).toEqual(["3-A", "1-A", "1-B", "2-A", "2-B"]);
  });

  it("writes nothing when it is there already, even from an old form", async () => {
    const action = await one("action", "Ouvrir");
    const before = await contents(base().database, [D63]);
    expect(
      await move(action, { sous: objectif(1), avant: schema.actions["1-B"].id }, redacteur(), 99),
    ).toBeNull();
    expect(changedTables(before, await contents(base().database, [D63]))).toEqual([]);
  });

  it("sent twice at once, moves once", async () => {
    const action = await one("action", "Ouvrir");
    const place = { sous: objectif(3), avant: null };
    const results = await Promise.all([move(action, place), move(action, place)]);
    expect(results.filter((one) => one !== null)).toHaveLength(1);
    expect(await linesOf(base().platform, D63, action.id, "schemas.deplacer")).toHaveLength(1);
    expect((await one("action", "Ouvrir")).revision).toBe(action.revision + 1);
  });

  it("asked by two people at once for two places, moves once and says so to the other", async () => {
    const action = await one("action", "Ouvrir");
    const settled = await Promise.allSettled([
      move(action, { sous: objectif(3), avant: null }),
      move(action, { sous: objectif(2), avant: null }, monde.acteurs.personnes.caf.administrateur),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = settled.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "ordre.perime", status: 409 });
  });

  it("done by several people at once to several objects, loses none and doubles none", async () => {
    const actions = (await lieux()).filter(({ niveau }) => niveau === "action");
    await Promise.all(actions.map((action) => move(action, { sous: objectif(3), avant: null })));
    const after = freresOf(await lieux(), "action", objectif(3));
    expect(after).toHaveLength(5);
    expect(new Set(after.map(({ ordre }) => ordre)).size).toBe(5);
  });

  it("is refused from an old form, and says where the object is", async () => {
    const action = await one("action", "Ouvrir");
    await move(action, { sous: objectif(2), avant: null });
    await expect(move(action, { sous: objectif(3), avant: null })).rejects.toMatchObject({
      code: "ordre.perime",
      status: 409,
      details: { place: `${objectif(2)}:` },
    });
  });

  it("is undone by going back, once", async () => {
    const order = await codes();
    const action = await one("action", "Réunir");
    const fait = await move(action, { sous: objectif(3), avant: schema.actions["3-A"].id });
    expect(fait).toEqual({ depuis: { sous: objectif(1), avant: null }, revision: action.revision + 1 });
    if (!fait) throw new Error("nothing moved");
    const { schema: found, lieux: now } = await act((ctx) => loadLieux(ctx, schema.publicId));
    const vient = { niveau: "action", id: action.id, ...fait };
    const dit = await act(async (ctx) => deplacementOf(ctx, found, now, vient));
    expect(dit).toMatchObject({ maintenant: "1re sur 2, sous « 3. Faire connaître les lieux d'écoute »" });
    await move(action, fait.depuis, redacteur(), fait.revision);
    expect(await codes()).toEqual(order);
    expect(await move(action, fait.depuis, redacteur(), fait.revision)).toBeNull();
    // The page is no longer offered a way back from what moved again.
    const after = await lieux();
    expect(await act(async (ctx) => deplacementOf(ctx, found, after, vient))).toBeNull();
  });

  it("leaves what is removed at its place among the others", async () => {
    await act((ctx) =>
      ctx.tx
        .updateTable("action")
        .set({ retiree_le: ctx.now.toString() })
        .where("id", "=", schema.actions["1-A"].id)
        .execute(),
    );
    const action = await one("action", "Réunir");
    await expect(move(action, { sous: objectif(1), avant: schema.actions["1-A"].id })).rejects.toMatchObject({
      code: "ordre.voisin",
    });
    await expect(
      move({ ...action, id: schema.actions["1-A"].id }, { sous: objectif(2), avant: null }),
    ).rejects.toMatchObject({ code: "introuvable" });
  });
});

describe("what may not be moved, or not there", () => {
  it.each(FORMES)(
    "« %s »: under nothing but the level that it asks for, and never under itself",
    async (forme) => {
      const { publicId, ids } = await remplir(forme);
      for (const niveau of NIVEAUX) {
        const id = ids.get(niveau) ?? newId();
        for (const [above, sous] of [...ids, ["schema", null] as const]) {
          if ((parentOf(forme, niveau) ?? "schema") === above && ids.has(niveau)) continue;
          const wrong = act((ctx) =>
            moveNiveau(ctx, { schema: publicId, niveau, id, revision: 1, sous, avant: null }),
          );
          await expect(wrong, `${niveau} under ${above}`).rejects.toMatchObject({
            code: expect.stringMatching(/^(ordre.voisin|ecrire.niveau)$/),
          });
        }
      }
    },
  );

  it("a place of another scheme, of nowhere, or under another parent", async () => {
    const action = await one("action", "Ouvrir");
    const ailleurs = monde.schema;
    for (const place of [
      { sous: ailleurs.objectifs.get(1)?.id ?? "", avant: null },
      { sous: newId(), avant: null },
      { sous: "'; --", avant: null },
      { sous: null, avant: null },
      { sous: objectif(2), avant: schema.actions["1-B"].id },
      { sous: objectif(2), avant: action.id },
      { sous: objectif(2), avant: ailleurs.actions["2-A"].id },
    ])
      await expect(move(action, place), JSON.stringify(place)).rejects.toMatchObject({
        code: "ordre.voisin",
        status: 409,
      });
  });

  it("a scheme that is closed", async () => {
    const action = await one("action", "Ouvrir");
    await act((ctx) =>
      ctx.tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
    );
    await expect(move(action, { sous: objectif(2), avant: null })).rejects.toMatchObject({
      code: "ecrire.schema-clos",
    });
  });

  it("an institution that does not hold the scheme, another département, a visitor", async () => {
    const action = await one("action", "Ouvrir");
    const place = { sous: objectif(2), avant: null };
    const before = await contents(base().database, [D63, D43]);
    for (const who of [monde.autre.personnes.redacteur, monde.acteurs.personnes.caf.lecteur])
      await expect(move(action, place, who)).rejects.toMatchObject({ status: 403 });
    const { id, niveau, revision } = action;
    const abroad = base().platform.act(D43, monde.voisins.personnes.caf.redacteur, (ctx) =>
      moveNiveau(ctx, { schema: schema.publicId, niveau, id, revision, ...place }),
    );
    await expect(abroad).rejects.toMatchObject({ status: 404 });
    expect(changedTables(before, await contents(base().database, [D63, D43]))).toEqual([]);
  });

  it("a copilot of one volet moves inside it, and nowhere else", async () => {
    const volet = await one("volet", "Petite enfance");
    const autre = await one("volet", "Parentalité");
    const who = await copiloteDUnVolet(volet.id);
    const mine = await one("action", "Ouvrir");
    await move(mine, { sous: objectif(2), avant: null }, who);
    expect(await codes()).toEqual(["1-B", "2-A", "2-B", "1-A", "3-A"]);
    const before = await contents(base().database, [D63]);
    const out: [ObjetDuPlan, Place][] = [
      [await one("action", "Ouvrir"), { sous: objectif(3), avant: null }],
      [await one("action", "Publier"), { sous: objectif(1), avant: null }],
      [await one("objectif", "Créer"), { sous: (await one("engagement", "Accompagner")).id, avant: null }],
      [await one("engagement", "Ouvrir"), { sous: autre.id, avant: null }],
      [await one("engagement", "Accompagner"), { sous: volet.id, avant: null }],
      [volet, { sous: null, avant: null }],
      [autre, { sous: null, avant: volet.id }],
    ];
    for (const [objet, place] of out)
      await expect(move(objet, place, who), objet.titre).rejects.toMatchObject({ status: 403 });
    expect(changedTables(before, await contents(base().database, [D63]))).toEqual([]);
    const offered = await act(
      (ctx) => loadDeplacer(ctx, { schema: schema.publicId, niveau: "action", id: mine.id }),
      who,
    );
    expect(offered.groupes.map(({ titre }) => titre.slice(0, 10))).toEqual(["Objectif 1", "Objectif 2"]);
  });
});

describe("any sequence of moves", () => {
  it("keeps every object reachable once, ranks that tell siblings apart, and undone gives the order back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ objet: fc.nat(), parent: fc.nat(), voisin: fc.nat() }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (moves) => {
          const before = await order();
          const undo: (() => Promise<unknown>)[] = [];
          for (const { objet: o, parent: p, voisin: v } of moves) {
            const all = await lieux();
            const objet = all[o % all.length] as ObjetDuPlan;
            const above = parentOf("engagements", objet.niveau);
            const parents =
              above === null ? [null] : all.filter(({ niveau }) => niveau === above).map(({ id }) => id);
            const sous = parents[p % parents.length] ?? null;
            const freres = freresOf(all, objet.niveau, sous).filter(({ id }) => id !== objet.id);
            const avant = freres[v % (freres.length + 1)]?.id ?? null;
            const fait = await move(objet, { sous, avant });
            const now = (await lieux()).find(({ id }) => id === objet.id);
            if (!now) throw new Error("lost");
            expect(placeOf(await lieux(), now)).toEqual({ sous, avant });
            if (fait) undo.unshift(async () => move(await again(objet), fait.depuis));
            check(await lieux(), all.length);
          }
          for (const back of undo) await back();
          expect(await order()).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  const again = async ({ id }: ObjetDuPlan) => (await lieux()).find((one) => one.id === id) as ObjetDuPlan;
  const order = async () => {
    const all = await lieux();
    return NIVEAUX.map((niveau) =>
      inReadingOrder(all, { forme: "engagements", mots: {} }, niveau).map(({ id }) => id),
    );
  };
  function check(all: readonly ObjetDuPlan[], count: number): void {
    const read = NIVEAUX.flatMap((niveau) => inReadingOrder(all, { forme: "engagements", mots: {} }, niveau));
    expect(new Set(read.map(({ id }) => id)).size).toBe(count);
    for (const niveau of NIVEAUX)
      for (const parent of new Set(read.map((one) => one.parent))) {
        const ranks = freresOf(all, niveau, parent).map(({ ordre }) => ordre);
        expect(new Set(ranks).size).toBe(ranks.length);
      }
  }
});

const VIDE = { pilotes: [], coordination: [], partenaires: [] };
const FICHES: Record<Niveau, Fiche> = {
  volet: { niveau: "volet", no: 1, titre: "Accueillir" },
  engagement: { niveau: "engagement", no: null, titre: "Ouvrir" },
  objectif: {
    ...{ niveau: "objectif", no: 1, titre: "Des places", contexte: "", resultatsAttendus: [] },
    ...{ acteurs: VIDE, indicateurs: [], etiquettes: [] },
  },
  action: {
    ...{
      niveau: "action",
      code: null,
      intitule: "Réunir",
      nature: null,
      debut: null,
      fin: null,
      description: "",
    },
    ...{ acteurs: VIDE, etiquettes: [], territoires: [], jalons: [] },
  },
};

/** A scheme of one object of each level of its form. */
async function remplir(forme: Forme): Promise<{ publicId: string; ids: Map<Niveau, string> }> {
  const titre = `Schéma de forme ${forme} ${number}`;
  const { publicId } = await act((ctx) =>
    createSchema(ctx, { titre, type: "autre", debut: 2024, fin: 2027, phase: "elaboration", forme }),
  );
  const ids = new Map<Niveau, string>();
  for (const niveau of niveauxOf(forme)) {
    const above = parentOf(forme, niveau);
    const sous = above === null ? null : (ids.get(above) ?? null);
    await act((ctx) => createNiveau(ctx, { schema: publicId, sous, fiche: FICHES[niveau], cle: newId() }));
    ids.set(niveau, (await lieux(publicId)).find((lieu) => lieu.niveau === niveau)?.id ?? "");
  }
  return { publicId, ids };
}
