import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { listObservations } from "../../queries/list-observations.ts";
import { withdrawFichier } from "../imports/publish-fichier.ts";
import { createRegleSecret } from "./write-regle.ts";

const base = setUpDatabase();
const D63 = departement("63");

/** Beneficiaries of two quarters of Aubière and one of Clermont-Ferrand. */
const entete = "CODGEO;LIBGEO;NOTE;A;PERCOU;AI;AM;ACSSENF;ACAVENF\n";
const iris = (...lignes: string[]) => `${entete}${lignes.join("\n")}\n`;
const ANNEE = { nom: "caf-iris-63-2019.csv" };

const publish = (texte: string, more: object = ANNEE) =>
  base().platform.act(D63, ESSAIS, (ctx) => publishDonnees(ctx, texte, more));
const read = (indicateur: string, millesime = "2019") =>
  base().platform.read(D63, ANONYME, (ctx) =>
    listObservations(ctx, { indicateur, maille: "iris", millesime }),
  );
const cell = async (indicateur: string, code: string) =>
  (await read(indicateur)).find((one) => one.code === code);

beforeAll(() => loadReference(base().database));

describe("what a rule hides", () => {
  it("hides a count under the threshold of its source, and shows 0", async () => {
    const { publicId } = await publish(
      iris(
        "630140101;Ville;0;100;200;40;3;27;30",
        "630140102;Bourg;0;60;90;30;0;20;10",
        "631130101;Jaude;0;90;150;40;20;10;20",
      ),
    );
    expect(await cell("caf-monoparents", "630140101")).toMatchObject({
      valeur: null,
      statut: "secret_primaire",
    });
    expect(await cell("caf-monoparents", "630140102")).toMatchObject({ valeur: 0, statut: "publie" });
    expect(await cell("caf-monoparents", "631130101")).toMatchObject({ valeur: 20, statut: "publie" });
    // A = AI + AM + ACSSENF + ACAVENF: with the three others, the total would give the hidden one back.
    const hidden = await Promise.all(
      ["caf-allocataires", "caf-isoles", "caf-couples-sans-enfant", "caf-couples-avec-enfant"].map((one) =>
        cell(one, "630140101"),
      ),
    );
    expect(hidden.map((one) => one?.statut).sort()).toEqual([
      "publie",
      "publie",
      "publie",
      "secret_secondaire",
    ]);
    await base().platform.act(D63, ESSAIS, (ctx) => withdrawFichier(ctx, publicId));
    const { rows } = await base().platform.read(D63, ESSAIS, (ctx) =>
      sql`SELECT 1 FROM cellule_secrete`.execute(ctx.tx),
    );
    expect(rows).toEqual([]);
  });

  it("rounds what a rule says to round, and says so", async () => {
    await rule("Relais de Limagne", { arrondi: "10" });
    await publishCommunes("Relais de Limagne", "2021", [
      ["63113", 1234],
      ["63300", 57],
    ]);
    expect((await communes("2021")).map(({ valeur, statut }) => [valeur, statut])).toEqual([
      [1230, "arrondi"],
      [60, "arrondi"],
    ]);
  });

  it("shows nothing of a territory of few inhabitants", async () => {
    await publish("codgeo;libgeo;population_2022\n63113;;147000\n63300;;19000\n63040;;4800\n", {
      nom: "populations.csv",
    });
    await rule("Maisons de la Dore", { populationMin: "20000" });
    await publishCommunes("Maisons de la Dore", "2022", [
      ["63113", 900],
      ["63300", 300],
      ["63040", 80],
    ]);
    expect((await communes("2022")).map(({ code, valeur }) => [code, valeur])).toEqual([
      ["63040", null],
      ["63113", 900],
      ["63300", null],
    ]);
    // A town that grew past it is shown again.
    await publish("codgeo;libgeo;population_2023\n63300;;21000\n", { nom: "populations-2023.csv" });
    const riom = (await communes("2022")).find(({ code }) => code === "63300");
    expect(riom).toMatchObject({ valeur: 300, statut: "publie" });
  });
});

/** A rule of one producer of invented counts. */
const rule = (producteur: string, more: object) =>
  base().platform.act(D63, ESSAIS, (ctx) =>
    createRegleSecret(ctx, {
      ...{ prereglage: "", producteur, jeu: "", unites: "allocataires", seuil: "", zeroMontre: true },
      ...{ arrondi: "", populationMin: "", protection: "2", motif: "Essai", envoi: newId(), ...more },
    }),
  );

const publishCommunes = (producteur: string, annee: string, rows: readonly (readonly [string, number])[]) =>
  publish(`codgeo;annee;valeur\n${rows.map(([code, valeur]) => `${code};${annee};${valeur}`).join("\n")}\n`, {
    ...{ nom: `suivi-${annee}.csv`, prereglage: "general", indicateur: "caf-allocataires", producteur },
  });

const communes = (millesime: string) =>
  base()
    .platform.read(D63, ANONYME, (ctx) =>
      listObservations(ctx, { indicateur: "caf-allocataires", maille: "commune", millesime }),
    )
    .then((found) => found.sort((a, b) => a.code.localeCompare(b.code)));
