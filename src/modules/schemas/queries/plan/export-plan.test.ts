import { beforeEach, describe, expect, it } from "vitest";
import { loadActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { csvText } from "#platform/http/csv.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { loadSchemaDemo } from "../../demo.ts";
import { parseFiltre, SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { examinePlan } from "../imports/examine-plan.ts";
import { exportPlan } from "./export-plan.ts";
import { findSchemaByTitle } from "./find-schema.ts";

const d63 = departement("63");
const base = setUpDatabase();
const TITRE = "Schéma départemental des services aux familles du Puy-de-Dôme";

function asPlatform<T>(work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return base().platform.act(d63, { genre: "systeme", nom: "essai" }, work);
}

async function demonstration(ctx: Contexte) {
  const schema = await findSchemaByTitle(ctx, TITRE);
  if (!schema) throw new Error("the demonstration is not loaded");
  return schema;
}

describe("the plan as CSV", () => {
  beforeEach(() =>
    asPlatform(async (ctx) => {
      if (!(await findSchemaByTitle(ctx, TITRE))) await loadSchemaDemo(ctx, await loadActeursDemo(ctx));
    }),
  );

  it("imported again changes nothing, named pilots included", async () => {
    const text = await asPlatform(async (ctx) => {
      const { headers, rows } = await exportPlan(ctx, (await demonstration(ctx)).publicId, SANS_FILTRE);
      expect(rows).toHaveLength(114);
      return csvText(headers, rows);
    });
    const lecture = await readSheets(Buffer.from(text), "plan.csv");
    const examen = await asPlatform(async (ctx) =>
      examinePlan(ctx, (await demonstration(ctx)).id, lecture, {}),
    );
    expect(examen.erreurs).toEqual([]);
    expect(examen.inconnus).toEqual([]);
    expect(examen.difference.comptes).toEqual({ ajoutees: 0, modifiees: 0, inchangees: 114, absentes: 0 });
    const objectifs = examen.difference.volets.flatMap((volet) =>
      volet.engagements.flatMap((e) => e.objectifs),
    );
    expect(objectifs.flatMap((objectif) => objectif.champs)).toEqual([]);
  });

  it("keeps to the filter of the address", async () => {
    const rows = await asPlatform(async (ctx) => {
      const filtre = parseFiltre(new URLSearchParams("statut=realisee"));
      return (await exportPlan(ctx, (await demonstration(ctx)).publicId, filtre)).rows;
    });
    expect(rows).toHaveLength(18);
  });
});
