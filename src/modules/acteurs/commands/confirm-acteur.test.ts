import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { countActeurs, listActeurs } from "../queries/list-acteurs.ts";
import { readActeur } from "../queries/read-acteur.ts";
import { type Confirmation, confirmActeur } from "./confirm-acteur.ts";
import { createActeurs } from "./create-acteur.ts";

const base = setUpDatabase();
const puyDeDome = departement("63");
let seme: ActeursSeme;

beforeAll(async () => {
  seme = await seedActeurs(base().platform, puyDeDome);
});

/** An acteur as an import makes it from a name nobody knew; returns its public id. */
async function imported(nom: string): Promise<string> {
  return base().platform.act(puyDeDome, ESSAIS, async (ctx) => {
    const [id] = await createActeurs(ctx, [{ genre: "institution", nom, aConfirmer: true }]);
    const found = (await listActeurs(ctx)).find((one) => one.id === id);
    if (!found) throw new Error(`${nom} was not created`);
    return found.publicId;
  });
}

const confirm = (principal: Principal, wanted: Confirmation, code = puyDeDome) =>
  base().platform.act(code, principal, (ctx) => confirmActeur(ctx, wanted));

const read = (publicId: string) =>
  base().platform.read(puyDeDome, ESSAIS, (ctx) => readActeur(ctx, publicId));

const journalOf = async (id: string) =>
  changesOf(await linesOf(base().platform, puyDeDome, id, "acteurs.confirmer"));

describe("confirmActeur", () => {
  it("confirms with the kind as corrected, raises the revision and writes the journal", async () => {
    const publicId = await imported("Relais des vallées");
    await confirm(seme.personnes.caf.redacteur, { publicId, revision: 1, genre: "reseau" });
    const acteur = await read(publicId);
    expect(acteur).toMatchObject({ genre: "reseau", aConfirmer: false, revision: 2 });
    expect(await journalOf(acteur.id)).toEqual([
      {
        operation: "acteurs.confirmer",
        avant: { genre: "institution", a_confirmer: true },
        apres: { genre: "reseau", a_confirmer: false },
      },
    ]);
  });

  it("does nothing the second time the same form is sent", async () => {
    const publicId = await imported("Atelier des parents");
    const wanted = { publicId, revision: 1, genre: "institution" };
    await confirm(seme.personnes.caf.administrateur, wanted);
    await confirm(seme.personnes.caf.administrateur, wanted);
    const acteur = await read(publicId);
    expect(acteur.revision).toBe(2);
    expect(await journalOf(acteur.id)).toHaveLength(1);
  });

  it("refuses a form filled before somebody else confirmed with another kind", async () => {
    const publicId = await imported("Cercle des aidants");
    await confirm(seme.personnes.caf.redacteur, { publicId, revision: 1, genre: "reseau" });
    await expect(
      confirm(seme.personnes.redacteurMsa, { publicId, revision: 1, genre: "comite" }),
    ).rejects.toMatchObject({ code: "acteur.perime", status: 409 });
    expect(await read(publicId)).toMatchObject({ genre: "reseau", revision: 2 });
  });

  it("refuses another revision than the one that is there", async () => {
    const publicId = await imported("Pause familles");
    await expect(
      confirm(seme.personnes.caf.redacteur, { publicId, revision: 7, genre: "service" }),
    ).rejects.toMatchObject({ code: "acteur.perime" });
    expect(await read(publicId)).toMatchObject({ genre: "institution", aConfirmer: true, revision: 1 });
  });

  it("refuses a kind that is none and an acteur that is not there", async () => {
    const publicId = await imported("Maison bleue");
    const { redacteur } = seme.personnes.caf;
    await expect(confirm(redacteur, { publicId, revision: 1, genre: "toString" })).rejects.toMatchObject({
      code: "acteur.genre-inconnu",
    });
    await expect(
      confirm(redacteur, { publicId: "00000000", revision: 1, genre: "service" }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it("is refused to whoever may not write, and in another département", async () => {
    const publicId = await imported("Grain de sel");
    const wanted = { publicId, revision: 1, genre: "institution" };
    const refused = [
      { genre: "anonyme" } as const,
      seme.personnes.caf.lecteur,
      seme.personnes.correspondantCd,
      seme.personnes.piloteNomme,
    ];
    for (const principal of refused) {
      await expect(confirm(principal, wanted)).rejects.toMatchObject({ status: 403 });
    }
    await expect(confirm(seme.personnes.caf.redacteur, wanted, departement("03"))).rejects.toMatchObject({
      code: "droit.autre-departement",
    });
    expect(await read(publicId)).toMatchObject({ aConfirmer: true, revision: 1 });
  });
});

describe("lists of acteurs", () => {
  const seen = (principal: Principal, recherche: string, genre: "personne" | null = null) =>
    base().platform.read(puyDeDome, principal, async (ctx) => ({
      noms: (await listActeurs(ctx, { recherche, genre })).map(({ nom }) => nom),
      nombre: (await countActeurs(ctx, recherche)).reduce((sum, one) => sum + one.nombre, 0),
    }));

  it("finds any way to write a name, whatever the accents and the case", async () => {
    const anonyme = { genre: "anonyme" } as const;
    expect(await seen(anonyme, " CAISSE D’ALLOCATIONS ")).toEqual({
      noms: ["Caisse d'allocations familiales"],
      nombre: 1,
    });
    expect((await seen(anonyme, "pmi")).noms).toEqual(["Protection maternelle et infantile"]);
    expect(await seen(anonyme, "%")).toEqual({ noms: [], nombre: 0 });
  });

  it("hides persons and e-mails from whoever is not of the département", async () => {
    expect(await seen({ genre: "anonyme" }, "", "personne")).toMatchObject({ noms: [] });
    expect(await seen({ genre: "anonyme" }, "camille")).toEqual({ noms: [], nombre: 0 });
    const { noms } = await seen(seme.personnes.piloteNomme, "côme");
    expect(noms).toEqual(["Côme Correspondant"]);
  });

  it("cuts the list where it is asked to", async () => {
    const all = await base().platform.read(puyDeDome, ESSAIS, (ctx) => listActeurs(ctx));
    const some = await base().platform.read(puyDeDome, ESSAIS, (ctx) =>
      listActeurs(ctx, {}, { from: 2, to: 5 }),
    );
    expect(some).toEqual(all.slice(2, 5));
  });
});
