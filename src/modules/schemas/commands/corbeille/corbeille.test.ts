import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { applyConservation } from "#platform/rgpd/conservation.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { dureesSchemas } from "../../personnel.ts";
import { loadCorbeille } from "../../queries/corbeille/load-corbeille.ts";
import { loadRetirer } from "../../queries/corbeille/load-retirer.ts";
import { loadRetrait } from "../../queries/corbeille/load-retrait.ts";
import { readEmport } from "../../queries/corbeille/read-emport.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { writeCommentaire } from "../echanges/write-commentaire.ts";
import { createNiveau } from "../ecrire/create-niveau.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { proposeMembre } from "../membres/propose-membre.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { removeFromPlan } from "./remove-from-plan.ts";
import { restoreRetrait } from "./restore-retrait.ts";

const base = setUpDatabase();
let monde: Monde;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});

beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma ${number}` });
});

const caf = () => monde.acteurs.personnes.caf;
const on = <T>(who: Principal, work: (ctx: Contexte) => Promise<T>, at = NOW) =>
  new Platform(base().database, clockAt(at)).act(D63, who, work);

type Objet = { niveau: Niveau; id: string };
const action = (code: "1-A" | "1-B" | "2-A" | "2-B" | "3-A"): Objet => ({
  niveau: "action",
  id: schema.actions[code].id,
});
const objectif = (no: number): Objet => ({ niveau: "objectif", id: schema.objectifs.get(no)?.id ?? "" });

/** Removes as somebody who has just read the page. */
async function remove(objet: Objet, who: Principal = caf().redacteur, at = NOW): Promise<string> {
  const { empreinte } = await on(ESSAIS, (ctx) => readEmport(ctx, objet));
  return on(who, (ctx) => removeFromPlan(ctx, { schema: schema.publicId, ...objet, empreinte }), at);
}
async function restore(retrait: string, who: Principal = caf().redacteur, at = NOW) {
  const asked = await on(ESSAIS, async ({ tx }) =>
    tx.selectFrom("retrait").select(["genre", "objet"]).where("public_id", "=", retrait).executeTakeFirst(),
  );
  const { niveau, id } = asked ? { niveau: asked.genre as Niveau, id: asked.objet } : action("1-A");
  return on(who, (ctx) => restoreRetrait(ctx, { schema: schema.publicId, retrait, niveau, id }), at);
}
const codes = () =>
  on(ESSAIS, async (ctx) => actionsOf(await loadPlan(ctx, schema.publicId)).map(({ code }) => code));
const plan = () =>
  on(ESSAIS, async (ctx) => {
    const { volets } = await loadPlan(ctx, schema.publicId);
    return JSON.stringify(volets);
  });
const corbeille = (query = "", who: Principal = caf().lecteur) =>
  on(who, (ctx) => loadCorbeille(ctx, schema.publicId, new URLSearchParams(query)));
const news = (code: "1-A" | "2-A", commentaire: string, who: Principal = caf().redacteur) =>
  on(who, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 40, meteo: "soleil", commentaire, blocage: null },
    }),
  );
const voletOf = (who: Principal, no: number) =>
  on(who, async ({ tx }) => {
    const row = await tx
      .selectFrom("volet")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", schema.id)
      .where("no", "=", no)
      .executeTakeFirstOrThrow();
    return row.id;
  });

describe("what is put in the trash", () => {
  it("leaves the plan with what stands beneath it, is counted, and comes back as it was", async () => {
    await news("1-A", "Tout avance");
    await on(caf().lecteur, (ctx) =>
      writeCommentaire(ctx, {
        ...{ schema: schema.publicId, genre: "objectif", objet: schema.objectifs.get(1)?.publicId ?? "" },
        ...{ texte: "À revoir", prevenir: "", sansPrevenir: false, parent: null, cle: newId(), adresse: "" },
      }),
    );
    const before = await plan();
    const asked = await on(caf().redacteur, (ctx) =>
      loadRetirer(ctx, { schema: schema.publicId, ...objectif(1) }),
    );
    expect(asked.compte).toEqual({ objectif: 1, action: 2, nouvelles: 1, commentaires: 1 });
    expect(asked.dessous.map(({ no, titre }) => [no, titre])).toEqual([
      ["1-A", "Ouvrir trois micro-crèches"],
      ["1-B", "Réunir les relais petite enfance"],
    ]);
    const retrait = await remove(objectif(1));
    expect(await codes()).toEqual(["2-A", "2-B", "3-A"]);
    expect((await corbeille()).retraits).toMatchObject([
      {
        ...{ titre: "1. Créer des places", niveau: "objectif", jours: 30, peutRestaurer: false },
        ...{ par: caf().redacteur.nom, compte: asked.compte },
      },
    ]);
    expect((await corbeille("q=CRECHES")).total).toBe(1);
    expect((await corbeille("q=annuaire")).total).toBe(0);
    expect(await restore(retrait)).toEqual({ sansCode: 0 });
    expect(await plan()).toBe(before);
    expect((await corbeille()).total).toBe(0);
    const lines = await linesOf(base().platform, D63, schema.actions["1-A"].id);
    expect(lines.map(({ operation }) => operation).slice(-2)).toEqual([
      "schemas.mettre-a-la-corbeille",
      "schemas.restaurer",
    ]);
  });

  it("is not removed unseen: what was added since the page was read stops it", async () => {
    const { empreinte } = await on(caf().redacteur, (ctx) => readEmport(ctx, action("1-A")));
    await news("1-A", "Arrivée entre-temps");
    const late = on(caf().redacteur, (ctx) =>
      removeFromPlan(ctx, { schema: schema.publicId, ...action("1-A"), empreinte }),
    );
    await expect(late).rejects.toMatchObject({ code: "corbeille.autre-contenu", status: 409 });
    await expect(
      on(caf().redacteur, (ctx) =>
        removeFromPlan(ctx, { schema: schema.publicId, ...objectif(1), empreinte: "" }),
      ),
    ).rejects.toMatchObject({ code: "corbeille.autre-contenu" });
  });

  it("is removed once and given back once, from forms sent twice", async () => {
    const first = await remove(action("1-A"));
    expect(await remove(action("1-A"))).toBe(first);
    expect((await corbeille()).total).toBe(1);
    await restore(first);
    const before = await plan();
    expect(await restore(first)).toEqual({ sansCode: 0 });
    expect(await plan()).toBe(before);
    // Removed again, by another gesture: the form of the first gives nothing back.
    await remove(action("1-A"));
    await expect(restore(first)).rejects.toMatchObject({ code: "introuvable" });
  });

  it("brings back what it stood under, which went later", async () => {
    const before = await plan();
    const alone = await remove(action("1-A"));
    await remove(objectif(1));
    await remove({ niveau: "volet", id: await voletOf(ESSAIS, 1) });
    expect(await codes()).toEqual(["3-A"]);
    const vu = await on(caf().lecteur, (ctx) =>
      loadRetrait(ctx, { schema: schema.publicId, retrait: alone }),
    );
    expect(vu.avec.map(({ titre }) => titre)).toEqual(["1. Créer des places", "1. Petite enfance"]);
    await restore(alone);
    expect(await plan()).toBe(before);
    expect((await corbeille()).total).toBe(0);
  });

  it("leaves its code to the action that took it meanwhile, and says so", async () => {
    const retrait = await remove(action("1-A"));
    await on(caf().redacteur, (ctx) =>
      updateAction(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-B"].publicId, revision: 1 },
        ...{ intitule: "Réunir les relais", nature: null, debut: null, fin: null },
        details: {
          ...{ code: "1-A", description: "", etiquettes: [], territoires: [], jalons: [] },
          acteurs: { pilotes: [], coordination: [], partenaires: [] },
        },
      }),
    );
    const vu = await on(caf().redacteur, (ctx) => loadRetrait(ctx, { schema: schema.publicId, retrait }));
    expect(vu.codesPris).toEqual([
      { code: "1-A", intitule: "Ouvrir trois micro-crèches", porteur: "Réunir les relais" },
    ]);
    expect(await restore(retrait)).toMatchObject({ sansCode: 1 });
    expect(await codes()).toEqual([null, "1-A", "2-A", "2-B", "3-A"]);
  });

  it("makes news wait, then refuses them: nothing is told of what is not there", async () => {
    const [gone, told] = await Promise.allSettled([remove(action("1-A")), news("1-A", "En même temps")]);
    if (gone.status === "fulfilled") expect(told).toMatchObject({ status: "rejected" });
    else expect(gone.reason).toMatchObject({ code: "corbeille.autre-contenu" });
  });

  it("leaves its code to one that was added meanwhile", async () => {
    const retrait = await remove(action("1-A"));
    const made = await on(caf().redacteur, (ctx) =>
      createNiveau(ctx, {
        ...{ schema: schema.publicId, sous: objectif(1).id, cle: newId() },
        fiche: {
          ...{ niveau: "action", code: "1-A", intitule: "Une autre", nature: null, debut: null, fin: null },
          ...{ description: "", etiquettes: [], territoires: [], jalons: [] },
          acteurs: { pilotes: [], coordination: [], partenaires: [] },
        },
      }),
    );
    expect(made).not.toBe(schema.actions["1-A"].publicId);
    expect(await restore(retrait)).toMatchObject({ sansCode: 1 });
  });
});

describe("who may remove and restore", () => {
  it("is whoever may write there, and nobody else", async () => {
    const strangers = [
      ...(["lecteur", "correspondant", "instructeur", "decideur"] as const).map((role) => caf()[role]),
      ...[monde.autre.personnes.administrateur, ANONYME, monde.acteurs.personnes.piloteNomme],
      monde.voisins.personnes.caf.administrateur,
    ];
    const retrait = await remove(action("2-A"));
    for (const who of strangers) {
      await expect(remove(action("1-A"), who)).rejects.toMatchObject({ status: 403 });
      // What is in the trash is not told to whoever may not know it.
      await expect(remove(action("2-A"), who)).rejects.toMatchObject({ status: 403 });
      await expect(restore(retrait, who)).rejects.toMatchObject({ status: 403 });
    }
    for (const who of [ANONYME, monde.autre.personnes.lecteur])
      await expect(corbeille("", who)).rejects.toMatchObject({ status: 403 });
    const abroad = (work: (ctx: Contexte) => Promise<unknown>) =>
      base().platform.act(D43, monde.voisins.personnes.caf.administrateur, work);
    await expect(
      abroad((ctx) => restoreRetrait(ctx, { schema: schema.publicId, retrait, ...action("2-A") })),
    ).rejects.toMatchObject({ code: "introuvable" });
    await expect(
      abroad((ctx) => removeFromPlan(ctx, { schema: schema.publicId, ...action("1-A"), empreinte: "" })),
    ).rejects.toMatchObject({ code: "introuvable" });
    expect(await codes()).toEqual(["1-A", "1-B", "2-B", "3-A"]);
  });

  it("is held to its volet for a copilot of one volet, what comes along included", async () => {
    const parentalite = await voletOf(ESSAIS, 2);
    const limited = monde.autre.personnes.redacteur;
    await on(caf().administrateur, async (ctx) => {
      const { public_id: institution } = await ctx.tx
        .selectFrom("acteur")
        .select("public_id")
        .where("departement", "=", D63)
        .where("id", "=", monde.autre.institution)
        .executeTakeFirstOrThrow();
      const membre = await proposeMembre(ctx, {
        ...{ schema: schema.publicId, institution, role: "copilote", du: ctx.today, au: null, motif: "" },
        ...{ portee: { genre: "volets", ids: [parentalite] }, cle: newId() },
      });
      await ctx.tx
        .updateTable("schema_membre")
        .set({ etat: "acceptee", accepte_le: "2026-11-01" })
        .where("id", "=", membre)
        .execute();
    });
    await expect(remove(action("1-A"), limited)).rejects.toMatchObject({ status: 403 });
    const own = await remove(action("3-A"), limited);
    await restore(own, limited);
    // Its action is in its volet; that volet was removed by somebody of the whole, and is within its scope too.
    const again = await remove(action("3-A"), limited);
    const other = await remove(action("2-A"));
    await expect(restore(other, limited)).rejects.toMatchObject({ status: 403 });
    await remove({ niveau: "volet", id: parentalite });
    await restore(again, limited);
    expect(await codes()).toEqual(["1-A", "1-B", "2-B", "3-A"]);
  });

  it("changes nothing in a scheme that is closed", async () => {
    const retrait = await remove(action("1-A"));
    await on(ESSAIS, ({ tx }) =>
      tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
    );
    await expect(remove(action("1-B"))).rejects.toMatchObject({ code: "ecrire.schema-clos" });
    await expect(restore(retrait)).rejects.toMatchObject({ code: "ecrire.schema-clos" });
  });
});

describe("after thirty days", () => {
  const erase = (at: string) =>
    applyConservation(new Platform(base().database, clockAt(at)), dureesSchemas, [D63]);
  const rows = () =>
    on(ESSAIS, async ({ tx }) => ({
      retraits: await tx.selectFrom("retrait").select("id").where("schema", "=", schema.id).execute(),
      points: await tx
        .selectFrom("point_avancement")
        .select("id")
        .where("action", "=", schema.actions["1-A"].id)
        .execute(),
    }));

  it("is erased with all that went along, and not before; nobody gives it back any more", async () => {
    await news("1-A", "Perdue avec elle");
    const retrait = await remove(objectif(1));
    await erase("2026-12-22T08:00:00Z");
    expect(await rows()).toMatchObject({ retraits: [{}], points: [{}] });
    await expect(restore(retrait, caf().redacteur, "2026-12-22T10:00:00Z")).rejects.toMatchObject({
      code: "corbeille.passee",
    });
    await erase("2026-12-22T10:00:00Z");
    expect(await rows()).toEqual({ retraits: [], points: [] });
    await expect(restore(retrait)).rejects.toMatchObject({ code: "introuvable" });
    expect(await codes()).toEqual(["2-A", "2-B", "3-A"]);
  });
});

it("what is removed and given back in any order leaves the same plan", async () => {
  const before = await plan();
  const volets = await Promise.all([voletOf(ESSAIS, 1), voletOf(ESSAIS, 2)]);
  const all: Objet[] = [
    ...(["1-A", "1-B", "2-A", "2-B", "3-A"] as const).map(action),
    ...[1, 2, 3].map(objectif),
    ...volets.map((id): Objet => ({ niveau: "volet", id })),
  ];
  const gesture = fc.record({ enleve: fc.boolean(), qui: fc.nat() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(gesture, { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      async (gestures, dice) => {
        const inside = async () => (await corbeille()).retraits.map(({ publicId }) => publicId);
        const there = await plan();
        for (const { enleve, qui } of gestures) {
          const objet = all[qui % all.length] as Objet;
          const trash = await inside();
          if (enleve) {
            const emport = await on(ESSAIS, (ctx) => readEmport(ctx, objet));
            if (emport.objets.length > 0) await remove(objet);
          } else if (trash.length > 0) await restore(trash[qui % trash.length] as string);
          // Nothing is there under what is not.
          const seen = await codes();
          const live = await on(ESSAIS, ({ tx }) =>
            tx
              .selectFrom("action")
              .select("code")
              .where("schema", "=", schema.id)
              .where("retiree_le", "is", null)
              .execute(),
          );
          expect(seen.toSorted()).toEqual(live.map(({ code }) => code).toSorted());
        }
        for (let trash = await inside(); trash.length > 0; trash = await inside())
          await restore(trash[(dice.next().value ?? 0) % trash.length] as string);
        expect(await plan()).toBe(there);
      },
    ),
    { numRuns: 12 },
  );
  expect(await plan()).toBe(before);
});
