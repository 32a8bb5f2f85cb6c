import { beforeAll, describe, expect, it } from "vitest";
import { createActeurs, learnEcritures, removeUnusedActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type PrincipalPersonne } from "#platform/identity/principal.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { PLAN, planCsv } from "#testing/plan-csv.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { findSchema } from "../queries/find-schema.ts";
import { createSchema } from "./create-schema.ts";
import { importPlan } from "./import-plan.ts";
import { recordPointAvancement } from "./record-point-avancement.ts";
import { forgetCorrespondance } from "./remember-correspondance.ts";
import { abandonImport, confirmImport, saveChoix } from "./settle-import.ts";
import { stageImport } from "./stage-import.ts";
import { undoImport } from "./undo-import.ts";
import { updateAction } from "./update-action.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let voisins: ActeursSeme;
let schema: SchemaSeme;
let lecture: Lecture;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  voisins = await seedActeurs(base().platform, d43);
  schema = await seedSchema(base().platform, d63, acteurs);
  lecture = await planCsv(PLAN);
});

/** Drops a file as somebody who may; what happens to it is the test. */
function stage(ctx: Contexte): Promise<string> {
  const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode("plan") };
  return stageImport(ctx, { fichier, cible: { schema: schema.publicId }, cle: newId() });
}
const staged = () => base().platform.act(d63, acteurs.personnes.caf.redacteur, stage);

type Commande = {
  run: (ctx: Contexte, prepared: string) => Promise<unknown>;
  /** What must be there first, made by somebody who may. */
  prepare?: () => Promise<string>;
  /** Who may: the proof that the call itself is right. */
  permis: () => PrincipalPersonne;
  /** People of the département who may not, beside those that no command admits. */
  refuses: () => PrincipalPersonne[];
};

const redaction = {
  permis: () => acteurs.personnes.caf.redacteur,
  // The MSA writes, but does not hold the scheme; those of the Caf and of the Département hold it, but do not write.
  refuses: () => [acteurs.personnes.redacteurMsa, ...nonRedacteurs()],
};
const departementale = { permis: () => acteurs.personnes.redacteurMsa, refuses: () => nonRedacteurs() };

function nonRedacteurs(): PrincipalPersonne[] {
  const { caf, correspondantCd, piloteNomme } = acteurs.personnes;
  const { redacteur: _redacteur, administrateur: _administrateur, ...others } = caf;
  return [...Object.values(others), correspondantCd, piloteNomme];
}

const COMMANDES: Record<string, Commande> = {
  recordPointAvancement: {
    run: (ctx) =>
      recordPointAvancement(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["3-A"].publicId, cle: newId() },
        ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "", blocage: null },
      }),
    // The MSA pilots 3-A, and nobody else is named.
    permis: () => acteurs.personnes.redacteurMsa,
    refuses: nonRedacteurs,
  },
  updateAction: {
    run: (ctx) => {
      const ids = { schema: schema.publicId, action: schema.actions["1-A"].publicId };
      return updateAction(ctx, {
        ...ids,
        revision: 1,
        intitule: "Autre",
        nature: null,
        debut: null,
        fin: null,
      });
    },
    ...redaction,
  },
  importPlan: {
    run: async (ctx) => importPlan(ctx, await findSchema(ctx, schema.publicId), lecture, {}),
    ...redaction,
  },
  stageImport: { run: stage, ...redaction },
  saveChoix: {
    prepare: staged,
    run: (ctx, importation) => saveChoix(ctx, importation, { retirerAbsentes: true }),
    ...redaction,
  },
  confirmImport: {
    prepare: staged,
    run: (ctx, importation) => confirmImport(ctx, importation, lecture, {}),
    ...redaction,
  },
  abandonImport: {
    prepare: staged,
    run: (ctx, importation) => abandonImport(ctx, importation),
    ...redaction,
  },
  undoImport: {
    prepare: () =>
      base().platform.act(d63, acteurs.personnes.caf.redacteur, async (ctx) => {
        const importation = await stage(ctx);
        await confirmImport(ctx, importation, lecture, {});
        return importation;
      }),
    run: (ctx, importation) => undoImport(ctx, importation),
    ...redaction,
  },
  forgetCorrespondance: {
    prepare: async () => {
      await base().platform.act(d63, acteurs.personnes.caf.redacteur, async (ctx) => {
        const importation = await stage(ctx);
        await confirmImport(ctx, importation, lecture, { colonnes: { 8: null } });
        await undoImport(ctx, importation);
      });
      return staged();
    },
    run: (ctx, importation) => forgetCorrespondance(ctx, importation, lecture, undefined),
    ...redaction,
  },
  createSchema: {
    run: (ctx) =>
      createSchema(ctx, {
        titre: "CTG 2024-2027",
        type: "ctg",
        debut: 2024,
        fin: 2027,
        phase: "elaboration",
      }),
    ...departementale,
  },
  learnEcritures: {
    run: (ctx) => learnEcritures(ctx, [{ acteur: acteurs.institutions.msa, ecrit: "La Mutualité" }]),
    ...departementale,
  },
  removeUnusedActeurs: {
    prepare: async () => {
      const nouveau = { genre: "reseau" as const, nom: "Réseau d'essai", aConfirmer: true };
      const [id] = await base().platform.act(d63, ESSAIS, (ctx) => createActeurs(ctx, [nouveau]));
      return id ?? "";
    },
    run: (ctx, id) => removeUnusedActeurs(ctx, [id as Id<"acteur">]),
    ...departementale,
  },
  createActeurs: {
    run: (ctx) => createActeurs(ctx, [{ genre: "institution", nom: "Une commune" }]),
    ...departementale,
  },
};

const everything = () => contents(base().database, [d63, d43]);

describe.each(Object.entries(COMMANDES))("%s", (_name, { run, prepare, permis, refuses }) => {
  it("refuses everybody else, from here and from elsewhere, and writes nothing", async () => {
    const prepared = prepare ? await prepare() : "";
    const before = await everything();
    const { administrateur, redacteur } = voisins.personnes.caf;
    const admitted: string[] = [];
    for (const principal of [...refuses(), administrateur, redacteur, ANONYME]) {
      const outcome = await base()
        .platform.act(d63, principal, (ctx) => run(ctx, prepared))
        .then(
          () => ({ status: 200 }),
          (error: { status?: number }) => error,
        );
      const who = principal.genre === "personne" ? principal.nom : principal.genre;
      if (outcome.status !== 403 && outcome.status !== 404)
        admitted.push(`${who}: ${JSON.stringify(outcome)}`);
    }
    expect(admitted).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it("is done by whoever may, in one département only", async () => {
    const prepared = prepare ? await prepare() : "";
    const before = await everything();
    await base().platform.act(d63, permis(), (ctx) => run(ctx, prepared));
    const changed = changedTables(before, await everything());
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((table) => table.startsWith("43"))).toEqual([]);
  });
});

it("what belongs to one département is not found from another, by whoever may do everything there", async () => {
  const importation = await staged();
  const before = await everything();
  const { administrateur } = voisins.personnes.caf;
  for (const name of [
    "recordPointAvancement",
    "updateAction",
    "importPlan",
    "stageImport",
    "saveChoix",
    "confirmImport",
    "abandonImport",
    "undoImport",
    "forgetCorrespondance",
  ]) {
    const run = COMMANDES[name]?.run ?? (() => Promise.resolve());
    const attempt = base().platform.act(d43, administrateur, (ctx) => run(ctx, importation));
    await expect(attempt, name).rejects.toMatchObject({ code: "introuvable", status: 404 });
  }
  expect(await everything()).toEqual(before);
});
