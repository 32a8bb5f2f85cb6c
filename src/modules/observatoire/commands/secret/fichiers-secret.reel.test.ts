import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { attaquer } from "../../domain/secret/attaquer.ts";
import { equationsOfControles } from "../../domain/secret/equations-sommes.ts";
import { LIENS } from "../../domain/secret/liens.ts";
import { EXACT } from "../../domain/secret/marge.ts";
import type { Cellule } from "../../domain/secret/modele.ts";
import { openDump } from "../../queries/ouvertes/open-dump.ts";
import { listReglesSecret } from "../../queries/secret/list-regles.ts";
import { readAudit } from "../../queries/secret/read-audit.ts";
import { updateRegleSecret } from "./write-regle.ts";

// The real files of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const SHARED =
  ["../../shared/donnees/63", "../shared/donnees/63"]
    .map((place) => join(projectRoot(), place))
    .find((place) => existsSync(place)) ?? "";
const D63 = departement("63");
const TOUTES = {
  ...{ indicateur: null, maille: null, millesime: null, producteur: null, origine: null },
  exposees: false,
} as const;

type Ligne = Record<
  "indicateur" | "maille" | "code" | "millesime" | "valeur" | "statut" | "autres_sources",
  string
>;

describe.runIf(existsSync(SHARED))("the secrecy of the real IRIS and QPV files", () => {
  const base = setUpDatabase();

  beforeAll(async () => {
    await loadReference(base().database);
    for (const nom of readdirSync(SHARED)
      .filter((one) => /^(?:caf-iris|qpv-63-demo)/.test(one))
      .sort()) {
      const contenu = await readFile(join(SHARED, nom));
      await base().platform.act(D63, ESSAIS, (ctx) => publishDonnees(ctx, contenu, { nom }));
    }
  }, 300_000);

  /** What anybody downloads. */
  async function readPublished(): Promise<Ligne[]> {
    const stream = await base().platform.read(D63, ANONYME, (ctx) => openDump(ctx, base().platform));
    const options = { delimiter: ";", columns: true, bom: true } as const;
    return parse(await new Response(stream).text(), options) as Ligne[];
  }

  const keyOf = ({ indicateur, maille, code, millesime }: Ligne) =>
    [maille, code, millesime, indicateur].join("|");

  /** Cells that a threshold hides and that give way to whoever puts all these lines together. */
  function attack(lignes: readonly Ligne[]): string[] {
    const spots = new Map<string, Ligne[]>();
    for (const ligne of lignes) {
      const spot = [ligne.maille, ligne.code, ligne.millesime].join("|");
      spots.set(spot, [...(spots.get(spot) ?? []), ligne]);
    }
    const cellules = lignes.map((ligne): Cellule => {
      const primaire = ligne.statut === "secret_primaire";
      return {
        ...{ cle: keyOf(ligne), valeur: ligne.valeur === "" ? null : Number(ligne.valeur.replace(",", ".")) },
        ...{ min: 0, max: Number.POSITIVE_INFINITY, entiere: true, source: false, cout: 1 },
        ...{
          protection: primaire ? 2 : 1,
          masque: ligne.valeur !== "" ? null : primaire ? "primaire" : "secondaire",
        },
      };
    });
    const equations = [...spots.values()].flatMap((own) => {
      const byCode = new Map(own.map((ligne) => [ligne.indicateur, keyOf(ligne)]));
      return equationsOfControles(LIENS, (code) => {
        const cle = byCode.get(code);
        return cle === undefined ? null : { cle, marge: EXACT };
      });
    });
    const primaires = new Set(cellules.flatMap(({ cle, masque }) => (masque === "primaire" ? [cle] : [])));
    return attaquer(cellules, equations).flatMap(({ cle, exposee }) =>
      exposee && primaires.has(cle) ? [cle] : [],
    );
  }

  async function setSeuil(seuil: string): Promise<void> {
    for (const prereglage of ["caf-iris", "qpv"])
      await base().platform.act(D63, ESSAIS, async (ctx) => {
        const regle = (await listReglesSecret(ctx)).find((one) => one.prereglage === prereglage);
        if (!regle) throw new Error(`no rule for ${prereglage}`);
        await updateRegleSecret(ctx, {
          ...{ regle: regle.publicId, revision: regle.revision, prereglage, producteur: "", jeu: "", seuil },
          ...{ unites: regle.unites.join(","), zeroMontre: true, arrondi: "", populationMin: "" },
          ...{ protection: "2", motif: "Essai" },
        });
      });
  }

  it("gives way nowhere as its producers publish it", async () => {
    const lignes = await readPublished();
    expect(lignes.length).toBeGreaterThan(11_000);
    expect(lignes.filter(({ statut }) => statut === "secret_primaire").length).toBeGreaterThan(300);
    expect(attack(lignes)).toEqual([]);
    const audit = await base().platform.read(D63, ESSAIS, (ctx) => readAudit(ctx, TOUTES));
    expect(audit).toMatchObject({ exposees: 0, attaque: { exposees: 0 } });
  });

  it("gives way nowhere under a rule of ten, and does without what that rule hides besides", async () => {
    const before = new Map((await readPublished()).map((ligne) => [keyOf(ligne), ligne]));
    await setSeuil("10");
    const lignes = await readPublished();
    const seconds = lignes.filter(({ statut }) => statut === "secret_secondaire");
    expect(seconds.length).toBeGreaterThan(0);
    expect(attack(lignes)).toEqual([]);
    const sans = lignes.map((one) =>
      one.statut === "secret_secondaire" ? (before.get(keyOf(one)) ?? one) : one,
    );
    expect(attack(sans).length).toBeGreaterThan(0);
    const audit = await base().platform.read(D63, ESSAIS, (ctx) => readAudit(ctx, TOUTES));
    expect(audit).toMatchObject({ exposees: 0, attaque: { exposees: 0, etendue: "regle" } });
    await setSeuil("5");
    expect(new Map((await readPublished()).map((ligne) => [keyOf(ligne), ligne]))).toEqual(before);
  }, 300_000);
});
