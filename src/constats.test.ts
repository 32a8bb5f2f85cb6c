import { beforeAll, describe, expect, it } from "vitest";
import {
  createConstat,
  removeConstat,
  restoreConstat,
  updateConstat,
} from "#modules/observatoire/commands/constats/edit-constat.ts";
import type { SaisieConstat } from "#modules/observatoire/domain/constats/constat.ts";
import { parseConstats } from "#modules/observatoire/domain/constats/filtre-constats.ts";
import { findConstat } from "#modules/observatoire/queries/constats/find-constat.ts";
import { listConstats } from "#modules/observatoire/queries/constats/list-constats.ts";
import { loadConstat } from "#modules/observatoire/queries/constats/load-constat.ts";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { POPULATIONS, publishDonnees } from "#testing/observatoire.ts";
import { allReferences } from "./composition.ts";

const base = setUpDatabase();
const references = allReferences();
let monde: Monde;

beforeAll(async () => {
  await loadReference(base().database);
  monde = await seedMonde(base().platform);
  await act((ctx) => publishDonnees(ctx, POPULATIONS));
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

const PAROLE: SaisieConstat = {
  enonce: "Les parents qui travaillent tôt ne trouvent pas d’accueil",
  precisions: "Dit dans trois communes sur quatre.",
  nature: "groupe",
  ...{ indicateur: "", maille: "", territoire: "", millesime: "" },
  origine: "Groupe de travail petite enfance",
  date: "2026-03-12",
};
const CHIFFRE: SaisieConstat = {
  ...PAROLE,
  ...{ enonce: "Riom grandit", nature: "chiffre", indicateur: "population", maille: "commune" },
  ...{ territoire: "63300", millesime: "2025", origine: "", date: "" },
};

const note = (saisie: SaisieConstat, envoi: string = newId()) =>
  act((ctx) => createConstat(ctx, { ...saisie, envoi }));
const list = (address = "", principal?: Principal) =>
  read((ctx) => listConstats(ctx, references, parseConstats(new URLSearchParams(address))), principal);
const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.code;
  }
};

describe("a finding", () => {
  it("is noted once for a form sent twice, and read back as typed", async () => {
    const envoi = newId();
    const publicId = await note(PAROLE, envoi);
    expect(await note(PAROLE, envoi)).toBe(publicId);
    expect(await read((ctx) => findConstat(ctx, publicId))).toMatchObject({
      ...{
        enonce: PAROLE.enonce,
        nature: "groupe",
        origine: PAROLE.origine,
        date: "2026-03-12",
        retire: false,
      },
    });
  });

  it("of a figure keeps what it was worth, and says when a source says otherwise", async () => {
    const publicId = await note(CHIFFRE);
    const page = () => read((ctx) => loadConstat(ctx, references, publicId));
    expect(await page()).toMatchObject({
      lieu: "Riom",
      constat: { valeur: 19_246 },
      aujourdhui: { valeur: 19_246 },
    });
    await act((ctx) =>
      publishDonnees(ctx, POPULATIONS.replace("19 246", "19 300"), {
        edition: "2026-11-23",
        nom: "suite.csv",
      }),
    );
    expect(await page()).toMatchObject({ constat: { valeur: 19_246 }, aujourdhui: { valeur: 19_300 } });
  });

  it("may be said otherwise; a form filled from an older one is refused", async () => {
    const constat = await note(PAROLE);
    await act((ctx) =>
      updateConstat(ctx, { ...PAROLE, enonce: "Les horaires manquent", constat, revision: 1 }),
    );
    expect((await read((ctx) => findConstat(ctx, constat))).enonce).toBe("Les horaires manquent");
    expect(await refusal(act((ctx) => updateConstat(ctx, { ...PAROLE, constat, revision: 1 })))).toBe(
      "constat.perime",
    );
  });

  it("is taken off the list, and brought back", async () => {
    const constat = await note({ ...PAROLE, enonce: "À retirer" });
    await act((ctx) => removeConstat(ctx, { constat, revision: 1 }));
    expect((await list()).map(({ publicId }) => publicId)).not.toContain(constat);
    expect((await list("retires=oui")).map(({ publicId }) => publicId)).toContain(constat);
    await act((ctx) => restoreConstat(ctx, { constat, revision: 2 }));
    expect((await list()).map(({ publicId }) => publicId)).toContain(constat);
  });

  it("waits for an answer until an objectif is tied to it", async () => {
    const constat = await note({ ...PAROLE, enonce: "Attend une réponse" });
    const waiting = async () => (await list("reponse=sans")).some(({ publicId }) => publicId === constat);
    const holes = async () =>
      (await read((ctx) => references.attentes(ctx))).flatMap((one) =>
        one.references.map(({ titre }) => titre),
      );
    expect(await waiting()).toBe(true);
    expect(await holes()).toContain("Attend une réponse");
    const objectif = monde.schema.objectifs.get(1)?.id ?? "";
    await act((ctx) =>
      addRenvoi(ctx, references, {
        ...{ nature: "repond", sens: "direct", note: "", cle: newId() },
        ...{ objet: { genre: "objectif", cle: objectif }, autre: { genre: "constat", cle: constat } },
      }),
    );
    expect(await waiting()).toBe(false);
    expect(await holes()).not.toContain("Attend une réponse");
    const answered = (await list("reponse=avec")).find(({ publicId }) => publicId === constat);
    expect(answered?.reponses).toHaveLength(1);
  });

  it("is found by its words and its kind, accents aside", async () => {
    await note({ ...PAROLE, enonce: "Médiathèques fermées le mercredi", nature: "enquete" });
    expect((await list("recherche=mediatheques")).map(({ enonce }) => enonce)).toEqual([
      "Médiathèques fermées le mercredi",
    ]);
    expect((await list("nature=temoignage")).length).toBe(0);
  });
});

describe("what is refused", () => {
  it.each([
    [{ enonce: " " }, "constat.vide"],
    [{ enonce: "x".repeat(301) }, "constat.long"],
    [{ precisions: "x".repeat(100_000) }, "constat.long"],
    [{ nature: "rumeur" }, "constat.choix"],
    [{ origine: "" }, "constat.vide"],
    [{ date: "2026-02-30" }, "constat.date"],
    [{ ...CHIFFRE, indicateur: "inconnu" }, "constat.indicateur"],
    [{ ...CHIFFRE, territoire: "63999" }, "constat.chiffre"],
    [{ ...CHIFFRE, millesime: "1950" }, "constat.chiffre"],
    [{ ...CHIFFRE, maille: "canton" }, "constat.choix"],
  ] as const)("%j", async (change, code) => {
    expect(await refusal(note({ ...PAROLE, ...change }))).toBe(code);
  });

  it("a visitor, and a person of another département, read nothing of it", async () => {
    const constat = await note(PAROLE);
    for (const principal of [ANONYME, monde.voisins.personnes.caf.redacteur]) {
      expect(await refusal(read((ctx) => findConstat(ctx, constat), principal))).toBe("introuvable");
      expect(await refusal(list("", principal))).toMatch(/^droit/);
    }
    expect(
      await refusal(read((ctx) => findConstat(ctx, constat), monde.voisins.personnes.caf.redacteur, D43)),
    ).toBe("introuvable");
  });
});
