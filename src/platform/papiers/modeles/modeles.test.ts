import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { checkModele } from "#platform/documents/modele/check-modele.ts";
import { stopPapiers } from "#platform/documents/render-pdf.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { textOfDocx, writeDocx } from "#testing/docx.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, portPersonnes, seedActeurs } from "#testing/personas.ts";
import { allPapiers, declaredRgpd } from "../../../composition.ts";
import { Atelier } from "../atelier.ts";
import { downloadPapier } from "../download-papier.ts";
import type { Papier } from "../papier.ts";
import { readImmediat } from "../read-immediat.ts";
import { requestPapier } from "../request-papier.ts";
import { dropModele, restoreModele } from "./drop-modele.ts";
import { findModele } from "./find-modeles.ts";
import { boutonsPapiers, pageModele } from "./page-modeles.ts";
import { receiveModele } from "./receive-modele.ts";
import { withdrawModele } from "./withdraw-modele.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");

const champs = [{ genre: "texte", nom: "titre", sens: "Le titre", exemple: "Un titre" }] as const;
const lettre: Papier = {
  cle: "essai.modele",
  libelle: "la lettre",
  formats: ["modele"],
  modele: { champs, exemple: () => ({ titre: "Exemple", blocs: [] }) },
  immediat: false,
  nommer: async (_ctx, objet) => `Lettre ${objet}`,
  lire: async (_ctx, objet) => ({
    titre: `Lettre ${objet}`,
    nomFichier: `Lettre ${objet}`,
    modele: () => ({ titre: `bonjour ${objet}` }),
  }),
};
const papiers = [lettre];

let acteurs: ActeursSeme;
let ailleurs: ActeursSeme;
let caf: Principal;

afterAll(stopPapiers);
beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  ailleurs = await seedActeurs(base().platform, d43);
  caf = acteurs.personnes.caf.administrateur;
});

const act = <T>(who: Principal, work: (ctx: Contexte) => Promise<T>, lieu = d63) =>
  base().platform.act(lieu, who, work);

const page = (who: Principal = caf) => act(who, (ctx) => pageModele(ctx, papiers, lettre.cle));

async function drop(parties: readonly string[], who = caf, remplace?: string) {
  const contenu = await writeDocx(parties);
  const seen = remplace ?? (await page(who)).modele?.publicId ?? "";
  return receiveModele((work) => act(who, work), papiers, {
    ...{ papier: lettre.cle, fichier: { nom: "lettre.docx", contenu }, remplace: seen, cle: newId() },
  });
}

beforeEach(async () => {
  await base().database.inDepartement(d63, (tx) => tx.deleteFrom("modele_papier").execute());
});

describe("the model of an institution", () => {
  it("is dropped, replaced, withdrawn and taken again, each in the journal", async () => {
    expect(await drop(["Un : {titre}"])).toEqual([]);
    const first = (await page()).modele;
    expect(first).toMatchObject({ nom: "lettre.docx", champs: ["titre"], deposePar: expect.any(String) });
    expect(await drop(["Deux : {titre}"])).toEqual([]);
    const { modele: second, anciens } = await page();
    expect(anciens.map(({ publicId }) => publicId)).toEqual([first?.publicId]);
    await act(caf, (ctx) => withdrawModele(ctx, second?.publicId ?? ""));
    await act(caf, (ctx) => withdrawModele(ctx, second?.publicId ?? ""));
    expect((await page()).modele).toBeNull();
    await act(caf, (ctx) =>
      restoreModele(ctx, papiers, { publicId: first?.publicId ?? "", remplace: "", cle: newId() }),
    );
    const last = await page();
    expect(last.modele).toMatchObject({ fichier: first?.fichier });
    expect(last.anciens).toHaveLength(2);
    const told = await linesOf(base().platform, d63, second?.id ?? "", "papiers.retirer-modele");
    expect(told).toHaveLength(1);
    expect(await linesOf(base().platform, d63, last.modele?.id ?? "", "papiers.deposer-modele")).toHaveLength(
      1,
    );
  });

  it("with a fault is not kept, and says which", async () => {
    const fautes = await drop(["{titre", "{inconnu}"]);
    expect(fautes.map(({ genre }) => genre)).toEqual(expect.arrayContaining(["non-ferme", "inconnu"]));
    expect((await page()).modele).toBeNull();
  });

  it("is refused when it comes late, twice under one key is once", async () => {
    await drop(["Un : {titre}"]);
    await expect(drop(["Deux : {titre}"], caf, "")).rejects.toMatchObject({ code: "modele.perime" });
    const contenu = await writeDocx(["{titre}"]);
    const lu = await checkModele(contenu, champs);
    const remplace = (await page()).modele?.publicId ?? "";
    const one = { papier: lettre.cle, nom: "l.docx", contenu, lu, remplace, cle: newId() };
    const twice = [
      await act(caf, (ctx) => dropModele(ctx, papiers, one)),
      await act(caf, (ctx) => dropModele(ctx, papiers, one)),
    ];
    expect(twice[0]).toBe(twice[1]);
    expect((await page()).anciens).toHaveLength(1);
  });

  it.each<[string, { nom: string; contenu: Uint8Array } | null]>([
    ["fichier.absent", null],
    ["modele.pas-docx", { nom: "lettre.pdf", contenu: Buffer.from("%PDF-1.7") }],
    ["modele.trop-lourd", { nom: "lettre.docx", contenu: new Uint8Array(30 * 1024 * 1024) }],
  ])("is refused by its field: %s", async (code, fichier) => {
    const sent = receiveModele((work) => act(caf, work), papiers, {
      ...{ papier: lettre.cle, fichier, remplace: "", cle: newId() },
    });
    await expect(sent).rejects.toMatchObject({ code, details: { champ: "modele" } });
  });

  it("is its institution's: nobody else reads it, changes it, or prints on it", async () => {
    await drop(["Un : {titre}"]);
    const publicId = (await page()).modele?.publicId ?? "";
    const msa = acteurs.personnes.piloteNomme;
    for (const [who, lieu] of [
      [{ ...caf, institution: acteurs.institutions.msa }, d63],
      [ailleurs.personnes.caf.administrateur, d43],
      [ailleurs.personnes.caf.administrateur, d63],
      [{ genre: "anonyme" }, d63],
    ] as [Principal, typeof d63][]) {
      await expect(act(who, (ctx) => findModele(ctx, publicId), lieu)).rejects.toMatchObject({
        code: "introuvable",
      });
      await expect(act(who, (ctx) => withdrawModele(ctx, publicId), lieu)).rejects.toMatchObject({
        code: "introuvable",
      });
    }
    await expect(drop(["{titre}"], acteurs.personnes.caf.lecteur)).rejects.toMatchObject({
      code: "droit.refuse",
    });
    await expect(
      act(acteurs.personnes.caf.redacteur, (ctx) => withdrawModele(ctx, publicId)),
    ).rejects.toMatchObject({ code: "droit.refuse" });
    const formats = async (who: Principal) =>
      (await act(who, (ctx) => boutonsPapiers(ctx, papiers))).flatMap((one) => one.formats);
    expect(await formats(acteurs.personnes.caf.lecteur)).toEqual(["modele"]);
    expect(await formats({ ...msa, institution: acteurs.institutions.msa })).toEqual([]);
    expect(await formats({ genre: "anonyme" })).toEqual([]);
  });

  it("is what a paper that is asked for is printed on; withdrawn meanwhile, the paper says so", async () => {
    await drop(["Cher ami, {titre} !"]);
    const atelier = new Atelier({
      application: { platform: base().platform, papiers, personnes: portPersonnes },
      log: () => {},
    });
    const ask = (objet: string) =>
      act(acteurs.personnes.caf.lecteur, (ctx) =>
        requestPapier(ctx, papiers, { papier: lettre.cle, objet, format: "modele", cle: newId() }),
      );
    const asked = await ask("un");
    await atelier.runDue();
    const { octets, headers } = await act(acteurs.personnes.caf.lecteur, (ctx) =>
      downloadPapier(ctx, papiers, asked),
    );
    expect(textOfDocx(octets)).toContain("Cher ami, bonjour un");
    expect(headers["Content-Disposition"]).toContain(".docx");
    const late = await ask("deux");
    await act(caf, async (ctx) =>
      withdrawModele(ctx, (await pageModele(ctx, papiers, lettre.cle)).modele?.publicId ?? ""),
    );
    await atelier.runDue();
    const row = await base().database.inDepartement(d63, (tx) =>
      tx
        .selectFrom("papier")
        .select(["etat", "motif"])
        .where("public_id", "=", late)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ etat: "echoue", motif: "modele.absent" });
    await expect(
      act(caf, (ctx) => readImmediat(ctx, papiers, { papier: lettre.cle, objet: "x", format: "modele" })),
    ).rejects.toMatchObject({ code: "papier.inconnu" });
  });

  it("stays when whoever dropped it is erased, without their name", async () => {
    await drop(["{titre}"]);
    const part = declaredRgpd.personnes.parts.find(({ cle }) => cle === "papiers");
    if (caf.genre !== "personne") throw new Error("not a person");
    const visee = { id: caf.personne } as never;
    const told = await act(caf, (ctx) => part?.exporter(ctx, visee) ?? Promise.resolve([]));
    expect(told.flatMap(({ lignes }) => lignes)).toContainEqual(
      expect.objectContaining({ Fichier: "lettre.docx" }),
    );
    await act(caf, (ctx) => part?.effacer(ctx, visee, "") ?? Promise.resolve(0));
    expect((await page()).modele).toMatchObject({ deposePar: null });
  });
});

describe("what schemes offer to models", () => {
  it("is declared for every paper that prints on one, and its sample has no fault", async () => {
    const { renderWord } = await import("#platform/documents/word/render-word.ts");
    const offered = allPapiers.flatMap(({ cle, modele }) => (modele ? [{ cle, modele }] : []));
    expect(offered.map(({ cle }) => cle)).toEqual(["schemas.document", "schemas.plan", "schemas.fiche"]);
    for (const { modele } of offered) {
      const octets = await renderWord({ ...modele.exemple(), creation: base().platform.clock.now() });
      const lu = await checkModele(octets, modele.champs);
      expect(lu.fautes).toEqual([]);
      expect(lu.champs.length).toBeGreaterThan(15);
    }
  });
});
