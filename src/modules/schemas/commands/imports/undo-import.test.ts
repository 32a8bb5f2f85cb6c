import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { decision } from "#testing/commandes/versions.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type LignePlan, PLAN, planCsv, withChange } from "#testing/plan-csv.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { conflictKey } from "../../domain/imports/three-way.ts";
import { vueTerminee } from "../../queries/imports/vue-terminee.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { verifyVersions } from "../../queries/versions/verify-versions.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { adoptSchema } from "../versions/adopt-schema.ts";
import { confirmImport } from "./settle-import.ts";
import { stageImport } from "./stage-import.ts";
import { undoImport } from "./undo-import.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let number = 0;
let schema: string;
let creation: string;

function act<T>(work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return base().platform.act(d63, acteurs.personnes.caf.redacteur, work);
}

/** Drops a plan and imports it; gives the public id of the import. */
async function bring(
  plan: readonly LignePlan[],
  cible: Parameters<typeof stageImport>[1]["cible"],
  choix: Choix = {},
): Promise<string> {
  const lecture = await planCsv(plan);
  return act(async (ctx) => {
    const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode(JSON.stringify(plan)) };
    const importation = await stageImport(ctx, { fichier, cible, cle: newId() });
    await confirmImport(ctx, importation, lecture, choix);
    return importation;
  });
}
const again = (plan: readonly LignePlan[], choix: Choix = {}) => bring(plan, { schema }, choix);
const undo = (importation: string) => act((ctx) => undoImport(ctx, importation));
const vue = (importation: string) => act((ctx) => vueTerminee(ctx, importation));

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});
beforeEach(async () => {
  number += 1;
  const nouveau = {
    titre: `Schéma ${number}`,
    type: "sdsf",
    debut: 2022,
    fin: 2026,
    phase: "mise_en_oeuvre",
  } as const;
  creation = await bring(PLAN, { nouveau });
  schema = (await vue(creation)).importation.schema ?? "";
});

/** Everything but what an import leaves behind whatever becomes of it, and the counters of revisions. */
async function everything(): Promise<Record<string, string>> {
  const found = await contents(base().database, [d63]);
  for (const table of [
    "journal",
    "journal_tete",
    "journal_valeur",
    "importation",
    "importation_inverse",
    "fichier",
    "fichier_morceau",
    "idempotence",
  ])
    delete found[`63 ${table}`];
  const rows = await act(({ tx }) =>
    sql`SELECT to_jsonb(a) - 'revision' AS ligne FROM action a
        UNION ALL SELECT to_jsonb(o) - 'revision' FROM objectif o ORDER BY 1`.execute(tx),
  );
  delete found["63 objectif"];
  return { ...found, "63 action": JSON.stringify(rows.rows) };
}

async function findByCode(code: string) {
  const found = (await act(async (ctx) => actionsOf(await loadPlan(ctx, schema)))).find(
    (a) => a.code === code,
  );
  if (!found) throw new Error(`no action ${code}`);
  return found;
}

async function onScreen(code: string, intitule: string): Promise<void> {
  const { publicId } = await findByCode(code);
  await act(async (ctx) => {
    const ids = { schema, action: publicId };
    const { revision, nature, debut, fin } = await findAction(ctx, ids);
    await updateAction(ctx, { ...ids, revision, intitule, nature, debut, fin });
  });
}

async function giveNews(code: string): Promise<void> {
  const { publicId } = await findByCode(code);
  const news = {
    statut: "en_cours",
    avancement: 40,
    meteo: "soleil",
    commentaire: "",
    blocage: null,
  } as const;
  await act((ctx) => recordPointAvancement(ctx, { schema, action: publicId, cle: newId(), ...news }));
}

const [, , , last] = PLAN;
if (!last) throw new Error("the plan of the tests is shorter than thought");
const AJOUT = { ...last, action_code: "2-B", action: "Tenir une permanence" };
/** Touches a bit of everything: titles, dates, acteurs, a level, an order, an addition, a removal, a name. */
const AUTRE = [
  AJOUT,
  ...withChange(PLAN, "1-A", {
    action: "Ouvrir quatre micro-crèches",
    fin: "2027",
    partenaires: "Réseau du Val",
  }),
].filter((ligne) => ligne.action_code !== "1-B");

describe("an import of an adopted scheme", () => {
  const adopt = () =>
    base().platform.act(d63, ESSAIS, (ctx) => adoptSchema(ctx, { schema, ...decision(ctx) }));
  const versions = () => base().platform.read(d63, ESSAIS, verifyVersions);

  it("is undone without touching what was adopted", async () => {
    await adopt();
    const before = await versions();
    const importation = await again(AUTRE, { retirerAbsentes: true });
    await undo(importation);
    const own = (await versions()).filter((one) => one.schema === `Schéma ${number}`);
    expect(own).toEqual([expect.objectContaining({ numero: 1, intacte: true })]);
    expect(await versions()).toEqual(before);
  });

  it("is not undone when it made the scheme: the version would go with it", async () => {
    await adopt();
    await expect(undo(creation)).rejects.toMatchObject({ code: "importation.suivie", status: 409 });
    expect((await versions()).some((one) => one.schema === `Schéma ${number}`)).toBe(true);
  });
});

describe("an import that nothing followed, once undone", () => {
  it("leaves every field, level, acteur and removed action as before", async () => {
    await giveNews("1-A");
    const before = await everything();
    const importation = await again(AUTRE, { retirerAbsentes: true });
    expect(changedTables(before, await everything())).toContain("63 acteur");
    await undo(importation);
    expect(changedTables(before, await everything())).toEqual([]);
    expect((await findByCode("1-A")).avancement).toBe(40);
  });

  it("gives the screen back what a conflict had taken", async () => {
    await onScreen("1-B", "Réunir les relais, avec les familles");
    const before = await everything();
    const { id } = await findByCode("1-B");
    const plan = withChange(PLAN, "1-B", { action: "Réunir les relais à distance" });
    const importation = await again(plan, { prendreFichier: [conflictKey(id, "intitule")] });
    expect((await findByCode("1-B")).intitule).toBe("Réunir les relais à distance");
    await undo(importation);
    expect(changedTables(before, await everything())).toEqual([]);
    // The conflict is still there for the next file.
    await again(plan);
    expect((await findByCode("1-B")).intitule).toBe("Réunir les relais, avec les familles");
  });

  it("takes away the scheme that it created, and stays in the history", async () => {
    const waiting = await act((ctx) =>
      stageImport(ctx, {
        fichier: { nom: "suite.csv", contenu: new TextEncoder().encode("suite") },
        cible: { schema },
        cle: newId(),
      }),
    );
    await undo(creation);
    const { rows } = await act(async ({ tx }) => ({
      rows: await tx.selectFrom("schema").select("public_id").where("public_id", "=", schema).execute(),
    }));
    expect(rows).toEqual([]);
    const shown = await vue(creation);
    expect(shown.importation).toMatchObject({
      etat: "annulee",
      schema: null,
      titreSchema: `Schéma ${number}`,
    });
    expect(shown.difference?.ajoutees).toHaveLength(2);
    expect((await vue(waiting)).importation.etat).toBe("abandonnee");
  });

  it("forgets the way to write an acteur that it taught, and the acteurs that it created", async () => {
    const plan = PLAN.map((ligne) => ({ ...ligne, partenaires: "La Mutuelle d'ici ; Réseau neuf" }));
    const before = await everything();
    const acteur = acteurs.institutions.msa;
    const importation = await again(plan, { acteurs: { "la mutuelle d'ici": { acteur } } });
    expect((await vue(importation)).difference).toMatchObject({
      acteursCrees: [{ nom: "Réseau neuf", genre: "reseau" }],
      ecritures: [{ ecrit: "La Mutuelle d'ici", nom: "MSA" }],
    });
    await undo(importation);
    expect(changedTables(before, await everything())).toEqual([]);
  });

  it("keeps an acteur that it created and that another scheme names since", async () => {
    const plan = PLAN.map((ligne) => ({ ...ligne, partenaires: "Réseau partagé" }));
    const importation = await again(plan);
    await bring(plan, {
      nouveau: { titre: `Autre ${number}`, type: "ctg", debut: 2024, fin: 2027, phase: "elaboration" },
    });
    await undo(importation);
    const left = await act(({ tx }) =>
      tx.selectFrom("acteur").select("nom").where("nom", "=", "Réseau partagé").execute(),
    );
    expect(left).toHaveLength(1);
  });

  it("is undone once by two persons at once, and can be done again", async () => {
    const before = await everything();
    const importation = await again(AUTRE);
    await Promise.all([undo(importation), undo(importation)]);
    expect(changedTables(before, await everything())).toEqual([]);
    await again(AUTRE);
    expect((await findByCode("2-B")).intitule).toBe("Tenir une permanence");
  });

  it("makes stale the form that was filled from what it had written", async () => {
    const importation = await again(AUTRE);
    const { publicId } = await findByCode("1-A");
    const ids = { schema, action: publicId };
    const { revision } = await act((ctx) => findAction(ctx, ids));
    await undo(importation);
    const late = act((ctx) =>
      updateAction(ctx, { ...ids, revision, intitule: "Trop tard", nature: null, debut: null, fin: null }),
    );
    await expect(late).rejects.toMatchObject({ code: "action.perimee" });
  });

  it("writes in the journal what goes back, object by object", async () => {
    const importation = await again(withChange(PLAN, "1-A", { action: "Ouvrir quatre micro-crèches" }));
    const { id } = await findByCode("1-A");
    await undo(importation);
    const lines = await linesOf(base().platform, d63, id);
    expect(changesOf(lines).slice(-1)).toEqual([
      {
        operation: "schemas.annuler-import",
        avant: { intitule: "Ouvrir quatre micro-crèches" },
        apres: { intitule: "Ouvrir trois micro-crèches" },
      },
    ]);
  });
});

describe("an import that something followed is not undone, and says what", () => {
  let importation: string;
  beforeEach(async () => {
    importation = await again(AUTRE);
  });

  async function expectFollowed(suites: object[]): Promise<void> {
    const before = await contents(base().database, [d63]);
    await expect(undo(importation)).rejects.toMatchObject({ code: "importation.suivie", status: 409 });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
    expect((await vue(importation)).suites).toMatchObject(suites);
  }

  it("a later import, until that one is undone", async () => {
    const later = await again(withChange(AUTRE, "1-C", { fin: "2026" }));
    await expectFollowed([{ genre: "import", publicId: later }]);
    expect((await vue(importation)).suivante).toMatchObject({ publicId: later });
    await undo(later);
    await undo(importation);
    expect((await vue(creation)).suites).toEqual([]);
  });

  it("news of an action that it wrote, dated late or not", async () => {
    await giveNews("2-B");
    await expectFollowed([{ genre: "nouvelles", nom: "2-B Tenir une permanence", nombre: 1 }]);
  });

  it("a change on screen of what it wrote, by whom", async () => {
    await onScreen("1-A", "Ouvrir cinq micro-crèches");
    await expectFollowed([
      {
        genre: "modification",
        table: "action",
        nom: "1-A Ouvrir cinq micro-crèches",
        par: "Camille redacteur",
      },
    ]);
  });

  it("a phase that the scheme it created has entered", async () => {
    await undo(importation);
    await act(({ tx }) =>
      tx.updateTable("schema").set({ phase: "clos" }).where("public_id", "=", schema).execute(),
    );
    importation = creation;
    await expectFollowed([{ genre: "modification", table: "schema" }]);
  });
});

it("an import that was not done has nothing to undo", async () => {
  const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode("plan") };
  const dropped = await act((ctx) => stageImport(ctx, { fichier, cible: { schema }, cle: newId() }));
  await expect(undo(dropped)).rejects.toMatchObject({ code: "importation.pas-faite" });
});

it("news of an action that the import left as it was do not forbid undoing it", async () => {
  const importation = await again(withChange(PLAN, "1-C", { fin: "2026" }));
  await giveNews("2-A");
  await undo(importation);
  expect((await findByCode("1-C")).fin).toBe("2025");
});
