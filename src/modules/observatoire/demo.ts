import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { References } from "#platform/references/references.ts";
import { octetsOf } from "./commands/imports/open-source.ts";
import { publishFichier } from "./commands/imports/publish-fichier.ts";
import { stageFichier } from "./commands/imports/stage-fichier.ts";
import { updateRegleSecret } from "./commands/secret/write-regle.ts";
import { createFormule } from "./commands/write-formule.ts";
import * as chiffres from "./demo/chiffres-63.ts";
import { FILOSOFI_COMMUNES_2019 } from "./demo/chiffres-63-communes.ts";
import * as familles from "./demo/chiffres-63-familles.ts";
import { POPULATIONS_EDITIONS } from "./demo/chiffres-63-populations.ts";
import { CHIFFRES_SCHEMA } from "./demo/chiffres-63-schema.ts";
import { loadClassementsDemo } from "./demo/load-classements.ts";
import { loadConstatsDemo, type MondeConstats } from "./demo/load-constats.ts";
import { loadPanierDemo } from "./demo/load-panier.ts";
import { loadScenariosDemo } from "./demo/load-scenarios.ts";
import type { Reglage } from "./domain/imports/prereglage.ts";
import { listReglesSecret } from "./queries/secret/list-regles.ts";

const MODES = ["", "_eaje", "_am_ind", "_prescol", "_gad_ind"];
const CAF = "A;PERCOU;AM;AI;ACSSENF;ACAVENF;AC3ENF;ENF;ENF_2;ENF_3_5";
const FOYERS = "indfoy_ndur;indnbp_ndur;indfoy_rsa;indfoy_ppa;indfoy_ndural;indfoy_af;indfoy_ndurpaje";

/**
 * Loads the figures of the demonstration, through the commands: public ones, with their producers. Every département has
 * its populations; the Puy-de-Dôme also childcare, incomes, quarters and benefits. Then what the diagnosis finds.
 */
export async function loadObservatoireDemo(
  ctx: Contexte,
  monde: MondeConstats,
  references: References,
): Promise<void> {
  await loadChiffres(ctx);
  await loadConstatsDemo(ctx, monde, references);
  if (ctx.departement !== "63") return;
  await loadClassementsDemo(ctx, monde.objectifs, references);
  await loadPanierDemo(ctx);
  await loadScenariosDemo(ctx);
}

async function loadChiffres(ctx: Contexte): Promise<void> {
  await publish(ctx, "populations-2026.csv", await populations(ctx), { edition: "2026-01-01" });
  await publish(ctx, "populations-regions-2026.csv", await populationsRegions(ctx), {
    ...{ edition: "2026-01-01", geographie: 2026, jeu: "Populations des communes, additionnées par région" },
    ...{ producteur: "Insee", licence: "Licence Ouverte 2.0" },
  });
  if (ctx.departement !== "63") return;
  await publish(ctx, "populations-editions.csv", populationsEditions(), { edition: "2025-01-01" });
  for (const [nom, texte, reglage] of fichiers63()) await publish(ctx, nom, texte, reglage ?? {});
  await tightenCaf(ctx);
  await createFormule(ctx, {
    ...{ libelle: "Part des parents seuls parmi les allocataires", famille: "Allocataires", unite: "%" },
    ...{ formule: "100 × [caf-monoparents] / [caf-allocataires]", sens: "haut", decimales: 1 },
    definition: "Allocataires monoparents rapportés à tous les allocataires de la Caf.",
  });
  await createFormule(ctx, {
    ...{ libelle: "Part des foyers allocataires au RSA", famille: "Allocataires", unite: "%" },
    ...{ formule: "100 × [cnaf-foyers-rsa] / [cnaf-foyers]", sens: "haut", decimales: 1 },
    definition: "Foyers bénéficiaires du RSA rapportés aux foyers allocataires, en décembre.",
  });
}

function fichiers63(): (readonly [nom: string, texte: string, reglage?: Reglage])[] {
  const couverture = (niveau: string, code: string, lignes: string) =>
    table(
      ["annee", code, ...MODES.map((mode) => `txcouv${mode}_${niveau}`)],
      lignes,
      (line) => `2023;${line}`,
    );
  const filosofi = (annee: string, lignes: string) =>
    table(
      [
        "CODGEO",
        ...["NBMEN", "NBPERS", "Q1", "Q2", "Q3", "D1", "D9", "GI", "PPSOC", "PPFAM"].map(
          (one) => one + annee,
        ),
      ],
      lignes,
    );
  const quartiers = (lignes: string) =>
    table(["CODGEO", "LIBGEO", "POP_MUN", CAF, "NOTE_CNAF"], lignes, (line) => `${line};0`);
  const revenus = (lignes: string) =>
    table(["CODGEO", "LIBGEO", "TP60", "DISP_Q2", "NOTE_CNAF"], lignes, (line) => `${line};0`);
  return [
    ["txcouv_pe_epci.csv", couverture("epci", "numepci", chiffres.COUVERTURE_EPCI)],
    ["txcouv_pe_com.csv", couverture("com", "numcom", chiffres.COUVERTURE_COMMUNES)],
    ["txcouv_pe_nat.csv", couverture("nat", "national", chiffres.COUVERTURE_FRANCE)],
    ["filosofi-2016.csv", filosofi("16", chiffres.FILOSOFI_2016)],
    ["filosofi-2018.csv", filosofi("18", chiffres.FILOSOFI_2018)],
    ["filosofi-2019.csv", filosofi("19", chiffres.FILOSOFI_2019)],
    ["filosofi-communes-2019.csv", filosofiCommunes()],
    ["quartiers-2019.csv", quartiers(familles.QUARTIERS_2019)],
    ["quartiers-2022.csv", quartiers(familles.QUARTIERS_2022)],
    ["revenus-quartiers-2019.csv", revenus(familles.REVENUS_QUARTIERS_2019)],
    ["revenus-quartiers-2022.csv", revenus(familles.REVENUS_QUARTIERS_2022)],
    [
      "s_ben_com_f.csv",
      table(["dtreffre", "numcomdo", FOYERS], familles.PRESTATIONS, (line) => line.replace(";", "-12;")),
    ],
    ["schema-2022-2026.csv", chiffresSchema(), { edition: "2022-12-31", geographie: 2022 }],
  ];
}

/** The Caf rounds to 5: in the smallest communes the département asks for more. */
async function tightenCaf(ctx: Contexte): Promise<void> {
  const regle = (await listReglesSecret(ctx)).find(({ prereglage }) => prereglage === "cnaf-prestations");
  if (!regle) return;
  await updateRegleSecret(ctx, {
    ...{ regle: regle.publicId, revision: regle.revision, prereglage: "cnaf-prestations" },
    ...{ producteur: "", jeu: "", unites: regle.unites.join(", "), seuil: "10", zeroMontre: true },
    ...{ arrondi: "", populationMin: "", protection: "2" },
    motif: "La Cnaf arrondit déjà à 5. Sous 10 foyers, un village se reconnaît : rien n’est montré.",
  });
}

/** The rows of a data file of ours as the producer's CSV. */
function table(entetes: readonly string[], lignes: string, finish = (line: string) => line): string {
  const rows = lignes
    .trim()
    .split("\n")
    .map((line) => finish(line.includes("|") ? line.replaceAll("|", ";") : line.replaceAll(" ", ";")));
  return `${[entetes.join(";"), ...rows].join("\n")}\n`;
}

function filosofiCommunes(): string {
  const rows = FILOSOFI_COMMUNES_2019.trim().split(/[;\n]/);
  return `${["CODGEO;NBMEN19;NBPERS19;Q219", ...rows.map((row) => `63${row.replaceAll(" ", ";")}`)].join("\n")}\n`;
}

function populationsEditions(): string {
  const editions = [2019, 2021, 2022, 2023, 2024, 2025].map((annee) => `population_${annee}`);
  const rows = POPULATIONS_EDITIONS.trim().split(/[;\n]/);
  return `${[["code_commune_2026", ...editions].join(";"), ...rows.map((row) => `63${row.replaceAll(" ", ";")}`)].join("\n")}\n`;
}

/** The figures of the scheme as a file of its figures, one territory a row. */
function chiffresSchema(): string {
  let entete = "";
  const rows = CHIFFRES_SCHEMA.trim()
    .split("\n")
    .flatMap((line) => {
      if (!line.includes("=")) {
        entete = line;
        return [];
      }
      const [volet, theme, indicateur, unite, annee] = entete.split("|");
      return line.split(";").map((one) => {
        const [territoire, valeur] = one.split("=");
        return [volet, theme, indicateur, territoire, annee, valeur, unite].join(";");
      });
    });
  return `${["volet;theme;indicateur;territoire;annee;valeur;unite", ...rows].join("\n")}\n`;
}

/** The communes of the region added up; nothing when one has no population, as those of no EPCI. */
async function populationsRegions({ tx, departement }: Contexte): Promise<string> {
  const { rows } = await sql<{ code: string; population: number }>`
    SELECT d.region AS code, sum(c.population)::int AS population
      FROM commune c JOIN departement d ON d.code = c.departement
     WHERE d.region = (SELECT region FROM departement WHERE code = ${departement})
     GROUP BY d.region HAVING count(*) = count(c.population)`.execute(tx);
  const lines = rows.map(({ code, population }) => `${code};region;2026;${population}`);
  return `${["code;maille;millesime;population", ...lines].join("\n")}\n`;
}

/** Municipal populations of the communes, those of the geographic code that the platform ships. */
async function populations({ tx, departement }: Contexte): Promise<string> {
  const { rows } = await sql<{ code: string; nom: string; population: number }>`
    SELECT code, nom, population FROM commune
     WHERE departement = ${departement} AND population IS NOT NULL ORDER BY code`.execute(tx);
  const lines = rows.map(({ code, nom, population }) => `${code};${nom};${population}`);
  return `${["codgeo;libgeo;population_2026", ...lines].join("\n")}\n`;
}

async function publish(ctx: Contexte, nom: string, texte: string, reglage: Reglage): Promise<void> {
  const bytes = new TextEncoder().encode(texte);
  const source = { nom, octets: octetsOf(bytes), taille: bytes.length };
  const { publicId } = await stageFichier(ctx, { source, prereglage: null, reglage });
  await publishFichier(ctx, publicId);
}
