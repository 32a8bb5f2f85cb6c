import PizZip from "pizzip";
import { beforeAll, describe, expect, it } from "vitest";
import { lireSchema } from "#modules/schemas/papiers/papiers.ts";
import { renderPdf } from "#platform/documents/render-pdf.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { lirePdf } from "#testing/pdf.ts";
import { departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
// Plugs the figures of the observatory into the papers of schemes.
import "./composition.ts";

const base = setUpDatabase();
const D63 = departement("63");
let schema: string;

const lire = () =>
  base().platform.read(D63, ESSAIS, (ctx) =>
    lireSchema(ctx, { schema, avecNouvelles: false, travail: true }),
  );

async function pdf() {
  const { titre, pdf: demande } = await lire();
  const lu = await lirePdf(
    (await renderPdf({ ...demande(), titre, creation: base().platform.clock.now() })).octets,
  );
  return { ...lu, texte: lu.pages.join(" ").replace(/\s+/g, " ") };
}

beforeAll(async () => {
  schema = (await seedSchema(base().platform, D63, await seedActeurs(base().platform, D63))).publicId;
});

describe("the portrait of the territory in the printed scheme", () => {
  it("says that no figure is there before one is published, and invents none", async () => {
    const { texte, elements } = await pdf();
    expect(texte).toContain("Les chiffres des familles et des services");
    expect(elements.some(({ alternative }) => alternative?.startsWith("Carte"))).toBe(false);
  });

  it("has a table with headers, a map with words in its place, and the sources under them", async () => {
    await base().platform.act(D63, ESSAIS, async (ctx) => {
      const lignes = "2023;246300701;127.5;23.9\n2023;200070712;56.8;4.2\n";
      await publishDonnees(ctx, `annee;numepci;txcouv_epci;txcouv_eaje_epci\n${lignes}`, {
        nom: "txcouv_pe_epci.csv",
      });
      await publishDonnees(ctx, "CODGEO;NBMEN19;Q219\n63;9;22100\n1;9;21930\n", { nom: "filo.csv" });
    });
    const { texte, elements } = await pdf();
    expect(texte).toMatch(/Niveau de vie médian 22 100 € par an 21 930 € par an 2019/);
    expect(texte).toMatch(/Clermont Auvergne Métropole 127,5 23,9/);
    expect(texte).toMatch(/Cnaf, Taux de couverture.*édition du/);
    const heads = elements.filter(({ role }) => role === "TH").map((one) => one.texte.replace(/\s+/g, " "));
    expect(heads).toEqual(expect.arrayContaining(["Indicateur", "France", "dont EAJE (2023)"]));
    const map = elements.find(({ alternative }) => alternative?.startsWith("Carte"));
    expect(map?.alternative).toMatch(/De 56,8.*à 127,5.*Les mêmes chiffres sont dans le tableau/);
  }, 60_000);

  it("is in the Word file too, its map drawn as a picture with the same words", async () => {
    const { docx, titre } = await lire();
    const texts = JSON.stringify(docx());
    expect(texts).toContain("Les intercommunalités côte à côte");
    expect(texts).toContain("127,5");
    const octets = await renderWord({ ...docx(), titre, creation: base().platform.clock.now() });
    const archive = new PizZip(octets);
    const pictures = archive.file(/^word\/media\//).map((one) => [...one.asUint8Array().subarray(1, 4)]);
    expect(pictures).toContainEqual([0x50, 0x4e, 0x47]);
    const xml = archive.file("word/document.xml")?.asText();
    expect(xml).toMatch(/descr="Carte[^"]*Les mêmes chiffres sont dans le tableau/);
  }, 60_000);
});
