import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { createActeurs, loadActeursDemo, loadRepertoire } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { csvText } from "#platform/http/csv.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { createNiveau } from "../../commands/ecrire/create-niveau.ts";
import { loadPlanDemo, loadSchemaDemo } from "../../demo.ts";
import { lirePeriode } from "../../domain/imports/lecture/dates.ts";
import { datesTableau } from "../../domain/imprime/tableau.ts";
import { parseFiltre, SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { tableauXlsx } from "../../papiers/tableau-xlsx.ts";
import { examinePlan } from "../imports/examine-plan.ts";
import { exportPlan } from "../plan/export-plan.ts";
import { findSchema } from "../plan/find-schema.ts";
import { loadTableau } from "./load-tableau.ts";

const d63 = departement("63");
const base = setUpDatabase();
const asPlatform = <T>(work: (ctx: Contexte) => Promise<T>): Promise<T> =>
  base().platform.act(d63, ESSAIS, work);

/** Both files of a scheme, read again and compared with it. */
async function readBack(publicId: string) {
  const [csv, xlsx] = await asPlatform(async (ctx) => {
    const { headers, rows } = await exportPlan(ctx, publicId, SANS_FILTRE);
    return [
      Buffer.from(csvText(headers, rows)),
      Buffer.from(await tableauXlsx(await loadTableau(ctx, publicId))),
    ];
  });
  const found = [];
  for (const [bytes, name] of [
    [csv, "plan.csv"],
    [xlsx, "tableau.xlsx"],
  ] as const) {
    const lecture = await readSheets(bytes ?? Buffer.alloc(0), name);
    const { erreurs, inconnus, difference } = await asPlatform(async (ctx) =>
      examinePlan(ctx, (await findSchema(ctx, publicId)).id, lecture, {}),
    );
    const objectifs = difference.volets.flatMap((volet) => volet.engagements.flatMap((one) => one.objectifs));
    found.push({
      name,
      erreurs,
      inconnus,
      comptes: difference.comptes,
      champs: objectifs.flatMap(({ champs }) => champs),
    });
  }
  return found;
}

const intact = (name: string, inchangees: number) => ({
  ...{ name, erreurs: [], inconnus: [], champs: [] },
  comptes: { ajoutees: 0, modifiees: 0, inchangees, absentes: 0 },
});

describe("the plan as a file, imported again", () => {
  it("changes nothing of the demonstration's 114 actions", async () => {
    const { acteurs, plan } = await asPlatform(async (ctx) => {
      const known = await loadActeursDemo(ctx);
      return { acteurs: known, plan: await loadPlanDemo(ctx, known) };
    });
    await base().database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));
    await asPlatform((ctx) => loadSchemaDemo(ctx, plan, acteurs));
    const { publicId } = plan;
    expect(await readBack(publicId)).toEqual([intact("plan.csv", 114), intact("tableau.xlsx", 114)]);
    const done = parseFiltre(new URLSearchParams("statut=realisee"));
    expect((await asPlatform((ctx) => exportPlan(ctx, publicId, done))).rows).toHaveLength(18);
  }, 240_000);
});

describe("a plan with everything that a sheet dislikes", () => {
  let publicId: string;
  const base2 = setUpDatabase();
  const act = <T>(work: (ctx: Contexte) => Promise<T>): Promise<T> => base2().platform.act(d63, ESSAIS, work);

  beforeAll(async () => {
    const acteurs = await seedActeurs(base2().platform, d63);
    const schema = await seedSchema(base2().platform, d63, acteurs);
    publicId = schema.publicId;
    await act(async (ctx) => {
      const twins = await createActeurs(ctx, [
        { genre: "institution", nom: "Maison des familles", nature: "association" },
        { genre: "reseau", nom: "Maison des familles" },
      ]);
      const [engagement] = await ctx.tx.selectFrom("engagement").selectAll().orderBy("ordre").execute();
      const sous = engagement?.id ?? "";
      const fiche = {
        ...{ niveau: "objectif" as const, no: 40, titre: "Tout tenir", etiquettes: [], indicateurs: [] },
        acteurs: { pilotes: twins, coordination: [], partenaires: [] },
      };
      const objectif = async (no: number, plus: object = {}) => {
        await createNiveau(ctx, {
          ...{ schema: publicId, sous, cle: newId() },
          fiche: { ...fiche, no, titre: `Objectif rare ${no}`, contexte: "", resultatsAttendus: [], ...plus },
        });
        const row = await ctx.tx
          .selectFrom("objectif")
          .select("id")
          .where("no", "=", no)
          .executeTakeFirstOrThrow();
        return row.id;
      };
      await objectif(41);
      const large = await objectif(40, {
        contexte: "Un tableau\nA\tB\n1\t2\n\n=1+1 n’est pas une formule",
        resultatsAttendus: ["Un ; deux", "- un tiret", "Trois"],
        indicateurs: [
          {
            libelle: "Seul ; mais double",
            resultatVise: "",
            unite: "",
            sens: null,
            base: "",
            cibles: "",
            periodicite: null,
          },
        ],
      });
      for (let rang = 1; rang <= 40; rang += 1) {
        const debut = parsePartialDate(["2022", "2023-04", "2024-01-15", "2026", ""][rang % 5] ?? "");
        const fin = parsePartialDate(["2026", "2026-06", ""][rang % 3] ?? "");
        await createNiveau(ctx, {
          ...{ schema: publicId, sous: large, cle: newId() },
          fiche: {
            ...{
              niveau: "action",
              code: `40-${rang}`,
              intitule: rang === 7 ? "=SOMME(A1:A9)" : `Action ${rang}`,
            },
            ...{
              nature: (["nouvelle", "a_poursuivre", null] as const)[rang % 3] ?? null,
              debut,
              fin,
              description: "",
            },
            ...{
              acteurs: { pilotes: [], coordination: [], partenaires: [] },
              etiquettes: [],
              territoires: [],
              jalons: [],
            },
          },
        });
      }
    });
  }, 60_000);

  it("comes back without any difference", async () => {
    const files = await act(async (ctx) => {
      const { headers, rows } = await exportPlan(ctx, publicId, SANS_FILTRE);
      expect(rows).toHaveLength(46);
      expect(rows.find((row) => row.includes("40-1"))?.join()).toMatch(
        /Maison des familles \[\w{8}\] \| Maison des familles \[\w{8}\]/,
      );
      const xlsx = await tableauXlsx(await loadTableau(ctx, publicId));
      return [Buffer.from(csvText(headers, rows)), Buffer.from(xlsx)] as const;
    });
    for (const [index, name] of ["plan.csv", "tableau.xlsx"].entries()) {
      const lecture = await readSheets(files[index] ?? Buffer.alloc(0), name);
      const examen = await act(async (ctx) =>
        examinePlan(ctx, (await findSchema(ctx, publicId)).id, lecture, {}),
      );
      expect({ name, erreurs: examen.erreurs, comptes: examen.difference.comptes }).toEqual({
        ...{ name, erreurs: [] },
        comptes: { ajoutees: 0, modifiees: 0, inchangees: 45, absentes: 0 },
      });
      expect(examen.inconnus).toEqual([]);
      const objectifs = examen.difference.volets.flatMap((volet) =>
        volet.engagements.flatMap((one) => one.objectifs),
      );
      expect({ name, champs: objectifs.flatMap(({ champs }) => champs) }).toEqual({ name, champs: [] });
    }
  });

  it("finds homonyms again by what follows their name", async () => {
    const repertoire = await act(loadRepertoire);
    const [first] = [...repertoire].filter(([nom]) => /^maison des familles \w{8}$/.test(nom));
    expect(first?.[1]).toHaveLength(1);
  });
});

describe("ticks", () => {
  it("say any dates, with written ones where they must", () => {
    const date = fc.constantFrom(
      null,
      "2019",
      "2022",
      "2023",
      "2023-04",
      "2024-01-15",
      "2026",
      "2026-12",
      "2030",
    );
    const nature = fc.constantFrom(null, "nouvelle" as const, "a_poursuivre" as const);
    const years = [2022, 2023, 2024, 2025, 2026];
    fc.assert(
      fc.property(nature, date, date, (kind, from, to) => {
        const action = { nature: kind, debut: parsePartialDate(from ?? ""), fin: parsePartialDate(to ?? "") };
        const { coches, debut, fin } = datesTableau(action, years);
        const read = lirePeriode(
          years.map((annee, at) => ({ annee, cochee: coches[at] ?? false })),
          kind === "a_poursuivre",
        );
        expect([debut || read.debut, fin || read.fin]).toEqual([action.debut, action.fin]);
      }),
    );
  });
});
