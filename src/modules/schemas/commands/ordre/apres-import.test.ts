import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { csvText } from "#platform/http/csv.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { examinePlan } from "../../queries/imports/examine-plan.ts";
import { loadLieux } from "../../queries/ordre/find-ordre.ts";
import { loadNumeros } from "../../queries/ordre/load-numeros.ts";
import { exportPlan } from "../../queries/plan/export-plan.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { importPlan } from "../imports/import-plan.ts";
import { moveNiveau } from "./move-niveau.ts";
import { renumber } from "./renumber.ts";

const base = setUpDatabase();
let monde: Monde;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma exporté ${number}` });
});

const act = <T>(work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(D63, monde.acteurs.personnes.caf.redacteur, work);

/** The plan as its file says it today, read as an import reads it. */
async function fichier() {
  const { headers, rows } = await act((ctx) => exportPlan(ctx, schema.publicId, SANS_FILTRE));
  return readSheets(Buffer.from(csvText(headers, rows)), "plan.csv");
}
type Fichier = Awaited<ReturnType<typeof fichier>>;

const examine = (lecture: Fichier) => act((ctx) => examinePlan(ctx, schema.id, lecture, {}));
const importer = (lecture: Fichier) =>
  act(async (ctx) => importPlan(ctx, await findSchema(ctx, schema.publicId), lecture, {}));
async function move(titre: string, sous: string, avant: string | null = null) {
  const { lieux } = await act((ctx) => loadLieux(ctx, schema.publicId));
  const find = (text: string) => lieux.find((one) => text !== "" && one.titre.startsWith(text));
  const objet = find(titre);
  if (!objet) throw new Error(titre);
  const { niveau, id, revision } = objet;
  const place = { sous: find(sous)?.id ?? null, avant: avant && (find(avant)?.id ?? null) };
  await act((ctx) => moveNiveau(ctx, { schema: schema.publicId, niveau, id, revision, ...place }));
}
async function renumeroter() {
  const { lignes } = await act((ctx) => loadNumeros(ctx, { schema: schema.publicId, niveau: "tous" }));
  await act((ctx) =>
    renumber(ctx, { schema: schema.publicId, niveau: "tous", apercu: lignes ?? [], cle: newId() }),
  );
}
/** The plan as it is read: what each line bears, and under what. */
async function plan() {
  const { lieux } = await act((ctx) => loadLieux(ctx, schema.publicId));
  const titres = new Map(lieux.map(({ id, titre }) => [id as string, titre]));
  return lieux
    .map(({ id, niveau, no, titre, parent }) =>
      [id, niveau, no, titre, titres.get(parent ?? "") ?? ""].join(" | "),
    )
    .sort();
}
const INTACT = { ajoutees: 0, modifiees: 0, inchangees: 5, absentes: 0 };

/** An engagement of another volet comes beside one of the same number, an objectif and an action change parent. */
async function bouleverser() {
  await move("Accompagner", "Petite enfance", "Ouvrir l'accueil");
  await move("Soutenir", "Accompagner", "Faire connaître");
  await move("Publier", "Créer", "Ouvrir trois");
  await move("Former", "Soutenir");
}

describe("a plan put in another order", () => {
  it("exported then imported, changes nothing", async () => {
    await bouleverser();
    const before = await plan();
    const lecture = await fichier();
    const { erreurs, difference } = await examine(lecture);
    expect(erreurs).toEqual([]);
    expect(difference.comptes).toEqual(INTACT);
    await importer(lecture);
    expect(await plan()).toEqual(before);
    expect((await fichier()).feuilles).toEqual(lecture.feuilles);
  });

  it("renumbered, exported then imported, changes nothing", async () => {
    await bouleverser();
    await renumeroter();
    const before = await plan();
    const lecture = await fichier();
    expect((await examine(lecture)).difference.comptes).toEqual(INTACT);
    await importer(lecture);
    expect(await plan()).toEqual(before);
    expect((await fichier()).feuilles).toEqual(lecture.feuilles);
  });

  it("keeps its numbers and codes, each on its own line, when a file from before comes in", async () => {
    // Two volets change places, and so do all the numbers and codes.
    const ancien = await fichier();
    await move("Parentalité", "", "Petite enfance");
    await move("Soutenir", "Ouvrir l'accueil", "Créer");
    await renumeroter();
    const before = await plan();
    expect((await examine(ancien)).difference.comptes).toEqual(INTACT);
    await importer(ancien);
    expect(await plan()).toEqual(before);
    for (const code of ["1-A", "1-B", "3-A"] satisfies CodeSeme[])
      expect(before.find((line) => line.startsWith(schema.actions[code].id))).not.toContain(
        `action | ${code} |`,
      );
  });

  it("is moved and imported at once without either failing", async () => {
    const lecture = await fichier();
    const settled = await Promise.allSettled([
      importer(lecture),
      move("Publier", "Créer"),
      importer(lecture),
      move("Former", "Faire connaître"),
    ]);
    expect(settled.map((one) => (one.status === "rejected" ? String(one.reason) : "done"))).toEqual(
      settled.map((one) => (one.status === "rejected" ? expect.stringContaining("ordre.") : "done")),
    );
    expect(await plan()).toHaveLength(12);
  });
});
