import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  keepClassement,
  removeClassement,
  restoreClassement,
} from "#modules/observatoire/commands/priorites/keep-classement.ts";
import { type ChoixClassement, parseChoix } from "#modules/observatoire/domain/priorites/choix.ts";
import { rankOtherwise } from "#modules/observatoire/domain/priorites/rank-otherwise.ts";
import { commandePrioriser } from "#modules/observatoire/index.ts";
import { findClassement, listClassements } from "#modules/observatoire/queries/priorites/find-classement.ts";
import { listClassables } from "#modules/observatoire/queries/priorites/list-classables.ts";
import { readDemande } from "#modules/observatoire/queries/priorites/read-demande.ts";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { loadRenvoisDeFiche } from "#platform/references/load-renvois.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { allReferences } from "./composition.ts";

const base = setUpDatabase();
const references = allReferences();
let monde: Monde;

/** Coverage of five EPCI and of the country, in two years. */
const COUVERTURE = `annee;numepci;txcouv_epci;txcouv_eaje_epci
2022;246300701;61;22
2023;246300701;63.5;23.9
2023;200070712;56.8;4.2
2023;200072080;53.9;19.4
2023;200070761;56.7;17.4
2023;200071199;56.7;4.2
`;
const FRANCE = "annee;national;txcouv_nat;txcouv_eaje_nat\n2023;FR;60.9;23.5\n";

beforeAll(async () => {
  await loadReference(base().database);
  monde = await seedMonde(base().platform);
  await act((ctx) => publishDonnees(ctx, COUVERTURE, { nom: "txcouv_pe_epci.csv" }));
  await act((ctx) => publishDonnees(ctx, FRANCE, { nom: "txcouv_pe_nat.csv" }));
});

const redacteur = () => monde.acteurs.personnes.caf.redacteur;
const act = <T>(
  work: (ctx: Contexte) => Promise<T>,
  principal: Principal = redacteur(),
  departement: CodeDepartement = D63,
) => base().platform.act(departement, principal, work);
const read = <T>(
  work: (ctx: Contexte) => Promise<T>,
  principal: Principal = redacteur(),
  departement: CodeDepartement = D63,
) => base().platform.read(departement, principal, work);

const CHOIX = parseChoix(
  new URLSearchParams(
    "methode=rang_somme&maille=epci&indicateur=taux-couverture&regle=n_premiers&valeur=2&graine=7",
  ),
);
const keep = (choix: ChoixClassement = CHOIX, titre = "Où ouvrir des places", envoi: string = newId()) =>
  act((ctx) => keepClassement(ctx, { choix, titre, envoi }));

describe("a ranking that is kept", () => {
  it("ranks what is published, says who is not ranked, and keeps its sources", async () => {
    const found = await read(async (ctx) => findClassement(ctx, await keepOnce()));
    const { noms, colonnes } = found.lecture;
    expect(
      found.resultat.territoires.map(({ code, rang, exAequo, classe }) => [
        noms[code],
        rang,
        exAequo,
        classe,
      ]),
    ).toEqual([
      [noms["200072080"], 1, false, 1],
      [noms["200070761"], 2, true, 1],
      [noms["200071199"], 2, true, 1],
      [noms["200070712"], 4, false, 2],
      [noms["246300701"], 5, false, 2],
    ]);
    // The fourteen EPCI are there: nine of them without a figure, which is not a zero.
    expect(found.resultat.nonClasses).toHaveLength(9);
    expect(colonnes).toMatchObject([
      { code: "taux-couverture", millesime: "2023", millesimes: ["2023", "2022"] },
    ]);
    expect(colonnes[0]?.sources.join()).toContain("Cnaf");
    expect(found.resultat.territoires[0]?.probabiliteClasse1).toBe(1);
  });

  it("does not change when the figures do, and is redone by the command line from its own file", async () => {
    const publicId = await keep(CHOIX, "Avant la nouvelle édition");
    const before = await read((ctx) => findClassement(ctx, publicId));
    const newer = COUVERTURE.replace("2023;200072080;53.9", "2023;200072080;99.9");
    await act((ctx) => publishDonnees(ctx, newer, { nom: "txcouv_pe_epci.csv", edition: "2030-01-01" }));
    expect(await read((ctx) => findClassement(ctx, publicId))).toEqual(before);
    const after = await read((ctx) => readDemande(ctx, CHOIX));
    expect(after.demande.territoires).not.toEqual(before.demande.territoires);

    const folder = await mkdtemp(join(tmpdir(), "classement-"));
    try {
      const file = join(folder, "demande.json");
      await writeFile(file, JSON.stringify(before.demande));
      const run = commandePrioriser.run as (
        call: object,
      ) => Promise<{ result: { territoires: unknown }; exit: number }>;
      const { result, exit } = await run({ arguments: [file], say: () => {} });
      expect([exit, result.territoires]).toEqual([0, before.resultat.territoires]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("is kept once by a double submit", async () => {
    const envoi = newId();
    const first = await keep(CHOIX, "Deux clics", envoi);
    expect(await keep(CHOIX, "Deux clics", envoi)).toBe(first);
    const found = await read((ctx) => listClassements(ctx));
    expect(found.filter(({ titre }) => titre === "Deux clics")).toHaveLength(1);
  });

  it("leaves the list and comes back, and answers at its address meanwhile", async () => {
    const classement = await keep(CHOIX, "Provisoire");
    const titres = (retires = false) =>
      read(async (ctx) => (await listClassements(ctx, { retires })).map(({ titre }) => titre));
    await act((ctx) => removeClassement(ctx, { classement, revision: 1 }));
    expect([(await titres()).includes("Provisoire"), (await titres(true)).includes("Provisoire")]).toEqual([
      false,
      true,
    ]);
    expect((await read((ctx) => findClassement(ctx, classement))).retire).toBe(true);
    await expect(act((ctx) => restoreClassement(ctx, { classement, revision: 1 }))).rejects.toMatchObject({
      code: "classement.perime",
    });
    await act((ctx) => restoreClassement(ctx, { classement, revision: 2 }));
    expect(await titres()).toContain("Provisoire");
  });

  it("is cited by an objectif, whose page says so", async () => {
    const classement = await keep(CHOIX, "Cité");
    const objectif = monde.schema.objectifs.get(1)?.id ?? "";
    await act((ctx) =>
      addRenvoi(ctx, references, {
        ...{ nature: "repond", sens: "direct", note: "", cle: newId() },
        ...{ objet: { genre: "objectif", cle: objectif }, autre: { genre: "classement", cle: classement } },
      }),
    );
    const { renvois } = await read((ctx) =>
      loadRenvoisDeFiche(ctx, references, { genre: "objectif", id: objectif as never }),
    );
    expect(renvois.map(({ autre }) => autre?.lisible && autre.court)).toEqual(["Cité"]);
  });
});

let kept: Promise<string> | undefined;
const keepOnce = () => (kept ??= keep());

describe("what is refused", () => {
  it.each<[string, ChoixClassement, string, string]>([
    ["no title", CHOIX, "  ", "classement.titre"],
    ["no indicator", { ...CHOIX, indicateurs: [] }, "Rien", "classement.indicateurs"],
    [
      "an indicator that nobody publishes at that mesh",
      { ...CHOIX, maille: "iris" },
      "Iris",
      "classement.sans-chiffre",
    ],
    [
      "weights that sum to zero",
      { ...CHOIX, indicateurs: CHOIX.indicateurs.map((one) => ({ ...one, poids: 0 })) },
      "Zéro",
      "classement.poids",
    ],
  ])("%s", async (_, choix, titre, code) => {
    await expect(keep(choix, titre)).rejects.toMatchObject({ code });
  });

  it("another département has neither the ranking nor the figures", async () => {
    const publicId = await keepOnce();
    const voisine = monde.voisins.personnes.caf.administrateur;
    await expect(read((ctx) => findClassement(ctx, publicId), voisine, D43)).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      act((ctx) => removeClassement(ctx, { classement: publicId, revision: 1 }), voisine, D43),
    ).rejects.toSatisfy(isRefusal);
    await expect(read((ctx) => findClassement(ctx, publicId), ANONYME)).rejects.toMatchObject({
      status: 404,
    });
    expect(await read((ctx) => listClassements(ctx), ANONYME)).toEqual([]);
  });
});

describe("the methods", () => {
  it("hold a coverage against the country when the département is not published, and draw nothing", async () => {
    const choix = { ...CHOIX, methode: "sous_reperes" as const };
    const found = await read(async (ctx) => findClassement(ctx, await keep(choix, "Sous la France")));
    expect(found.demande.indicateurs[0]?.reperes).toEqual({ france: 60.9 });
    expect(
      found.resultat.territoires.filter(({ classe }) => classe === 1).map(({ code }) => code),
    ).not.toContain("246300701");
    expect(found.resultat.territoires.every(({ probabiliteClasse1 }) => probabiliteClasse1 === null)).toBe(
      true,
    );
  });

  it("stand side by side on the same figures", async () => {
    const garde = await read(async (ctx) => findClassement(ctx, await keepOnce()));
    expect(rankOtherwise(garde, "score_z")?.resultat.territoires[0]?.code).toBe("200072080");
    expect(rankOtherwise(garde, "rang_somme")).toBeNull();
  });

  it("offer the indicators of a mesh, and no other", async () => {
    const codes = (maille: "epci" | "iris") =>
      read(async (ctx) => (await listClassables(ctx, maille)).map(({ code }) => code));
    expect(await codes("epci")).toContain("taux-couverture");
    expect(await codes("iris")).toEqual([]);
  });
});
