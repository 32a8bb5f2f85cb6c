import PizZip from "pizzip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { renderPdf, stopPapiers } from "#platform/documents/render-pdf.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { decision } from "#testing/commandes/versions.ts";
import { setUpDatabase } from "#testing/database.ts";
import { textOfDocx } from "#testing/docx.ts";
import { lirePdf, type PdfLu } from "#testing/pdf.ts";
import { departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { createNiveau } from "../commands/ecrire/create-niveau.ts";
import { createSchema } from "../commands/ecrire/create-schema.ts";
import { createTexte, updateTexte } from "../commands/imprime/texte.ts";
import { adoptSchema } from "../commands/versions/adopt-schema.ts";
import { lireFiche, lireFiches, lireSchema, type PapierLu } from "./papiers.ts";

const d63 = departement("63");
const base = setUpDatabase();
let schema: Awaited<ReturnType<typeof seedSchema>>;
let caf: Principal;
let acteurs: Awaited<ReturnType<typeof seedActeurs>>;

const TABLEAU =
  "Avant.\n\n## Un sous-titre\n\nQui\tQuoi\nLa Caf\tFinance\n| Le Département | Agrée |\n\n- un\n- deux";

afterAll(stopPapiers);
beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
  caf = acteurs.personnes.caf.redacteur;
  await act(caf, (ctx) =>
    createTexte(ctx, {
      ...{
        schema: schema.publicId,
        rubrique: "methode",
        volet: null,
        titre: "Le chemin",
        texte: TABLEAU,
        cle: newId(),
      },
    }),
  );
});

function act<T>(who: Principal, work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return base().platform.act(d63, who, work);
}

const choix = { avecNouvelles: false, travail: false };

async function print(lire: (ctx: Contexte) => Promise<PapierLu>, who: Principal = caf): Promise<PdfLu> {
  const { titre, pdf } = await act(who, lire);
  const creation = base().platform.clock.now();
  const lu = await lirePdf((await renderPdf({ ...pdf(), titre, creation })).octets);
  // Where a line ends, and which space is used, says nothing here.
  const plain = (text: string) => text.replace(/\s+/g, " ");
  const elements = lu.elements.map((one) => ({ ...one, texte: plain(one.texte) }));
  return { ...lu, titre: plain(lu.titre ?? ""), pages: lu.pages.map(plain), elements };
}

describe("the scheme as PDF", () => {
  it("is read in its order by assistive technologies: headings, tables with headers, drawings with their words", async () => {
    const pdf = await print((ctx) => lireSchema(ctx, { ...choix, schema: schema.publicId }));
    expect(pdf).toMatchObject({ titre: "SDSF 2022-2026", langue: "fr", balise: true });
    const headings = pdf.elements.filter(({ role }) => /^H\d$/.test(role));
    const levels = headings.map(({ role }) => Number(role.slice(1)));
    expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    expect(headings.filter(({ role }) => role === "H1").map(({ texte }) => texte)).toEqual([
      ...["Sommaire", "Avant-propos", "La gouvernance", "La méthode", "Le portrait du territoire"],
      ...["Volet 1 : Petite enfance", "Volet 2 : Parentalité", "Plan d’actions"],
      ...["Qui pilote quoi", "Le référentiel d’évaluation"],
      ...["La composition du comité et les partenaires", "L’annuaire des institutions"],
      ...["Le glossaire", "Les signataires"],
    ]);
    expect(headings.map(({ texte }) => texte)).toContain(
      "Fiche objectif 3 : Faire connaître les lieux d’écoute",
    );
    const heads = new Set(pdf.elements.flatMap(({ role, texte }) => (role === "TH" ? [texte] : [])));
    for (const name of [
      "Qui",
      "Quoi",
      "Institution",
      "Habitants",
      "Action",
      "Calendrier",
      "Pilotage",
      "24",
      "Numéros",
      "Ce qui aura changé",
    ])
      expect(heads, name).toContain(name);
    const drawings = pdf.elements.filter(({ role }) => role === "Figure");
    expect(drawings).toHaveLength(2);
    expect(drawings[0]?.alternative).toMatch(
      /Petite enfance, de 2022 à 2026.*4\sactions.*1 en 2023, 1 en 2024/,
    );
  });

  it("says that it is not adopted, keeps a pasted table, names nobody", async () => {
    const pdf = await print((ctx) =>
      lireSchema(ctx, { ...choix, schema: schema.publicId, avecNouvelles: true }),
    );
    const text = pdf.pages.join(" ");
    expect(text).toContain("ce texte n’est pas adopté");
    expect(text).toContain("Pas encore de nouvelles");
    expect(text).not.toContain("Camille");
    expect(text).not.toMatch(/pilote nomm/i);
    const cells = pdf.elements.flatMap(({ role, texte }) => (role === "TD" ? [texte] : []));
    for (const cell of ["La Caf", "Finance", "Le Département", "Agrée"]) expect(cells).toContain(cell);
    expect(pdf.elements.map(({ texte, role }) => `${role} ${texte}`)).toContain("H3 Un sous-titre");
  });

  it("gives the adopted text, frozen, and the working one when it is asked for", async () => {
    const adopte = await seedSchema(base().platform, d63, acteurs, { titre: "À adopter", phase: "adoption" });
    const ids = { schema: adopte.publicId };
    const texteId = await act(caf, (ctx) =>
      createTexte(ctx, {
        ...{
          ...ids,
          rubrique: "avant_propos",
          volet: null,
          titre: "",
          texte: "Le texte adopté.",
          cle: newId(),
        },
      }),
    );
    await act(ESSAIS, (ctx) => adoptSchema(ctx, { ...ids, ...decision(ctx) }));
    await act(caf, (ctx) =>
      updateTexte(ctx, { ...ids, texteId, revision: 1, titre: "", texte: "Repris depuis." }),
    );
    const text = async (travail: boolean) =>
      (await print((ctx) => lireSchema(ctx, { ...choix, ...ids, travail }))).pages.join(" ");
    expect(await text(false)).toMatch(/décision n° 2026-01\), version 1.*Le texte adopté\./);
    expect(await text(true)).toMatch(/ce texte n’est pas adopté.*Repris depuis\./);
  }, 30_000);

  it("is printed empty, and twice at once", async () => {
    const vide = await act(ESSAIS, (ctx) =>
      createSchema(ctx, {
        ...{ titre: "Un schéma vide", type: "ctg", debut: 2027, fin: 2031, phase: "elaboration" },
      }),
    );
    const twice = await Promise.all(
      [0, 1].map(() => print((ctx) => lireSchema(ctx, { ...choix, schema: vide.publicId }), ESSAIS)),
    );
    expect(twice[0]?.pages).toEqual(twice[1]?.pages);
    expect(twice[0]?.pages.join()).toContain("Aucune action n’est encore écrite");
  });
});

describe("a fiche as PDF", () => {
  const fiche = (objectif: string) => (ctx: Contexte) =>
    lireFiche(ctx, { ...choix, schema: schema.publicId, objectif });

  it("stands on one page, as on paper", async () => {
    const pdf = await print(fiche(schema.objectifs.get(1)?.publicId ?? ""));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.titre).toBe("Fiche objectif 1 : Créer des places");
    expect(pdf.elements.find(({ role }) => role === "H1")?.texte).toMatch(/^Fiche objectif 1/);
  });

  it("takes the pages of 40 actions and of 20 000 characters, repeats its header, draws every script", async () => {
    const sous = await act(ESSAIS, ({ tx }) =>
      tx.selectFrom("engagement").select("id").executeTakeFirstOrThrow(),
    );
    const vide = { acteurs: { pilotes: [], coordination: [], partenaires: [] }, etiquettes: [] };
    const commun = { schema: schema.publicId };
    const publicId = await act(caf, async (ctx) => {
      const objectif = await createNiveau(ctx, {
        ...{ ...commun, sous: sous.id, cle: newId() },
        fiche: {
          ...{ niveau: "objectif", no: 9, titre: "محمد העברית, et tout le reste", ...vide },
          ...{ contexte: "Un long contexte. ".repeat(1_100), resultatsAttendus: [], indicateurs: [] },
        },
      });
      const { id } = await ctx.tx
        .selectFrom("objectif")
        .select("id")
        .where("public_id", "=", objectif)
        .executeTakeFirstOrThrow();
      for (let rang = 1; rang <= 40; rang += 1) {
        await createNiveau(ctx, {
          ...{ ...commun, sous: id, cle: newId() },
          fiche: {
            ...{
              niveau: "action",
              code: `9-${rang}`,
              intitule: `Action ${rang}`,
              nature: null,
              debut: null,
              fin: null,
            },
            ...{ description: "", ...vide, territoires: [], jalons: [] },
          },
        });
      }
      return objectif;
    });
    const pdf = await print(fiche(publicId));
    expect(pdf.pages.length).toBeGreaterThan(4);
    const text = pdf.pages.join(" ");
    for (const code of ["9-1", "9-40"]) expect(text).toContain(code);
    expect(text.match(/\blong\b/g)).toHaveLength(1_100);
    expect(pdf.titre).toContain("محمد העברית");
    expect(text).toMatch(/\p{Script=Arabic}/u);
    expect(text).not.toContain("□");
    const { titre, docx } = await act(caf, fiche(publicId));
    const word = textOfDocx(await renderWord({ ...docx(), titre, creation: base().platform.clock.now() }));
    for (const part of ["محمد העברית", "Action 1\n", "Action 40\n"]) expect(word).toContain(part);
    const all = await print((ctx) => lireFiches(ctx, { ...choix, schema: schema.publicId }));
    expect(all.signets).toHaveLength(4);
  }, 30_000);

  it("is not found for whoever may not read the scheme, nor under another scheme", async () => {
    const other = await act(ESSAIS, (ctx) =>
      createSchema(ctx, {
        ...{ titre: "Un autre", type: "ctg", debut: 2027, fin: 2031, phase: "elaboration" },
      }),
    );
    const objectif = schema.objectifs.get(1)?.publicId ?? "";
    await expect(
      act(ESSAIS, (ctx) => lireFiche(ctx, { ...choix, schema: other.publicId, objectif })),
    ).rejects.toMatchObject({ code: "introuvable" });
    await expect(
      act({ genre: "anonyme" }, (ctx) => lireSchema(ctx, { ...choix, schema: other.publicId })),
    ).rejects.toMatchObject({ code: "introuvable" });
  });
});

describe("for Word", () => {
  const write = async (lire: (ctx: Contexte) => Promise<PapierLu>) => {
    const { titre, docx } = await act(caf, lire);
    const octets = await renderWord({ ...docx(), titre, creation: base().platform.clock.now() });
    return new PizZip(octets).file("word/document.xml")?.asText() ?? "";
  };
  const headings = (xml: string) =>
    [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading(\d)"\/>(.*?)<\/w:p>/gs)].map(
      ([, level, rest = ""]) => `${level} ${rest.replace(/<[^>]+>/g, "").replace(/\s+/g, " ")}`,
    );

  it("the whole scheme has the same parts, its tables their headers on each page", async () => {
    const xml = await write((ctx) => lireSchema(ctx, { ...choix, schema: schema.publicId }));
    const found = headings(xml);
    for (const heading of [
      "1 Avant-propos",
      "1 Volet 1 : Petite enfance",
      "1 Plan d’actions",
      "1 Qui pilote quoi",
      "1 Le référentiel d’évaluation",
      "1 Les signataires",
    ])
      expect(found).toContain(heading);
    expect(found.filter((one) => one.startsWith("3 Fiche objectif"))).toHaveLength(4);
    expect(xml.match(/<w:tblHeader/g)?.length).toBeGreaterThan(8);
    expect(xml).toContain('w:orient="landscape"');
    expect(found).toContain("2 Le calendrier");
    // A cell a year in the calendar, one again in the plan.
    expect(xml.match(/w:fill="BFD3E6"/g)?.length).toBeGreaterThan(10);
    for (const cell of ["La Caf", "Finance", "Le Département", "Agrée"]) expect(xml).toContain(cell);
  });

  it("a fiche alone begins with its title", async () => {
    const objectif = schema.objectifs.get(2)?.publicId ?? "";
    const xml = await write((ctx) => lireFiche(ctx, { ...choix, schema: schema.publicId, objectif }));
    expect(headings(xml)[0]).toBe("1 Fiche objectif 2 : Soutenir les professionnels");
  });
});
