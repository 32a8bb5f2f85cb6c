import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { POPULATIONS, publishDonnees, stageDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import type { Rapport } from "../../domain/imports/rapport.ts";
import { listObservations } from "../../queries/list-observations.ts";
import { createFormule, type SaisieFormule } from "../write-formule.ts";
import { publishFichier, withdrawFichier } from "./publish-fichier.ts";

const D63 = departement("63");
const base = setUpDatabase();

/** Undoes what a trial wrote. */
class Undo {}

async function inTrial<T>(work: (ctx: Parameters<Parameters<typeof act>[0]>[0]) => Promise<T>): Promise<T> {
  let found: T | undefined;
  await act(async (ctx) => {
    found = await work(ctx);
    throw new Undo();
  }).catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found as T;
}

function act<T>(work: Parameters<ReturnType<typeof base>["platform"]["act"]>[2]): Promise<T> {
  return base().platform.act(D63, ESSAIS, work) as Promise<T>;
}

const genres = ({ anomalies }: Rapport) =>
  Object.fromEntries(anomalies.map(({ genre, nombre }) => [genre, nombre]));

const shown = (ctx: Parameters<typeof listObservations>[0], millesime = "2025") =>
  listObservations(ctx, { indicateur: "population", maille: "commune", millesime });

describe("bad input", () => {
  const HEADER = "code_commune_2026;nom;population_2025\n";
  const read = (rows: string, nom?: string) =>
    inTrial(async (ctx) => (await stageDonnees(ctx, HEADER + rows, nom ? { nom } : {})).rapport);

  it("keeps what is right of a file where rows are wrong, and says which", async () => {
    const rapport = await read(
      [
        "63113;Clermont-Ferrand;147 751",
        "XX;Non localisé;12",
        "63999;Nulle part;3",
        "03185;Montluçon;33 000",
        ";Sans code;4",
        "63300;Riom;dix-neuf mille",
        "63430;Thiers;11 660;de trop",
        "63178;Issoire;15 000",
        "63178;Issoire;15 000",
        "63124;Cournon;20 000",
        "63124;Cournon;20 001",
      ].join("\n"),
    );
    expect(genres(rapport)).toEqual({
      ...{ code_provisoire: 1, code_inconnu: 1, autre_departement: 1, code_absent: 1, texte_en_nombre: 1 },
      ...{ ligne_decalee: 1, doublon: 1, contradiction: 1 },
    });
    expect(rapport).toMatchObject({ lignes: 11, observations: 4, refusees: 5, ailleurs: 1 });
    const places = rapport.anomalies.find(({ genre }) => genre === "texte_en_nombre")?.exemples;
    expect(places).toEqual([{ ligne: 7, colonne: "population_2025", texte: "dix-neuf mille" }]);
  });

  it("keeps a code that is gone since, and says so", async () => {
    const rapport = await read("63127;Creste;120\n63113;Clermont-Ferrand;147 751");
    expect(genres(rapport)).toEqual({ code_ancien: 1 });
    expect(rapport).toMatchObject({ observations: 2, refusees: 0 });
  });

  it("shows both figures of a cell said twice, and chooses none", async () => {
    const rows = await inTrial(async (ctx) => {
      await publishDonnees(ctx, `${HEADER}63124;Cournon;20 000\n63124;Cournon;20 001\n`);
      return shown(ctx);
    });
    expect(rows).toMatchObject([{ valeur: null, statut: "non_disponible", contradiction: [20_000, 20_001] }]);
  });

  it("reads Windows-1252 lines within UTF-8, and says so", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}63113;Clermont-Ferrand été;1\n`),
      Buffer.from("63300;Riom \xe9t\xe9;2\n", "latin1"),
    ]);
    const rapport = await inTrial(async (ctx) => (await stageDonnees(ctx, bytes)).rapport);
    expect(genres(rapport)).toEqual({ encodage_melange: 1 });
    expect(rapport.anomalies[0]?.exemples[0]).toMatchObject({ ligne: 3, texte: "63300 ; Riom été ; 2" });
  });

  it("refuses a file of another département whole", async () => {
    await expect(read("03185;Montluçon;33 000\n03310;Vichy;25 000")).rejects.toMatchObject({
      code: "observatoire.autre-departement",
      details: { lignes: 2 },
    });
  });

  it("refuses what has no shape, in words", async () => {
    for (const texte of ["a;b\n1;2\n", "bonjour", '{"a": 1}', "{"]) {
      await expect(inTrial((ctx) => stageDonnees(ctx, texte))).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:observatoire\.(?:forme|json)|import\.)/),
      });
    }
    await expect(inTrial((ctx) => stageDonnees(ctx, ""))).rejects.toMatchObject({
      code: "import.feuille-vide",
    });
    await expect(inTrial((ctx) => stageDonnees(ctx, "a;b", { prereglage: "rien" }))).rejects.toMatchObject({
      code: "observatoire.prereglage",
    });
  });

  it("flags two columns swapped, and mends nothing", async () => {
    const rapport = await inTrial(
      async (ctx) =>
        (
          await stageDonnees(
            ctx,
            "CODGEO;LIBGEO;NBMEN19;NBPERS19;Q119;Q219\n63113;Clermont;100;200;21000;16000\n63300;Riom;50;90;22000;17000\n",
          )
        ).rapport,
    );
    expect(genres(rapport)).toEqual({ colonnes_inversees: 1, ordre_rompu: 2 });
    expect(rapport.observations).toBe(8);
  });

  it("flags parts that do not make the whole, and keeps a rate above 100", async () => {
    const header =
      "annee;numepci;txcouv_epci;txcouv_eaje_epci;txcouv_am_ind_epci;txcouv_prescol_epci;txcouv_gad_ind_epci";
    const rapport = await inTrial(
      async (ctx) =>
        (
          await stageDonnees(
            ctx,
            `${header}\n2023;246300701;127,5;59,9;62,4;3,5;1,7\n2023;200070753;60;10;10;10;10\n2023;XX;195,8;1;1;1;1\n`,
          )
        ).rapport,
    );
    expect(genres(rapport)).toEqual({ code_provisoire: 1, somme_inexacte: 1, au_dessus_de_100: 1 });
  });
});

describe("an import", () => {
  const line = fc.record({
    code: fc.constantFrom("63113", "63300", "63430", "63178", "XX", "03185", "63999"),
    valeur: fc.oneof(fc.integer({ min: 0, max: 5 }).map(String), fc.constantFrom("", "s", "n.d.", "abc")),
  });

  it("is the same whatever the order of its rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer(), async (rows, seed) => {
        const own = [...rows, { code: "63014", valeur: "7" }];
        const other =
          fc.sample(fc.shuffledSubarray(own, { minLength: own.length }), { seed, numRuns: 1 })[0] ?? own;
        const read = (list: typeof own) =>
          inTrial(async (ctx) => {
            const texte = `code_commune_2026;population_2025\n${list.map((one) => `${one.code};${one.valeur}`).join("\n")}\n`;
            const { rapport } = await publishDonnees(ctx, texte);
            const seen = (await shown(ctx)).map(({ code, valeur, statut, contradiction }) => ({
              ...{ code, valeur, statut, contradiction },
            }));
            return { seen, observations: rapport.observations, genres: genres(rapport) };
          });
        expect(await read(other)).toEqual(await read(own));
      }),
      { numRuns: 15 },
    );
  });

  it("read twice changes nothing, and says that it was there", async () => {
    await inTrial(async (ctx) => {
      const first = await publishDonnees(ctx, POPULATIONS);
      const before = await everything(ctx);
      const again = await stageDonnees(ctx, POPULATIONS);
      expect(again).toMatchObject({ publicId: first.publicId, etat: "publie", deja: true });
      expect(await everything(ctx)).toEqual(before);
    });
  });

  it("withdrawn gives back exactly what was shown, whatever was published in between", async () => {
    const edition = fc.record({
      edition: fc.constantFrom("2024-01-01", "2025-01-01", "2026-01-01"),
      valeurs: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edition, { minLength: 1, maxLength: 4 }), async (editions) => {
        await inTrial(async (ctx) => {
          const states = [await shownOrNothing(ctx)];
          const files: string[] = [];
          for (const [rang, { edition, valeurs }] of editions.entries()) {
            const [a, b, c] = valeurs;
            const texte = `code_commune_2026;population_2025\n63113;${a}\n63300;${b}\n63430;${c}\n`;
            const { publicId } = await publishDonnees(ctx, texte, { edition, jeu: `Jeu ${rang}` });
            files.push(publicId);
            states.push(await shownOrNothing(ctx));
          }
          for (const publicId of files.reverse()) {
            states.pop();
            await withdrawFichier(ctx, publicId);
            expect(await shownOrNothing(ctx)).toEqual(states.at(-1));
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  it("shows the newest edition, keeps both, and says so", async () => {
    await inTrial(async (ctx) => {
      await publishDonnees(ctx, POPULATIONS, { edition: "2026-01-01" });
      const older = POPULATIONS.replace("147 751", "140 000");
      const recu = await publishDonnees(ctx, older, { edition: "2025-01-01" });
      expect(genres(recu.rapport)).toEqual({ edition_differente: 1 });
      const clermont = (await shown(ctx)).find(({ code }) => code === "63113");
      expect(clermont?.valeur).toBe(147_751);
      expect(clermont?.versions.map(({ valeur }) => valeur)).toEqual([147_751, 140_000]);
    });
  });

  it("of another source is set against what is shown: 17 and 15", async () => {
    await inTrial(async (ctx) => {
      await publishDonnees(ctx, POPULATIONS, { jeu: "Diagnostic" });
      const { rapport } = await publishDonnees(ctx, POPULATIONS.replace("19 246", "19 000"), {
        jeu: "Fiche",
      });
      expect(genres(rapport)).toEqual({ source_contraire: 1 });
      const riom = (await shown(ctx)).find(({ code }) => code === "63300");
      expect(riom?.ecarts).toHaveLength(1);
    });
  });

  it("is shown by nobody before it is published, and refused twice", async () => {
    await inTrial(async (ctx) => {
      const { publicId } = await stageDonnees(ctx, POPULATIONS);
      expect(await shown(ctx)).toEqual([]);
      await publishFichier(ctx, publicId);
      await expect(publishFichier(ctx, publicId)).rejects.toMatchObject({ code: "observatoire.etat" });
    });
  });
});

describe("a derived indicator", () => {
  beforeAll(() =>
    act(async (ctx) => {
      const header = "dtreffre;numcomdo;indfoy_ndur;indfoy_rsa";
      // Two of the 14 communes of Entre Dore et Allier only: the EPCI cannot be known.
      await publishDonnees(ctx, `${header}\n2024-12;63195;100;10\n2024-12;63210;300;90\n`);
      await createFormule(ctx, {
        ...{ libelle: "Part au RSA", famille: "Allocataires", unite: "%", sens: "haut", decimales: 1 },
        ...{ formule: "100 × [cnaf-foyers-rsa] / [cnaf-foyers]", definition: "Foyers au RSA." },
      });
    }),
  );

  it("is computed from its figures, with the worst of their statuses", async () => {
    const found = await inTrial((ctx) =>
      listObservations(ctx, { indicateur: "part-au-rsa", maille: "commune", millesime: "2024" }),
    );
    expect(found.map(({ code, valeur, statut }) => [code, valeur, statut])).toEqual([
      ["63195", 10, "arrondi"],
      ["63210", 30, "arrondi"],
    ]);
  });

  it("lists what is missing at a larger mesh rather than guess", async () => {
    const found = await inTrial((ctx) =>
      listObservations(ctx, { indicateur: "part-au-rsa", maille: "epci", millesime: "2024" }),
    );
    const dore = found.find(({ code }) => code === "246301097");
    expect(dore).toMatchObject({ valeur: null, statut: "non_disponible" });
    expect(dore?.note).toMatch(/^Il manque : .*communes sans chiffre/);
  });

  it("refuses what the catalogue lacks, and a formula of a formula", async () => {
    const saisie: Omit<SaisieFormule, "formule"> = {
      ...{ libelle: "Autre", famille: "Allocataires", unite: "%", sens: "neutre", decimales: 1 },
      definition: "Rien.",
    };
    for (const [formule, code] of [
      ["[inconnu] / 2", "observatoire.entree"],
      ["[part-au-rsa] / 2", "observatoire.entree-calculee"],
      ["[cnaf-foyers] /", "observatoire.formule"],
    ] as const) {
      await expect(inTrial((ctx) => createFormule(ctx, { ...saisie, formule }))).rejects.toMatchObject({
        code,
      });
    }
  });
});

async function shownOrNothing(ctx: Parameters<typeof listObservations>[0]) {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM indicateur WHERE departement = '63' AND code = 'population'`.execute(
    ctx.tx,
  );
  return rows[0]?.n === 0 ? [] : shown(ctx);
}

async function everything(ctx: Parameters<typeof listObservations>[0]): Promise<unknown> {
  const { rows } = await sql`
    SELECT (SELECT json_agg(o ORDER BY o.code, o.millesime, o.variante) FROM observation o) AS figures,
           (SELECT json_agg(f ORDER BY f.id) FROM fichier_source f) AS files,
           (SELECT json_agg(i ORDER BY i.id) FROM indicateur i) AS catalogue`.execute(ctx.tx);
  return rows;
}
