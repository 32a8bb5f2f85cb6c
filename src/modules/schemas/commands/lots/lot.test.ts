import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { CODES, type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { type Changement, effetOf } from "../../domain/lots/lot.ts";
import { SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { findEtiquette } from "../../queries/etiquettes/find-etiquette.ts";
import { findLot, listLots } from "../../queries/lots/find-lot.ts";
import { loadApercuLot } from "../../queries/lots/load-apercu-lot.ts";
import { loadLot } from "../../queries/lots/load-lot.ts";
import { loadSelection } from "../../queries/lots/load-selection.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { archiveEtiquette, createEtiquette } from "../etiquettes/edit-etiquette.ts";
import { moveNiveau } from "../ordre/move-niveau.ts";
import { changeInLot, type LotVoulu } from "./change-in-lot.ts";
import { undoLot } from "./undo-lot.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, d63, acteurs, { titre: `Schéma ${number}` });
});

const day = (text: string): PartialDate => {
  const date = parsePartialDate(text);
  if (!date) throw new Error(text);
  return date;
};
const redacteur = () => acteurs.personnes.caf.redacteur;
const REPOUSSER: Changement = { genre: "decaler", mois: 12 };
/** 1-B has no dates. */
const DATEES: readonly CodeSeme[] = ["1-A", "2-A", "3-A"];

async function read(codes: readonly CodeSeme[] = CODES) {
  const ids = codes.map((code) => schema.actions[code].publicId);
  return base().platform.read(d63, redacteur(), (ctx) => loadSelection(ctx, schema.id, ids));
}
async function says() {
  return (await read()).map(({ code, nature, debut, fin, pilotes }) => ({
    code,
    nature,
    debut,
    fin,
    pilotes,
  }));
}
async function voulu(changement: Changement, codes: readonly CodeSeme[]): Promise<LotVoulu> {
  const actions = (await read(codes)).map(({ publicId, revision }) => ({ publicId, revision }));
  return { schema: schema.publicId, changement, actions, cle: newId() };
}
const run = (lot: LotVoulu, who: PrincipalPersonne = redacteur()) =>
  base().platform.act(d63, who, (ctx) => changeInLot(ctx, lot));
const change = async (changement: Changement, codes: readonly CodeSeme[] = DATEES) =>
  run(await voulu(changement, codes));
const undo = (lot: string, accepteRestes = false, who: PrincipalPersonne = redacteur()) =>
  base().platform.act(d63, who, (ctx) => undoLot(ctx, { schema: schema.publicId, lot, accepteRestes }));
const edit = (code: CodeSeme, fin: string, revision: number) =>
  base().platform.act(d63, redacteur(), (ctx) =>
    updateAction(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, revision },
      ...{ intitule: "Former", nature: "nouvelle", debut: day("2025"), fin: day(fin) },
    }),
  );

/** Somebody of the association, which is a contributor of the scheme. */
async function contributeur(): Promise<PrincipalPersonne> {
  const { association: institution } = acteurs.institutions;
  await base().platform.act(d63, ESSAIS, (ctx) =>
    ctx.tx
      .insertInto("schema_membre")
      .values({
        ...{ departement: d63, id: newId<"schema_membre">(), schema: schema.id, institution },
        ...{ role: "contributeur", portee: "schema", portee_ids: [], etat: "acceptee" },
        ...{ du: "2022-01-01", propose_le: "2022-01-01", accepte_le: "2022-01-01" },
      })
      .execute(),
  );
  return { ...acteurs.personnes.piloteNomme, roles: ["redacteur"] };
}

describe("a lot", () => {
  it("changes each action, one revision later, each in the journal under the lot", async () => {
    const publicId = await change(REPOUSSER);
    expect(await says()).toMatchObject([
      { code: "1-A", debut: "2024", fin: null },
      { code: "1-B", debut: null },
      { code: "2-A", debut: "2025", fin: "2026" },
      { code: "2-B", debut: null },
      { code: "3-A", debut: "2025-01", fin: "2027-06-30" },
    ]);
    const lot = await base().platform.read(d63, redacteur(), (ctx) =>
      findLot(ctx, { schema: schema.publicId, lot: publicId }),
    );
    expect(lot).toMatchObject({ libelle: "Décaler les dates de 12 mois", actions: 3, annuleLe: null });
    expect(lot.auteur).toBe(redacteur().nom);
    const lines = await linesOf(base().platform, d63, schema.actions["2-A"].id, "schemas.modifier-en-lot");
    expect(changesOf(lines)).toEqual([
      {
        operation: "schemas.modifier-en-lot",
        avant: { debut: "2024", fin: "2025" },
        apres: { debut: "2025", fin: "2026", lot: lot.id },
      },
    ]);
    expect((await read(["2-A"]))[0]?.revision).toBe(2);
  });

  it("adds tags, takes them off, and gives back those that were there", async () => {
    const tag = async (libelle: string) => {
      const saisie = { genre: "enjeu", libelle: `${libelle} ${number}`, description: "", ordre: "" };
      const publicId = await base().platform.act(d63, redacteur(), (ctx) =>
        createEtiquette(ctx, { ...saisie, envoi: newId() }),
      );
      const { id } = await base().platform.read(d63, redacteur(), (ctx) => findEtiquette(ctx, publicId));
      return { id, publicId };
    };
    const [inclusion, pauvrete] = [await tag("Inclusion"), await tag("Pauvreté")];
    const portees = async () =>
      Object.fromEntries((await read()).map(({ code, etiquettes }) => [code, etiquettes]));
    await change({ genre: "ajouter-etiquettes", etiquettes: [inclusion.id] }, ["1-A"]);
    const lot = await change({ genre: "ajouter-etiquettes", etiquettes: [inclusion.id, pauvrete.id] }, [
      "1-A",
      "2-A",
    ]);
    const both = [inclusion.id, pauvrete.id].sort();
    expect(await portees()).toMatchObject({ "1-A": both, "2-A": both, "3-A": [] });
    const lines = await linesOf(base().platform, d63, schema.actions["1-A"].id, "schemas.modifier-en-lot");
    expect(changesOf(lines).at(-1)).toMatchObject({
      avant: { etiquettes: [inclusion.id] },
      apres: { etiquettes: both },
    });
    const page = await base().platform.read(d63, redacteur(), (ctx) =>
      loadLot(ctx, { schema: schema.publicId, lot }),
    );
    expect(page.lignes[0]?.valeurs[0]?.apres).toContain(`Inclusion ${number}`);
    await undo(lot);
    expect(await portees()).toMatchObject({ "1-A": [inclusion.id], "2-A": [] });
    await change({ genre: "retirer-etiquettes", etiquettes: [inclusion.id] }, ["1-A"]);
    expect(await portees()).toMatchObject({ "1-A": [] });
    // One that was put away since is not added to anything.
    await base().platform.act(d63, redacteur(), (ctx) =>
      archiveEtiquette(ctx, { etiquette: pauvrete.publicId, revision: 1 }),
    );
    const late = change({ genre: "ajouter-etiquettes", etiquettes: [pauvrete.id] }, ["1-A"]);
    await expect(late).rejects.toMatchObject({ code: "lot.etiquette" });
  });

  it("shows the selection as the plan is read, once objectifs were moved", async () => {
    const read = () =>
      base().platform.read(d63, redacteur(), async (ctx) => {
        const publicIds = Object.values(schema.actions).map(({ publicId }) => publicId);
        const selection = await loadSelection(ctx, schema.id, publicIds);
        const plan = actionsOf(await loadPlan(ctx, schema.publicId));
        return [selection.map(({ code }) => code), plan.map(({ code }) => code)];
      });
    expect(await read()).toEqual([[...CODES], [...CODES]]);
    await base().platform.act(d63, redacteur(), async (ctx) => {
      const { id } = schema.objectifs.get(3) ?? {};
      const first = schema.objectifs.get(1)?.id ?? "";
      const { engagement } = await ctx.tx
        .selectFrom("objectif")
        .select("engagement")
        .where("departement", "=", d63)
        .where("id", "=", first as never)
        .executeTakeFirstOrThrow();
      await moveNiveau(ctx, {
        ...{ schema: schema.publicId, niveau: "objectif", id: id ?? "", revision: 1 },
        ...{ sous: engagement, avant: first },
      });
    });
    const moved = ["3-A", "1-A", "1-B", "2-A", "2-B"];
    expect(await read()).toEqual([moved, moved]);
  });

  it("is refused, done or undone, once the scheme is closed", async () => {
    const lot = await change({ genre: "nature", nature: "a_poursuivre" }, ["1-A"]);
    await base().platform.act(d63, ESSAIS, ({ tx }) =>
      tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
    );
    await expect(undo(lot)).rejects.toMatchObject({ code: "ecrire.schema-clos" });
    await expect(change({ genre: "nature", nature: null }, ["1-A"])).rejects.toMatchObject({
      code: "ecrire.schema-clos",
    });
  });

  it("says line by line what is not for whoever asks, and never does it", async () => {
    // The association pilots 2-B and no more: as a contributor it is entrusted that one.
    const who = await contributeur();
    const codes: readonly CodeSeme[] = ["1-A", "2-B"];
    const choisies = codes.map((code) => schema.actions[code].publicId);
    const { apercu, permises } = await base().platform.read(d63, who, (ctx) =>
      loadApercuLot(
        ctx,
        schema.publicId,
        { filtre: SANS_FILTRE, choisies },
        { genre: "nature", nature: null },
      ),
    );
    expect(permises).toBe(1);
    expect(apercu?.changent.map(({ code }) => code)).toEqual(["2-B"]);
    expect(apercu?.gardees).toEqual([
      expect.objectContaining({
        code: "1-A",
        pourquoi: expect.stringContaining("ne pouvez pas la modifier"),
      }),
    ]);
    const before = await contents(base().database, [d63]);
    const forced = run(await voulu({ genre: "nature", nature: null }, codes), who);
    await expect(forced).rejects.toMatchObject({ status: 403 });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
    const lot = await run(await voulu({ genre: "nature", nature: null }, ["2-B"]), who);
    // What one could not do, one does not undo either; what one did, one does.
    await undo(lot, false, who);
  });

  it("sent twice is one", async () => {
    const lot = await voulu(REPOUSSER, DATEES);
    const [first, second] = await Promise.all([run(lot), run(lot)]);
    expect(second).toBe(first);
    expect(
      (await base().platform.read(d63, redacteur(), (ctx) => listLots(ctx, schema.publicId))).lots,
    ).toHaveLength(1);
    expect((await read(["2-A"]))[0]).toMatchObject({ fin: "2026", revision: 2 });
  });

  it("does nothing at all when one action changed since its preview", async () => {
    const lot = await voulu(REPOUSSER, DATEES);
    await edit("2-A", "2027", 1);
    const before = await contents(base().database, [d63]);
    await expect(run(lot)).rejects.toMatchObject({
      code: "lot.perime",
      status: 409,
      details: { actions: 1 },
    });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
  });

  it("does nothing at all when one action is not for whoever asks, and the preview said so", async () => {
    const who = acteurs.personnes.caf.lecteur;
    const lot = await voulu({ genre: "nature", nature: null }, ["1-A"]);
    await expect(run(lot, who)).rejects.toMatchObject({ status: 403 });
    const vue = await base().platform.read(d63, who, (ctx) =>
      loadApercuLot(ctx, schema.publicId, { filtre: SANS_FILTRE, choisies: null }, REPOUSSER),
    );
    expect(vue).toMatchObject({ permises: 0, apercu: { changent: [] } });
    expect(vue.apercu?.gardees).toHaveLength(5);
    expect(vue.apercu?.gardees[0]?.pourquoi).toMatch(/vous ne pouvez pas/);
  });

  it.each([
    ["lot.vide", { actions: [] }],
    ["lot.decalage", { changement: { genre: "decaler", mois: 0 } }],
    ["lot.decalage", { changement: { genre: "decaler", mois: 1.5 } }],
    ["lot.acteur", { changement: { genre: "ajouter-pilote", acteur: newId<"acteur">() } }],
  ] as [string, Partial<LotVoulu>][])("refuses %s", async (code, wrong) => {
    await expect(run({ ...(await voulu(REPOUSSER, ["1-A"])), ...wrong })).rejects.toMatchObject({ code });
  });

  it("says in its preview what changes, and why the rest does not", async () => {
    const choisies = [...CODES.map((code) => schema.actions[code].publicId), "absente1"];
    const vue = await base().platform.read(d63, redacteur(), (ctx) =>
      loadApercuLot(ctx, schema.publicId, { filtre: SANS_FILTRE, choisies }, { genre: "decaler", mois: 6 }),
    );
    expect(vue.disparues).toBe(1);
    expect(vue.apercu?.changent.map(({ code, valeurs }) => [code, valeurs])).toEqual([
      [
        "3-A",
        [
          { libelle: "Début", avant: "janvier 2024", apres: "juillet 2024" },
          { libelle: "Fin", avant: "30 juin 2026", apres: "30 décembre 2026" },
        ],
      ],
    ]);
    expect(vue.apercu?.gardees.map(({ code, pourquoi }) => [code, pourquoi.slice(0, 24)])).toEqual([
      ["1-A", "le plan ne dit que l'ann"],
      ["1-B", "le plan ne dit pas ses d"],
      ["2-A", "le plan ne dit que l'ann"],
      ["2-B", "le plan ne dit pas ses d"],
    ]);
  });
});

describe("undoing a lot", () => {
  it("brings everything back, once", async () => {
    const before = await says();
    const lot = await change(REPOUSSER);
    await undo(lot);
    expect(await says()).toEqual(before);
    const after = await contents(base().database, [d63]);
    await undo(lot);
    expect(changedTables(after, await contents(base().database, [d63]))).toEqual([]);
  });

  it("asks before it leaves what somebody changed since", async () => {
    const lot = await change(REPOUSSER);
    await edit("2-A", "2030", 2);
    await expect(undo(lot)).rejects.toMatchObject({
      code: "lot.suivi",
      status: 409,
      details: { restees: 1 },
    });
    const vue = await base().platform.read(d63, redacteur(), (ctx) =>
      loadLot(ctx, { schema: schema.publicId, lot }),
    );
    expect(vue.lignes.map(({ code, reste }) => [code, reste])).toEqual([
      ["1-A", null],
      ["2-A", "modifiée depuis (fin)"],
      ["3-A", null],
    ]);
    await undo(lot, true);
    expect(await says()).toMatchObject([
      { debut: "2023" },
      {},
      { debut: "2024", fin: "2030" },
      {},
      { debut: "2024-01", fin: "2026-06-30" },
    ]);
    expect(
      (await base().platform.read(d63, redacteur(), (ctx) => listLots(ctx, schema.publicId))).lots[0],
    ).toMatchObject({ restees: 1 });
  });

  it("is refused to whoever may not change these actions", async () => {
    const lot = await change(REPOUSSER);
    await expect(undo(lot, true, acteurs.personnes.caf.lecteur)).rejects.toMatchObject({ status: 403 });
  });
});

describe("any lot", () => {
  it("done in any order gives the same, and undone gives back what was", async () => {
    const { caf, msa, association } = acteurs.institutions;
    const acteur = fc.constantFrom(caf, msa, association);
    const changement: fc.Arbitrary<Changement> = fc.oneof(
      fc.record({ genre: fc.constantFrom("ajouter-pilote" as const, "retirer-pilote" as const), acteur }),
      fc.record({ genre: fc.constant("remplacer-pilote" as const), acteur, ancien: fc.option(acteur) }),
      fc.record({ genre: fc.constant("decaler" as const), mois: fc.constantFrom(12, -12, 5) }),
      fc.record({
        genre: fc.constant("nature" as const),
        nature: fc.constantFrom(null, "nouvelle" as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(changement, fc.shuffledSubarray([...CODES], { minLength: 1 }), async (one, codes) => {
        const before = await says();
        const changed: unknown[] = [];
        for (const order of [codes, codes.toReversed()]) {
          const vue = await base().platform.read(d63, redacteur(), (ctx) =>
            loadSelection(
              ctx,
              schema.id,
              order.map((code) => schema.actions[code].publicId),
            ),
          );
          const wanted = await voulu(one, order);

          const able = new Set(
            vue.filter((action) => effetOf(action, one).issue === "change").map((a) => a.publicId),
          );
          const actions = wanted.actions.filter(({ publicId }) => able.has(publicId));
          if (actions.length === 0) return;
          const lot = await run({ ...wanted, actions: order === codes ? actions : actions.toReversed() });
          changed.push(await says());
          await undo(lot);
          expect(await says()).toEqual(before);
        }
        expect(changed[1]).toEqual(changed[0]);
      }),
      { numRuns: 15 },
    );
  });
});
