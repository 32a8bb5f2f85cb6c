import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { resolve } from "../domain/resolution.ts";
import { listActeurs } from "../queries/list-acteurs.ts";
import { loadRepertoire } from "../queries/load-repertoire.ts";
import { findSuccesseur } from "../queries/read-acteur.ts";
import { type ActeurAjoute, addActeur } from "./add-acteur.ts";
import { archiveActeur, restoreActeur } from "./archive-acteur.ts";
import { addEcriture, removeEcriture } from "./edit-ecritures.ts";
import { mergeActeurs } from "./merge-acteurs.ts";
import { undoMerge } from "./undo-merge.ts";
import { type ActeurModifie, updateActeur } from "./update-acteur.ts";

const d63 = departement("63");
const base = setUpDatabase();
const references = new References();
let seme: ActeursSeme;

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
});

const act = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(d63, principal, work);
const admin = () => seme.personnes.caf.administrateur;

const VIDE = {
  nom: "",
  sigle: "",
  nature: "",
  siret: "",
  fonction: "",
  courriel: "",
  parent: "",
  homonyme: false,
};
const add = (wanted: Partial<ActeurAjoute>, principal: Principal = ESSAIS) =>
  act(principal, (ctx) => addActeur(ctx, { ...VIDE, genre: "institution", cle: newId(), ...wanted }));
const update = (wanted: Partial<ActeurModifie> & { publicId: string }, principal: Principal = ESSAIS) =>
  act(principal, (ctx) => updateActeur(ctx, { ...VIDE, revision: 1, ...wanted }));
const row = (publicId: string) =>
  act(ESSAIS, (ctx) =>
    ctx.tx
      .selectFrom("acteur")
      .selectAll()
      .where("departement", "=", d63)
      .where("public_id", "=", publicId)
      .executeTakeFirstOrThrow(),
  );
const publicIdOf = (id: Id<"acteur">) =>
  act(ESSAIS, async (ctx) => {
    const found = await ctx.tx
      .selectFrom("acteur")
      .select("public_id")
      .where("departement", "=", d63)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return found.public_id;
  });
const merge = (a: string, b: string, principal: Principal = ESSAIS, revisions: [number, number] = [1, 1]) =>
  act(principal, (ctx) =>
    mergeActeurs(ctx, references, {
      conserve: { publicId: a, revision: revisions[0] },
      absorbe: { publicId: b, revision: revisions[1] },
      choix: {},
    }),
  );

describe("an acteur", () => {
  it("is added once by a double submit, and not beside one of the same name unless it is said", async () => {
    const cle = newId();
    const first = await add({ nom: "Les Coquelicots", cle });
    expect(await add({ nom: "Les Coquelicots", cle })).toBe(first);
    await expect(add({ nom: "LES COQUELICOTS" })).rejects.toMatchObject({ code: "acteur.homonyme" });
    expect(await add({ nom: "Les Coquelicots", homonyme: true })).not.toBe(first);
  });

  it("is refused with a wrong SIRET, one of another, a wrong address, somebody else's, no institution", async () => {
    const code = (wanted: Partial<ActeurAjoute>) =>
      add(wanted).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    expect(await code({ nom: "A", siret: "73282932000075" })).toBe("acteur.siret");
    await add({ nom: "Porteuse du numéro", siret: "732 829 320 00074" });
    expect(await code({ nom: "B", siret: "73282932000074" })).toBe("acteur.siret-pris");
    const parent = await publicIdOf(seme.institutions.caf);
    const personne = { genre: "personne", nom: "Dana Personne", parent };
    expect(await code({ ...personne, courriel: "dana" })).toBe("acteur.courriel");
    await add({ ...personne, courriel: "Dana@caf.example" });
    expect(await code({ ...personne, nom: "Autre", courriel: "dana@CAF.example" })).toBe(
      "acteur.courriel-pris",
    );
    expect(await code({ ...personne, nom: "Seule", parent: "" })).toBe("acteur.parent-vide");
    expect(await code({ nom: "  ?! " })).toBe("acteur.nom-vide");
    expect(await code({ nom: "x".repeat(300) })).toBe("acteur.trop-long");
    expect(await code({ nom: "Y", genre: "__proto__" })).toBe("acteur.genre-inconnu");
  });

  it("keeps its former names, and refuses a stale form", async () => {
    const publicId = await add({ nom: "Ancien nom" });
    await update({ publicId, nom: "Nouveau nom" });
    await update({ publicId, nom: "Nouveau nom" });
    await expect(update({ publicId, nom: "Troisième" })).rejects.toMatchObject({
      code: "acteur.perime",
      status: 409,
    });
    const { id } = await row(publicId);
    const repertoire = await act(ESSAIS, loadRepertoire);
    expect(resolve(repertoire, "ancien NOM")).toEqual({ genre: "trouve", acteur: id });
  });

  it("is never above itself", async () => {
    const a = await add({ nom: "Cercle un" });
    const b = await add({ nom: "Cercle deux", parent: a });
    const c = await add({ nom: "Cercle trois", parent: b });
    await expect(update({ publicId: a, nom: "Cercle un", parent: c })).rejects.toMatchObject({
      code: "acteur.parent-circulaire",
    });
    await expect(update({ publicId: a, nom: "Cercle un", parent: a })).rejects.toMatchObject({
      code: "acteur.parent-circulaire",
    });
    const [x, y] = [await add({ nom: "Face un" }), await add({ nom: "Face deux" })];
    const results = await Promise.allSettled([
      update({ publicId: x, nom: "Face un", parent: y }),
      update({ publicId: y, nom: "Face deux", parent: x }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is put away and taken out; not while roles are held", async () => {
    const publicId = await add({ nom: "À ranger" });
    await act(ESSAIS, (ctx) => archiveActeur(ctx, { publicId, revision: 1 }));
    const listed = (archives: boolean) =>
      act(ESSAIS, async (ctx) => (await listActeurs(ctx, { recherche: "à ranger", archives })).length);
    expect([await listed(false), await listed(true)]).toEqual([0, 1]);
    await act(ESSAIS, (ctx) => restoreActeur(ctx, { publicId, revision: 2 }));
    expect([await listed(false), await listed(true)]).toEqual([1, 0]);
    const caf = await publicIdOf(seme.institutions.caf);
    await expect(
      act(admin(), (ctx) => archiveActeur(ctx, { publicId: caf, revision: 1 })),
    ).rejects.toMatchObject({
      code: "acteur.tient-roles",
    });
  });

  it("learns and forgets ways to be written, never one of another nor its own name", async () => {
    const publicId = await add({ nom: "Relais de Limagne", sigle: "RL" });
    await act(ESSAIS, (ctx) => addEcriture(ctx, { publicId, ecrit: " Le  relais " }));
    await expect(act(ESSAIS, (ctx) => addEcriture(ctx, { publicId, ecrit: "MSA" }))).rejects.toMatchObject({
      code: "ecriture.prise",
    });
    await expect(act(ESSAIS, (ctx) => removeEcriture(ctx, { publicId, ecrit: "rl" }))).rejects.toMatchObject({
      code: "ecriture.nom",
    });
    await act(ESSAIS, (ctx) => removeEcriture(ctx, { publicId, ecrit: "le relais" }));
    expect(resolve(await act(ESSAIS, loadRepertoire), "Le relais")).toEqual({ genre: "inconnu" });
  });
});

describe("the address of a person", () => {
  it("is changed by whoever gives roles for each institution for which they act", async () => {
    const publicId = await publicIdOf(seme.personnes.caf.lecteur.personne);
    const parent = await publicIdOf(seme.institutions.caf);
    const wanted = { publicId, nom: "Camille lecteur", parent, courriel: "camille@caf.example" };
    await expect(update(wanted, seme.personnes.caf.redacteur)).rejects.toMatchObject({ status: 403 });
    await update(wanted, admin());
    // The MSA has no administrateur: a writer corrects its persons, but does not take their place.
    const msa = await publicIdOf(seme.personnes.redacteurMsa.personne);
    const taken = {
      publicId: msa,
      nom: "Morgane Rédactrice",
      parent: await publicIdOf(seme.institutions.msa),
      courriel: "piege@caf.example",
    };
    await expect(update(taken, seme.personnes.caf.redacteur)).rejects.toMatchObject({
      code: "acteur.courriel-tenu",
    });
  });
});

describe("merging", () => {
  it("leads the old address and the old names to the one that stays, and is undone", async () => {
    const [a, b] = [await add({ nom: "Lieu d'accueil Nord" }), await add({ nom: "LAEP Nord", sigle: "LN" })];
    const fusion = await merge(a, b);
    expect(await merge(a, b)).toBeNull();
    const stays = await row(a);
    expect(stays).toMatchObject({ nom: "Lieu d'accueil Nord", sigle: "LN" });
    expect(await act(ESSAIS, (ctx) => findSuccesseur(ctx, b))).toBe(a);
    expect(resolve(await act(ESSAIS, loadRepertoire), "LAEP nord")).toEqual({
      genre: "trouve",
      acteur: stays.id,
    });
    expect(await act(ESSAIS, (ctx) => undoMerge(ctx, fusion ?? ""))).toBe(b);
    expect(await row(a)).toMatchObject({ sigle: null });
    expect(resolve(await act(ESSAIS, loadRepertoire), "LAEP nord")).toMatchObject({
      acteur: (await row(b)).id,
    });
  });

  it("is not undone once something followed it", async () => {
    const [a, b] = [await add({ nom: "Suite A" }), await add({ nom: "Suite B" })];
    const fusion = await merge(a, b);
    await update({ publicId: a, nom: "Suite C", revision: 2 });
    await expect(act(ESSAIS, (ctx) => undoMerge(ctx, fusion ?? ""))).rejects.toMatchObject({
      code: "fusion.suivie",
    });
  });

  it("is refused: itself, a person with an institution, one above the other, an institution in a service", async () => {
    const a = await add({ nom: "Maison mère" });
    const b = await add({ nom: "Antenne", parent: a });
    const service = await add({ nom: "Service des Antennes", genre: "service" });
    const personne = await publicIdOf(seme.personnes.piloteNomme.personne);
    await expect(merge(a, a)).rejects.toMatchObject({ code: "fusion.soi-meme" });
    await expect(merge(a, personne)).rejects.toMatchObject({ code: "fusion.personne" });
    await expect(merge(personne, a)).rejects.toMatchObject({ code: "fusion.personne" });
    await expect(merge(a, b)).rejects.toMatchObject({ code: "fusion.parente" });
    await expect(merge(b, a)).rejects.toMatchObject({ code: "fusion.parente" });
    await expect(merge(service, b)).rejects.toMatchObject({ code: "fusion.institution" });
  });

  it("is refused when somebody edits one of the two meanwhile, whoever comes first", async () => {
    const [a, b] = [await add({ nom: "Course A" }), await add({ nom: "Course B" })];
    const [edited, merged] = await Promise.allSettled([
      update({ publicId: b, nom: "Course B bis" }),
      merge(a, b),
    ]);
    const outcomes = [edited.status, merged.status];
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("gives nobody what they could not have: roles elsewhere, a copilot", async () => {
    const own = await add({
      genre: "personne",
      nom: "Double Jeu",
      parent: await publicIdOf(seme.institutions.caf),
    });
    const msa = await publicIdOf(seme.personnes.redacteurMsa.personne);
    await expect(merge(own, msa, admin())).rejects.toMatchObject({ code: "fusion.roles-ailleurs" });
    const conducted = new References();
    conducted.addConducteurs(() => Promise.resolve([seme.institutions.association]));
    const [caf, association] = [
      await publicIdOf(seme.institutions.caf),
      await publicIdOf(seme.institutions.association),
    ];
    const wanted = {
      conserve: { publicId: caf, revision: 1 },
      absorbe: { publicId: association, revision: 1 },
      choix: {},
    };
    await expect(act(admin(), (ctx) => mergeActeurs(ctx, conducted, wanted))).rejects.toMatchObject({
      code: "fusion.copilote",
    });
  });
});
