import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { PLAN, planCsv } from "#testing/plan-csv.ts";
import { createSchema } from "../../commands/ecrire/create-schema.ts";
import { importPlan } from "../../commands/imports/import-plan.ts";
import { SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { exportPlan } from "./export-plan.ts";
import { findAction } from "./find-action.ts";
import { findSchema } from "./find-schema.ts";
import { loadArbre } from "./load-arbre.ts";
import { actionsOf, loadPlan } from "./load-plan.ts";
import { loadQuiFaitQuoi } from "./load-qui-fait-quoi.ts";
import { loadVueEnsemble } from "./load-vue-ensemble.ts";
import { readAction } from "./read-action.ts";
import { readObjectif } from "./read-objectif.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let contrat: { schema: string; action: string; objectif: string };
let ids: Record<"volet" | "objectif" | "action", string>;

const asPlatform = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(d63, ESSAIS, work);

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  [contrat, ids] = await asPlatform(async (ctx) => {
    const { tx } = ctx;
    const { id: schema, publicId } = await createSchema(ctx, {
      ...{
        titre: "Contrat petite enfance",
        type: "contrat",
        debut: 2024,
        fin: 2027,
        phase: "mise_en_oeuvre",
      },
      forme: "axes",
    });
    const commun = { departement: d63, schema, ordre: 1 };
    const volet = newId<"volet">();
    await tx
      .insertInto("volet")
      .values({ ...commun, id: volet, no: 1, titre: "Accueillir" })
      .execute();
    const objectif = { id: newId<"objectif">(), public_id: newPublicId() };
    await tx
      .insertInto("objectif")
      .values({ ...commun, ...objectif, volet, no: 1, titre: "Des places" })
      .execute();
    const action = { id: newId<"action">(), public_id: newPublicId() };
    await tx
      .insertInto("action")
      .values({ ...commun, ...action, volet, code: "1", intitule: "Réunir" })
      .execute();
    await tx
      .insertInto("action_acteur")
      .values({
        departement: d63,
        action: action.id,
        role: "pilote",
        acteur: acteurs.institutions.caf,
        ordre: 0,
      })
      .execute();
    return [
      { schema: publicId, action: action.public_id, objectif: objectif.public_id },
      { volet, objectif: objectif.id, action: action.id },
    ];
  });
});

describe("a contract, whose axes hold objectifs beside actions", () => {
  it("is read, counted, filtered and exported whole", async () => {
    await asPlatform(async (ctx) => {
      const plan = await loadPlan(ctx, contrat.schema);
      expect(actionsOf(plan).map(({ intitule }) => intitule)).toEqual(["Réunir"]);
      const [axe] = (await loadArbre(ctx, contrat.schema, { ...SANS_FILTRE, volet: 1 })).volets;
      expect(axe).toMatchObject({ engagements: [], objectifs: [], actions: [{ code: "1" }] });
      expect(await loadVueEnsemble(ctx, contrat.schema)).toMatchObject({ objectifs: 1, bilan: { total: 1 } });
      const roles = await loadQuiFaitQuoi(ctx, contrat.schema, "pilotes");
      expect(roles.colonnes).toEqual([{ court: "1", long: "1. Accueillir", filtre: { volet: 1 } }]);
      expect(roles.lignes).toMatchObject([{ cases: [{ pilote: 1, partenaire: 0 }] }]);
      const { rows } = await exportPlan(ctx, contrat.schema, SANS_FILTRE);
      // An objectif without action has a line of its own, or an import would lose it.
      expect(rows.map((row) => row.slice(0, 9))).toEqual([
        ["1", "Accueillir", "", "", "1", "Des places", "", "", ""],
        ["1", "Accueillir", "", "", "", "", "", "1", "Réunir"],
      ]);
    });
  });

  it("shows an action without objectif, and an objectif with the actions beside it", async () => {
    await asPlatform(async (ctx) => {
      const fiche = await readAction(ctx, contrat);
      expect(fiche).toMatchObject({
        objectif: null,
        engagement: null,
        volet: { no: 1, titre: "Accueillir" },
      });
      expect(await readObjectif(ctx, contrat)).toMatchObject({
        aCote: true,
        actions: [{ code: "1" }],
        engagement: null,
      });
    });
  });

  it("entrusts its actions to whom a scope over the axe names", async () => {
    await asPlatform(async ({ tx }) => {
      await tx
        .insertInto("schema_membre")
        .values({
          ...{ departement: d63, id: newId<"schema_membre">(), institution: acteurs.institutions.msa },
          schema: (
            await tx
              .selectFrom("volet")
              .select("schema")
              .where("id", "=", ids.volet as never)
              .executeTakeFirstOrThrow()
          ).schema,
          ...{ role: "copilote", portee: "volets", portee_ids: [ids.volet], etat: "acceptee" },
          ...{ du: "2024-01-01", propose_le: "2024-01-01", accepte_le: "2024-01-01" },
        })
        .execute();
    });
    const found = await asPlatform((ctx) => findAction(ctx, contrat));
    expect(found.droits.copilotesDuLieu).toEqual([acteurs.institutions.msa]);
  });

  it("takes no file of four levels", async () => {
    const lecture = await planCsv(PLAN);
    const imported = asPlatform(async (ctx) =>
      importPlan(ctx, await findSchema(ctx, contrat.schema), lecture, {}),
    );
    await expect(imported).rejects.toMatchObject({ code: "import.niveaux" });
  });
});
