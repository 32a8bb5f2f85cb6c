import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { csvText } from "#platform/http/csv.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { parseVocabulaire } from "../../domain/etiquettes/filtre-vocabulaire.ts";
import { SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { findEtiquette } from "../../queries/etiquettes/find-etiquette.ts";
import { listVocabulaire } from "../../queries/etiquettes/list-vocabulaire.ts";
import { loadEtiquette } from "../../queries/etiquettes/load-etiquette.ts";
import { loadFusion } from "../../queries/etiquettes/load-fusion.ts";
import { readPorteurs } from "../../queries/etiquettes/read-porteurs.ts";
import { exportPlan } from "../../queries/plan/export-plan.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { loadCalendrier } from "../../queries/plan/load-calendrier.ts";
import { loadPlanFiltre } from "../../queries/plan/load-plan-filtre.ts";
import { readDetailsAction } from "../../queries/plan/read-details.ts";
import { loadManques } from "../../queries/suivi/load-manques.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { archiveEtiquette, createEtiquette, restoreEtiquette, updateEtiquette } from "./edit-etiquette.ts";
import { mergeEtiquettes, undoMergeEtiquettes } from "./merge-etiquettes.ts";

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});

const caf = () => monde.acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>, principal: Principal = caf()) =>
  base().platform.act(D63, principal, work);
const read = <T>(work: (ctx: Contexte) => Promise<T>, principal: Principal = { genre: "anonyme" }) =>
  base().platform.read(D63, principal, work);

const saisie = (libelle: string) => ({ genre: "public", libelle, description: "", ordre: "" });
const create = (libelle = `Étiquette ${newId()}`) =>
  act((ctx) => createEtiquette(ctx, { ...saisie(libelle), envoi: newId() }));
const idOf = async (publicId: string) => (await read((ctx) => findEtiquette(ctx, publicId))).id;

/** Puts tags on an action, as its form does. */
async function porter(code: "1-A" | "1-B" | "2-A", etiquettes: readonly Id<"etiquette">[]): Promise<void> {
  const ids = { schema: monde.schema.publicId, action: monde.schema.actions[code].publicId };
  await act(async (ctx) => {
    const { revision, intitule, nature, debut, fin, id } = await findAction(ctx, ids);
    const details = { ...(await readDetailsAction(ctx, id)), etiquettes };
    await updateAction(ctx, { ...ids, revision, intitule, nature, debut, fin, details });
  });
}
const portees = (code: "1-A" | "1-B" | "2-A") =>
  read(async (ctx) => (await readDetailsAction(ctx, monde.schema.actions[code].id)).etiquettes);

describe("the words of the département", () => {
  it("take a tag once for two submissions, and one of a name in a family", async () => {
    const envoi = newId();
    const twice = () => act((ctx) => createEtiquette(ctx, { ...saisie("Futurs parents"), envoi }));
    expect(await twice()).toBe(await twice());
    await expect(create("futurs PARENTS")).rejects.toMatchObject({
      code: "etiquette.prise",
      details: { champ: "libelle", libelle: "Futurs parents" },
    });
    const ailleurs = { ...saisie("Futurs parents"), genre: "enjeu" };
    await act((ctx) => createEtiquette(ctx, { ...ailleurs, envoi: newId() }));
  });

  it.each([
    [{ genre: "autre" }, "etiquette.famille"],
    [{ libelle: "  " }, "etiquette.sans-lettre"],
    [{ libelle: "<script>alert(1)</script>" }, "etiquette.sans-lettre"],
    [{ libelle: "a".repeat(81) }, "etiquette.longue"],
    [{ description: "a".repeat(1_001) }, "etiquette.longue"],
    [{ description: "a".repeat(100_000) }, "texte.trop-long"],
    [{ ordre: "-1" }, "etiquette.rang"],
    [{ ordre: "1000" }, "etiquette.rang"],
  ])("refuse %o", async (wrong, code) => {
    const asked = act((ctx) => createEtiquette(ctx, { ...saisie("Autre"), ...wrong, envoi: newId() }));
    await expect(asked).rejects.toMatchObject({ code, details: { champ: Object.keys(wrong)[0] } });
  });

  it("keep a name that looks like a formula, which no spreadsheet computes", async () => {
    const publicId = await create("=HYPERLINK(1)");
    const [found] = await read((ctx) =>
      listVocabulaire(ctx, parseVocabulaire(new URLSearchParams("recherche=hyperlink"))),
    );
    expect(found).toMatchObject({ publicId, libelle: "=HYPERLINK(1)" });
    expect(csvText(["Nom"], [[found?.libelle ?? null]])).toContain("'=HYPERLINK(1)");
  });

  it("say a tag otherwise, and refuse what was written over another's change", async () => {
    const etiquette = await create("Ados");
    const autrement = { ...saisie("Adolescents"), description: "De 12 à 17 ans", ordre: "4" };
    await act((ctx) => updateEtiquette(ctx, { ...autrement, etiquette, revision: 1 }));
    // The same again changes nothing, whatever the revision.
    await act((ctx) => updateEtiquette(ctx, { ...autrement, etiquette, revision: 1 }));
    const stale = act((ctx) => updateEtiquette(ctx, { ...saisie("Jeunes"), etiquette, revision: 1 }));
    await expect(stale).rejects.toMatchObject({ code: "etiquette.perimee", status: 409 });
    const lines = await linesOf(base().platform, D63, await idOf(etiquette));
    expect(lines.map(({ operation }) => operation)).toEqual([
      "schemas.creer-etiquette",
      "schemas.modifier-etiquette",
    ]);
  });

  it("put a tag away: what bears it keeps it, and forms no longer offer it", async () => {
    const etiquette = await create("Assistants maternels");
    await porter("1-A", [await idOf(etiquette)]);
    await act((ctx) => archiveEtiquette(ctx, { etiquette, revision: 1 }));
    await act((ctx) => archiveEtiquette(ctx, { etiquette, revision: 1 }));
    expect(await portees("1-A")).toEqual([await idOf(etiquette)]);
    const list = (etat: string) =>
      read(async (ctx) =>
        (await listVocabulaire(ctx, parseVocabulaire(new URLSearchParams({ etat })))).map(
          (one) => one.publicId,
        ),
      );
    expect(await list("actives")).not.toContain(etiquette);
    expect(await list("rangees")).toContain(etiquette);
    await act((ctx) => restoreEtiquette(ctx, { etiquette, revision: 2 }));
    expect(await list("actives")).toContain(etiquette);
  });

  it("are counted in what one may read, and filter the plan, the calendar, the holes and the file", async () => {
    const etiquette = await create("Parents séparés");
    await porter("1-B", [await idOf(etiquette)]);
    const { schema } = monde;
    const page = await read((ctx) => loadEtiquette(ctx, etiquette));
    expect(page.schemas).toEqual([
      expect.objectContaining({
        publicId: schema.publicId,
        porteurs: [expect.objectContaining({ niveau: "action", publicId: schema.actions["1-B"].publicId })],
      }),
    ]);
    expect(page.peutTenir).toBe(false);
    const filtre = { ...SANS_FILTRE, etiquette };
    const { kept, commun } = await read((ctx) => loadPlanFiltre(ctx, schema.publicId, filtre));
    expect([...kept].map(({ code }) => code)).toEqual(["1-B"]);
    expect(commun.options.etiquettes).toContainEqual({
      ...{ value: etiquette, label: "Parents séparés", groupe: "Publics" },
    });
    const { lignes } = await read((ctx) => loadCalendrier(ctx, schema.publicId, filtre));
    expect(lignes.map(({ code }) => code)).toEqual(["1-B"]);
    const { rows, headers } = await read((ctx) => exportPlan(ctx, schema.publicId, filtre));
    expect(rows.map((row) => row[headers.indexOf("Étiquettes : publics")])).toEqual(["Parents séparés"]);
    const { manques } = await read(
      (ctx) => loadManques(ctx, schema.publicId, { genre: null, volet: null, pilote: null, etiquette }),
      caf(),
    );
    expect(new Set(manques.map(({ objet }) => objet.publicId))).toEqual(
      new Set([schema.actions["1-B"].publicId]),
    );
  });
});

describe("two tags merged", () => {
  it("are one, on what bore either; undone, each is where it was", async () => {
    const codes = ["1-A", "1-B", "2-A"] as const;
    const subset = fc.subarray([...codes]);
    await fc.assert(
      fc.asyncProperty(subset, subset, async (surPartie, surRestee) => {
        const [partie, restee] = [await create(), await create()];
        const ids = { partie: await idOf(partie), restee: await idOf(restee) };
        for (const code of codes) {
          await porter(code, [
            ...(surPartie.includes(code) ? [ids.partie] : []),
            ...(surRestee.includes(code) ? [ids.restee] : []),
          ]);
        }
        const both = () =>
          read(async (ctx) => [await readPorteurs(ctx, ids.partie), await readPorteurs(ctx, ids.restee)]);
        const before = await both();
        const { apercu } = await read((ctx) => loadFusion(ctx, partie, restee), caf());
        const merge = () =>
          act((ctx) => mergeEtiquettes(ctx, { etiquette: partie, dans: restee, revision: 1 }));
        await merge();
        await merge();
        const [gone, kept] = await both();
        const union = codes.filter((code) => surPartie.includes(code) || surRestee.includes(code));
        expect(gone).toEqual({ actions: [], objectifs: [] });
        expect([...(kept?.actions ?? [])].sort()).toEqual(
          union.map((code) => monde.schema.actions[code].id).sort(),
        );
        expect(apercu?.union).toEqual({ actions: union.length, objectifs: 0 });
        const undo = () => act((ctx) => undoMergeEtiquettes(ctx, { etiquette: partie, revision: 2 }));
        await undo();
        await undo();
        expect(await both()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it("are followed by a form that was opened before", async () => {
    const [partie, restee] = [await create(), await create()];
    await porter("1-A", [await idOf(partie)]);
    await act((ctx) => mergeEtiquettes(ctx, { etiquette: partie, dans: restee, revision: 1 }));
    await porter("1-A", [await idOf(partie)]);
    await porter("2-A", [await idOf(partie)]);
    expect(await portees("1-A")).toEqual([await idOf(restee)]);
    expect(await portees("2-A")).toEqual([await idOf(restee)]);
  });

  it("must be two in use of one family, and stay apart once their name is taken or the other went on", async () => {
    const [a, b, c] = [await create("Grands-parents"), await create(), await create()];
    const refused = (etiquette: string, dans: string, revision = 1) =>
      expect(act((ctx) => mergeEtiquettes(ctx, { etiquette, dans, revision }))).rejects;
    await refused(a, a).toMatchObject({ code: "etiquette.fusion-impossible" });
    await refused(a, "inconnue").toMatchObject({ code: "introuvable" });
    await refused(a, b, 9).toMatchObject({ code: "etiquette.perimee" });
    const enjeu = await act((ctx) =>
      createEtiquette(ctx, { ...saisie("Aller vers"), genre: "enjeu", envoi: newId() }),
    );
    await refused(a, enjeu).toMatchObject({ details: { raison: "famille" } });
    await act((ctx) => archiveEtiquette(ctx, { etiquette: c, revision: 1 }));
    await refused(a, c).toMatchObject({ details: { raison: "rangee" } });
    await act((ctx) => restoreEtiquette(ctx, { etiquette: c, revision: 2 }));
    await act((ctx) => mergeEtiquettes(ctx, { etiquette: a, dans: b, revision: 1 }));
    const rename = act((ctx) => updateEtiquette(ctx, { ...saisie("Aïeux"), etiquette: a, revision: 2 }));
    await expect(rename).rejects.toMatchObject({ code: "etiquette.fusionnee" });
    await act((ctx) => mergeEtiquettes(ctx, { etiquette: b, dans: c, revision: 1 }));
    const undo = () => act((ctx) => undoMergeEtiquettes(ctx, { etiquette: a, revision: 2 }));
    await expect(undo()).rejects.toMatchObject({ code: "etiquette.fusion-suivie" });
    await act((ctx) => undoMergeEtiquettes(ctx, { etiquette: b, revision: 2 }));
    // A merged tag leaves its name free.
    await create("Grands-parents");
    await expect(undo()).rejects.toMatchObject({ code: "etiquette.prise" });
  });
});

describe("nobody else", () => {
  it("changes the words: another institution, another département", async () => {
    const etiquette = await create();
    const ids = { etiquette, revision: 1 };
    const gestes: ((ctx: Contexte) => Promise<unknown>)[] = [
      (ctx) => createEtiquette(ctx, { ...saisie("Intruse"), envoi: newId() }),
      (ctx) => updateEtiquette(ctx, { ...saisie("Intruse"), ...ids }),
      (ctx) => archiveEtiquette(ctx, ids),
      (ctx) => mergeEtiquettes(ctx, { ...ids, dans: etiquette }),
      (ctx) => undoMergeEtiquettes(ctx, ids),
      (ctx) => loadFusion(ctx, etiquette, ""),
    ];
    const msa = monde.acteurs.personnes.redacteurMsa;
    for (const geste of gestes) {
      await expect(act(geste, msa)).rejects.toMatchObject({ status: 403 });
      await expect(act(geste, monde.voisins.personnes.caf.redacteur)).rejects.toMatchObject({ status: 403 });
    }
    const abroad = base().platform.act(D43, monde.voisins.personnes.caf.redacteur, (ctx) =>
      updateEtiquette(ctx, { ...saisie("Intruse"), ...ids }),
    );
    await expect(abroad).rejects.toMatchObject({ code: "introuvable" });
  });
});
