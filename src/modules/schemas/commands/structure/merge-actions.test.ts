import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { applyConservation } from "#platform/rgpd/conservation.ts";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import type { DetailsAction } from "../../domain/plan/fiche.ts";
import { CHAMPS_AU_CHOIX, type ChoixFusion, COTES } from "../../domain/structure/fusion.ts";
import { dureesSchemas } from "../../personnel.ts";
import { readEmport } from "../../queries/corbeille/read-emport.ts";
import { loadEchanges } from "../../queries/echanges/load-echanges.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { readAction } from "../../queries/plan/read-action.ts";
import { readDetailsAction } from "../../queries/plan/read-details.ts";
import { findGardee } from "../../queries/structure/lire-fusion.ts";
import { loadFusionner } from "../../queries/structure/load-fusionner.ts";
import { loadChangements } from "../../queries/suivi/load-changements.ts";
import { reliablesSchemas } from "../../reliables.ts";
import { removeFromPlan } from "../corbeille/remove-from-plan.ts";
import { restoreRetrait } from "../corbeille/restore-retrait.ts";
import { attachPiece } from "../echanges/attach-piece.ts";
import { writeCommentaire } from "../echanges/write-commentaire.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { insertMembre } from "../membres/write-membre.ts";
import { launchTournee } from "../nouvelles/launch-tournee.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { attachAction } from "../renvois/attach-action.ts";
import { followObjet } from "../suivi/follow.ts";
import { mergeActions } from "./merge-actions.ts";
import { undoMergeActions } from "./undo-merge-actions.ts";

const base = setUpDatabase();
const references = new References();
references.addReliables(reliablesSchemas);
let monde: Monde;
let schema: SchemaSeme;
let second: SchemaSeme;
let number = 0;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await on(ESSAIS, ({ tx }) =>
    tx
      .updateTable("acteur")
      .set({ courriel: "pilote@exemple.fr" })
      .where("departement", "=", D63)
      .where("id", "=", caf().correspondant.personne)
      .execute(),
  );
});

beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma ${number}` });
  second = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Second ${number}` });
});

const caf = () => monde.acteurs.personnes.caf;
const on = <T>(who: Principal, work: (ctx: Contexte) => Promise<T>, at: string = NOW) =>
  new Platform(base().database, clockAt(at)).act(D63, who, work);
const ids = (code: CodeSeme) => ({ schema: schema.publicId, action: schema.actions[code].publicId });
const seen = (code: CodeSeme) =>
  on(ESSAIS, async (ctx) => {
    const { revision } = await findAction(ctx, ids(code));
    return { action: schema.actions[code].publicId, revision };
  });

type Demande = { who?: Principal; choix?: ChoixFusion; at?: string };

async function merge(
  gardee: CodeSeme,
  absorbee: CodeSeme,
  { who = caf().redacteur, choix = {}, at = NOW }: Demande = {},
): Promise<string> {
  const wanted = { gardee: await seen(gardee), absorbee: await seen(absorbee), choix };
  return on(who, (ctx) => mergeActions(ctx, { schema: schema.publicId, ...wanted }), at);
}
const undo = (fusion: string, absorbee: CodeSeme, { who = caf().redacteur, at = NOW }: Demande = {}) =>
  on(
    who,
    (ctx) =>
      undoMergeActions(ctx, {
        ...{ schema: schema.publicId, fusion, absorbee: schema.actions[absorbee].publicId },
      }),
    at,
  );

const news = (code: CodeSeme, commentaire: string, at: string = NOW, who: Principal = caf().redacteur) =>
  on(
    who,
    (ctx) =>
      recordPointAvancement(ctx, {
        ...{ ...ids(code), statut: "en_cours", avancement: 40, meteo: "soleil", commentaire },
        ...{ blocage: null, cle: newId() },
      }),
    at,
  );
const comment = (code: CodeSeme, texte: string, parent: string | null = null) =>
  on(caf().lecteur, (ctx) =>
    writeCommentaire(ctx, {
      ...{ schema: schema.publicId, genre: "action", objet: schema.actions[code].publicId, texte, parent },
      ...{ prevenir: "", sansPrevenir: false, cle: newId(), adresse: "" },
    }),
  );
const attach = (code: CodeSeme, nom: string) =>
  on(caf().redacteur, (ctx) =>
    attachPiece(ctx, {
      ...{ schema: schema.publicId, genre: "action", objet: schema.actions[code].publicId, titre: "" },
      ...{ publique: false, fichier: { nom, contenu: Buffer.from(nom) }, cle: newId() },
    }),
  );
const follow = (code: CodeSeme, who: Principal) =>
  on(who, (ctx) => followObjet(ctx, { ...ids(code), genre: "action", objet: schema.actions[code].publicId }));
const tie = (code: CodeSeme, vers: CodeSeme, nature: "depend" | "voir_aussi" = "voir_aussi") =>
  on(caf().redacteur, (ctx) =>
    addRenvoi(ctx, references, {
      ...{ nature, sens: "direct", note: "", cle: newId() },
      objet: { genre: "action", cle: schema.actions[code].id },
      autre: { genre: "action", cle: schema.actions[vers].id },
    }),
  );
const attachToSecond = (code: CodeSeme) =>
  on(caf().redacteur, (ctx) =>
    attachAction(ctx, {
      ...{ schema: second.publicId, sous: second.objectifs.get(1)?.id ?? "", action: ids(code) },
      cle: newId(),
    }),
  );
const write = (code: CodeSeme, change: Partial<DetailsAction & { intitule: string }>) =>
  on(caf().redacteur, async (ctx) => {
    const { id, revision, intitule, nature, debut, fin } = await findAction(ctx, ids(code));
    const { intitule: titre = intitule, ...more } = change;
    const details = { ...(await readDetailsAction(ctx, id)), ...more };
    await updateAction(ctx, { ...ids(code), revision, intitule: titre, nature, debut, fin, details });
  });

/** Everything of the scheme that a merge could touch, but what counts its changes. */
const rows = () =>
  on(ESSAIS, async ({ tx }) => {
    const { rows: all } = await sql<{ texte: string }>`
      SELECT texte FROM (
        SELECT to_jsonb(a) - '{revision,ecrite}'::text[] AS texte FROM action a WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM action_acteur t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM action_etiquette t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM action_territoire t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) - 'id' FROM jalon t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM point_avancement t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM commentaire t WHERE t.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM piece_jointe t WHERE t.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM suivi t WHERE t.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM retrait t WHERE t.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM rattachement t WHERE t.schema = ${second.id}
        UNION ALL SELECT to_jsonb(t) FROM tournee_action t JOIN action a ON a.id = t.action WHERE a.schema = ${schema.id}
        UNION ALL SELECT to_jsonb(t) FROM renvoi t JOIN action a ON a.id IN (t.de, t.vers) WHERE a.schema = ${schema.id}
      ) tout ORDER BY texte::text`.execute(tx);
    return all.map(({ texte }) => JSON.stringify(texte));
  });

describe("merging two actions", () => {
  it("keeps what is chosen, unites the rest, and shows the news, comments and files of both at one address", async () => {
    await write("1-A", { description: "Un texte", code: "1-A" });
    await write("2-B", { description: "Un autre", jalons: [{ libelle: "Local", date: null, fait: true }] });
    await news("1-A", "Avant", "2026-11-19T09:00:00Z");
    await news("2-B", "Après");
    await comment("2-B", "Est-ce un doublon ?");
    await attach("2-B", "plan.txt");
    await follow("2-B", caf().lecteur);
    await tie("2-B", "3-A");
    await attachToSecond("2-B");
    await merge("1-A", "2-B", { choix: { intitule: "absorbee" } });
    await on(caf().lecteur, async (ctx) => {
      const fiche = await readAction(ctx, ids("1-A"));
      expect(fiche.action).toMatchObject({ intitule: "Prêter du matériel d'éveil", code: "1-A" });
      expect(fiche.description).toBe("Un texte\n\nUn autre");
      expect(fiche.points.map(({ commentaire, source }) => [commentaire, source])).toEqual([
        ["Après", "2-B Prêter du matériel d'éveil"],
        ["Avant", null],
      ]);
      expect(fiche.situation).toMatchObject({ statut: "en_cours" });
      expect(fiche.jalons).toEqual([{ libelle: "Local", date: null, fait: true }]);
      const acteurs = fiche.pilotes.map(({ court }) => court);
      expect(acteurs.slice(0, 2)).toEqual(["Caf", "PMI"]);
      expect(acteurs.length).toBeGreaterThan(2);
      const { fils, pieces } = await loadEchanges(
        ctx,
        { schema: schema.publicId, genre: "action", objet: schema.actions["1-A"].publicId },
        { params: new URLSearchParams(), parPage: 20 },
      );
      expect(fils.map(({ texte }) => texte)).toEqual(["Est-ce un doublon ?"]);
      expect(pieces.map(({ nom }) => nom)).toEqual(["plan.txt"]);
      expect(actionsOf(await loadPlan(ctx, schema.publicId)).map(({ code }) => code)).not.toContain("2-B");
      expect(actionsOf(await loadPlan(ctx, second.publicId)).map(({ publicId }) => publicId)).toContain(
        schema.actions["1-A"].publicId,
      );
      // The old address leads to the one that was kept, for a visitor too.
      expect((await findGardee(ctx, ids("2-B")))?.action).toBe(schema.actions["1-A"].publicId);
    });
    expect(await on(ANONYME, (ctx) => findGardee(ctx, ids("2-B")))).not.toBeNull();
    const lines = await linesOf(base().platform, D63, schema.actions["1-A"].id);
    expect(lines.at(-1)?.operation).toBe("schemas.fusionner-action");
  });

  it("undone at once, changes nothing, whatever both held and whatever was chosen", async () => {
    const some = fc.record({
      nouvelles: fc.boolean(),
      commentaire: fc.boolean(),
      piece: fc.boolean(),
      suivi: fc.boolean(),
      rattachee: fc.boolean(),
      liee: fc.boolean(),
      description: fc.constantFrom("", "Un texte", "Un autre"),
      jalons: fc.uniqueArray(
        fc.record({
          libelle: fc.constantFrom("Un", "Deux"),
          date: fc.constantFrom(null, parsePartialDate("2025")),
          fait: fc.boolean(),
        }),
        { selector: ({ libelle }) => libelle },
      ),
      code: fc.boolean(),
    });
    const fill = async (code: "1-A" | "2-B", one: typeof some extends fc.Arbitrary<infer T> ? T : never) => {
      await write(code, {
        ...{ description: one.description, jalons: one.jalons, code: one.code ? code : null },
      });
      if (one.nouvelles) await news(code, `Nouvelle de ${code}`);
      if (one.commentaire) await comment(code, `Commentaire de ${code}`);
      if (one.piece) await attach(code, `${code}.txt`);
      if (one.suivi) await follow(code, caf().lecteur);
      if (one.rattachee) await attachToSecond(code);
      if (one.liee) await tie(code, "3-A");
    };
    const choix = fc.record(
      Object.fromEntries(CHAMPS_AU_CHOIX.map((champ) => [champ, fc.constantFrom(...COTES)])),
    );
    await fc.assert(
      fc.asyncProperty(some, some, choix, fc.boolean(), async (gardee, absorbee, choisi, entreElles) => {
        number += 1;
        schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma ${number}` });
        await fill("1-A", gardee);
        await fill("2-B", absorbee);
        if (entreElles) await tie("2-B", "1-A");
        const before = await rows();
        const fusion = await merge("1-A", "2-B", { choix: choisi });
        expect(await rows()).not.toEqual(before);
        expect(await undo(fusion, "2-B")).toEqual([]);
        expect(await rows()).toEqual(before);
        expect(await undo(fusion, "2-B")).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it("leaves what somebody changed since, says it, and gives back what was answered to a comment with it", async () => {
    await write("2-B", { description: "Un texte" });
    const fil = await comment("2-B", "Question");
    const fusion = await merge("1-A", "2-B");
    await write("1-A", { description: "Réécrit depuis" });
    await comment("1-A", "Réponse", fil);
    await comment("1-A", "Autre sujet");
    await news("1-A", "Depuis");
    expect(await undo(fusion, "2-B")).toEqual(["description"]);
    await on(caf().lecteur, async (ctx) => {
      const lus = async (code: CodeSeme) => {
        const objet = schema.actions[code].publicId;
        const { fils } = await loadEchanges(
          ctx,
          { schema: schema.publicId, genre: "action", objet },
          { params: new URLSearchParams(), parPage: 20 },
        );
        return fils.flatMap(({ texte, reponses }) => [texte, ...reponses.map((one) => one.texte)]);
      };
      expect(await lus("2-B")).toEqual(["Question", "Réponse"]);
      expect(await lus("1-A")).toEqual(["Autre sujet"]);
      const [un, deux] = [await readAction(ctx, ids("1-A")), await readAction(ctx, ids("2-B"))];
      expect([un.description, deux.description]).toEqual(["Réécrit depuis", "Un texte"]);
      expect(un.points.map(({ commentaire }) => commentaire)).toEqual(["Depuis"]);
      expect(deux.points).toEqual([]);
    });
  });

  it("asks of the kept one whoever was asked of the other", async () => {
    await on(caf().administrateur, (ctx) =>
      launchTournee(ctx, {
        ...{ schema: schema.publicId, etendue: "toutes", volet: null, texte: "Bonjour", envoi: ctx.today },
        ...{ relanceJours: 10, relancesMaximum: 2, adresse: "https://exemple.fr", cle: newId() },
      }),
    );
    const asked = (code: CodeSeme) =>
      on(ESSAIS, ({ tx }) =>
        tx
          .selectFrom("tournee_action")
          .select("invitation")
          .where("action", "=", schema.actions[code].id)
          .execute(),
      );
    expect(await asked("1-A")).toHaveLength(1);
    expect(await asked("3-A")).toHaveLength(0);
    const before = await rows();
    const fusion = await merge("3-A", "1-A");
    expect(await asked("3-A")).toHaveLength(1);
    await undo(fusion, "1-A");
    expect(await rows()).toEqual(before);
  });

  it("is told among what changed, with the news of both under the one that was kept", async () => {
    // What came and went on one day was never seen: the plan was there the days before.
    const at = "2026-11-24T09:00:00Z";
    await news("2-B", "De l’autre", at);
    await merge("1-A", "2-B", { at });
    const told = await on(
      caf().lecteur,
      async (ctx) => {
        const { volets } = await loadChangements(ctx, schema.publicId, ctx.today);
        return volets.flatMap(({ objets }) =>
          objets.map(
            ({ titre, changements }) => `${titre} : ${changements.map(({ phrase }) => phrase).join(" ")}`,
          ),
        );
      },
      at,
    );
    expect(told.find((one) => one.startsWith("2-B"))).toContain(
      "Fusionnée dans « 1-A Ouvrir trois micro-crèches ».",
    );
    expect(told.find((one) => one.startsWith("1-A"))).toMatch(/Passe de «\sÀ venir\s» à «\sEn cours\s»\./u);
  });

  it("is not for whoever copilots one volet only, across the others", async () => {
    const { institution, personnes } = monde.autre;
    await on(ESSAIS, async (ctx) => {
      const { id } = await ctx.tx
        .selectFrom("volet")
        .select("id")
        .where("departement", "=", D63)
        .where("schema", "=", schema.id)
        .orderBy("ordre")
        .executeTakeFirstOrThrow();
      await insertMembre(ctx, "schemas.ajouter-copilote", schema.id, {
        ...{ institution, role: "copilote", portee: { genre: "volets", ids: [id] }, du: ctx.today, au: null },
        ...{ etat: "acceptee", succedeA: null },
      });
    });
    const page = await on(personnes.redacteur, (ctx) => loadFusionner(ctx, ids("1-A"), ""));
    expect(page.candidates.map(({ label }) => label.slice(0, 3))).not.toContain("3-A");
    await expect(merge("1-A", "3-A", { who: personnes.redacteur })).rejects.toMatchObject({ status: 403 });
    await merge("1-A", "1-B", { who: personnes.redacteur });
  });

  it("follows an action that is merged again, and is undone the last first", async () => {
    await news("1-B", "De la première");
    const first = await merge("1-A", "1-B");
    const then = await merge("2-A", "1-A");
    const words = () =>
      on(caf().lecteur, async (ctx) =>
        (await readAction(ctx, ids("2-A"))).points.map(({ commentaire }) => commentaire),
      );
    expect(await words()).toEqual(["De la première"]);
    await expect(undo(first, "1-B")).rejects.toMatchObject({ code: "fusion-action.suivie", status: 409 });
    await undo(then, "1-A");
    expect(await words()).toEqual([]);
    await undo(first, "1-B");
    expect((await on(caf().lecteur, (ctx) => readAction(ctx, ids("1-B")))).points).toHaveLength(1);
  });

  it("comes back under what received it when its own place is in the trash, and leaves a code that was taken", async () => {
    const fusion = await merge("1-A", "3-A");
    await write("1-B", { code: "3-A" });
    const objet = { niveau: "objectif" as const, id: schema.objectifs.get(3)?.id ?? "" };
    const { empreinte } = await on(ESSAIS, (ctx) => readEmport(ctx, objet));
    const retrait = await on(caf().redacteur, (ctx) =>
      removeFromPlan(ctx, { schema: schema.publicId, ...objet, empreinte }),
    );
    await undo(fusion, "3-A");
    const found = await on(ESSAIS, (ctx) => findAction(ctx, ids("3-A")));
    expect([found.objectif, found.code]).toEqual([schema.objectifs.get(1)?.id, null]);
    await on(caf().redacteur, (ctx) => restoreRetrait(ctx, { schema: schema.publicId, retrait, ...objet }));
  });

  it("is told once from a form sent twice, and refused to what changed since", async () => {
    const wanted = {
      ...{ schema: schema.publicId, choix: {} },
      ...{ gardee: await seen("1-A"), absorbee: await seen("2-B") },
    };
    const send = () => on(caf().redacteur, (ctx) => mergeActions(ctx, wanted));
    expect(await send()).toBe(await send());
    const late = { ...wanted, gardee: await seen("1-B"), absorbee: await seen("2-A") };
    await write("2-A", { description: "Entre-temps" });
    await expect(on(caf().redacteur, (ctx) => mergeActions(ctx, late))).rejects.toMatchObject({
      ...{ code: "fusion-action.perimee", status: 409 },
    });
    const both = await seen("1-B");
    await expect(
      on(caf().redacteur, (ctx) => mergeActions(ctx, { ...wanted, gardee: both, absorbee: both })),
    ).rejects.toMatchObject({ code: "fusion-action.elle-meme" });
  });

  it("is for whoever writes the plan at both places, in this département, while the scheme lives", async () => {
    for (const who of [caf().lecteur, monde.autre.personnes.redacteur, ANONYME])
      await expect(merge("1-A", "2-B", { who })).rejects.toMatchObject({ status: 403 });
    const wanted = { gardee: await seen("1-A"), absorbee: await seen("2-B"), choix: {} };
    const abroad = base().platform.act(D43, monde.voisins.personnes.caf.redacteur, (ctx) =>
      mergeActions(ctx, { schema: schema.publicId, ...wanted }),
    );
    await expect(abroad).rejects.toMatchObject({ status: 404 });
    // An action of another scheme is none of this one.
    const elsewhere = { action: second.actions["1-A"].publicId, revision: 1 };
    await expect(
      on(caf().redacteur, (ctx) =>
        mergeActions(ctx, { schema: schema.publicId, ...wanted, absorbee: elsewhere }),
      ),
    ).rejects.toMatchObject({ code: "introuvable" });
    const fusion = await merge("1-A", "2-B");
    await expect(undo(fusion, "2-B", { who: monde.autre.personnes.redacteur })).rejects.toMatchObject({
      status: 403,
    });
    await on(ESSAIS, ({ tx }) =>
      tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
    );
    await expect(undo(fusion, "2-B")).rejects.toMatchObject({ code: "ecrire.schema-clos" });
    await expect(merge("1-A", "1-B")).rejects.toMatchObject({ code: "ecrire.schema-clos" });
  });

  it("is undone for thirty days; then both stay one, and the work of conservation erases neither", async () => {
    await news("2-B", "À garder");
    const fusion = await merge("1-A", "2-B");
    const later = "2026-12-23T10:00:00Z";
    await expect(undo(fusion, "2-B", { at: later })).rejects.toMatchObject({ code: "corbeille.passee" });
    await applyConservation(new Platform(base().database, clockAt(later)), dureesSchemas, [D63]);
    const { points } = await on(caf().lecteur, (ctx) => readAction(ctx, ids("1-A")));
    expect(points.map(({ commentaire }) => commentaire)).toEqual(["À garder"]);
  });
});
