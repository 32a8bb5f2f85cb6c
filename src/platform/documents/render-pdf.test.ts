import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, test } from "vitest";
import { lirePdf } from "#testing/pdf.ts";
import { type CompilerLimits, CompilerProcess } from "./compiler-process.ts";
import type { DemandePdf } from "./demande-pdf.ts";
import { renderPdf, stopPapiers } from "./render-pdf.ts";
import { renderPdfOnce } from "./render-pdf-once.ts";

const CREATION = Temporal.Instant.from("2026-11-25T08:00:00Z");
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="#069"/></svg>',
);

/** What a person may type that Typst would read as code, were it ever part of the markup. */
const PIEGE = '#panic("lu") $x$ @ref <label> `code` ] } ) *gras* _x_ \\ // /* = titre #include "/etc/passwd"';

const DATA = {
  titre: "Schéma d’essai",
  sousTitre: "Pour les tests",
  institutions: [
    { nom: "Caf d’essai", logo: { cle: "logo.svg", alternative: "Logo de la Caf d’essai" } },
    { nom: "Institution sans logo" },
  ],
  texte: [
    { genre: "paragraphe", texte: PIEGE },
    { genre: "liste", elements: ["premier", "second"] },
    { genre: "tableau", lignes: [["Colonne A", "Colonne B"], ["seule"]] },
  ],
  retenir: "Une chose importante",
  lignes: Array.from({ length: 90 }, (_, index) => [`Commune ${index}`, String(index)]),
  image: { cle: "logo.svg", alternative: "Carte du département" },
  porteur: "محمد العربي",
  plan: [["1", "Agir", "Caf", "2026", "70 950 €"]],
  signataires: [{ institution: "Caf d’essai", nom: "Une directrice" }],
};

const ESSAI: DemandePdf = {
  modele: "platform/documents/typst/essai.typ",
  data: DATA,
  titre: DATA.titre,
  images: { "logo.svg": SVG },
  creation: CREATION,
};

afterAll(stopPapiers);

function refusal(demande: DemandePdf, limits: Partial<CompilerLimits> = {}) {
  const compiler = new CompilerProcess(limits);
  return renderPdf(demande, { compiler })
    .then(
      () => null,
      (error: { code?: string; message: string }) => error.code ?? error.message,
    )
    .finally(() => compiler.stop());
}

describe("a paper that anybody may ask for", () => {
  test("is made once for those who ask together, and again when something that it shows changed", async () => {
    const [one, two] = await Promise.all([renderPdfOnce(ESSAI), renderPdfOnce(ESSAI)]);
    expect(two.octets).toBe(one.octets);
    expect((await renderPdfOnce(ESSAI)).octets).toBe(one.octets);
    const other = await renderPdfOnce({ ...ESSAI, titre: "Un autre titre" });
    expect(other.empreinte).not.toBe(one.empreinte);
    const logo = { "logo.svg": Buffer.from(SVG.toString().replace("#069", "#960")) };
    expect((await renderPdfOnce({ ...ESSAI, images: logo })).empreinte).not.toBe(one.empreinte);
  });

  test("that could not be made is tried again", async () => {
    const wrong = { ...ESSAI, images: { "logo.svg": Buffer.from("rien") } };
    for (let essai = 0; essai < 2; essai += 1) {
      await expect(renderPdfOnce(wrong)).rejects.toMatchObject({ code: "documents.image-illisible" });
    }
  });
});

describe("the structure of a paper", () => {
  test("is tagged, in French, with its title, its headings as bookmarks", async () => {
    const pdf = await lirePdf((await renderPdf(ESSAI)).octets);
    expect(pdf).toMatchObject({ titre: "Schéma d’essai", langue: "fr", balise: true });
    expect(pdf.signets).toEqual(["Présentation", "Chiffres", "Fiche", "Plan d’actions", "Signatures"]);
    const headings = pdf.elements.filter(({ role }) => /^H\d$/.test(role));
    expect(headings.map(({ role, texte }) => [role, texte])).toEqual([
      ["H1", "Sommaire"],
      ["H1", "Présentation"],
      ["H2", "Chiffres"],
      ["H2", "Fiche"],
      ["H1", "Plan d’actions"],
      ["H1", "Signatures"],
    ]);
  });

  test("has header cells, figures with their alternative text, lists", async () => {
    const { elements } = await lirePdf((await renderPdf(ESSAI)).octets);
    // A header that is repeated has an empty part on each page more.
    const cells = elements.flatMap(({ role, texte }) => (role === "TH" && texte ? [texte] : []));
    expect(new Set(cells)).toEqual(
      new Set([
        "Colonne A",
        "Colonne B",
        "Commune",
        "Places",
        "N°",
        "Action",
        "Porteur",
        "Calendrier",
        "Budget",
      ]),
    );
    const figures = elements.filter(({ role }) => role === "Figure");
    expect(figures.map(({ alternative }) => alternative)).toEqual([
      "Logo de la Caf d’essai",
      "Carte du département",
    ]);
    expect(elements.filter(({ role }) => role === "LI")).toHaveLength(4);
  });

  test("repeats the header of a table on each of its pages, shows the name of an institution without logo", async () => {
    const { pages } = await lirePdf((await renderPdf(ESSAI)).octets);
    expect(pages.filter((text) => /Commune\s*Places/.test(text)).length).toBeGreaterThan(1);
    expect(pages[0]).toContain("Institution sans logo");
    expect(pages[1]).toMatch(/Page 2 sur \d+/);
    expect(pages[0]).not.toContain("sur");
  });
});

describe("what people type", () => {
  test("is never read as markup", async () => {
    const { pages } = await lirePdf((await renderPdf({ ...ESSAI, titre: PIEGE })).octets);
    expect(pages.join("").replace(/\s+/g, " ")).toContain(PIEGE);
  });

  test("is printed whatever its letters: right to left, emoji, what no font has", async () => {
    const titre = "שלום 😀 中文 \u0007\ud800 fin";
    const first = await renderPdf({ ...ESSAI, titre });
    expect(first.absents).toEqual(["中", "文", "\ufffd"]);
    expect((await lirePdf(first.octets)).titre).toBe("שלום 😀 □□ □ fin");
  });

  test("the same data at the same instant give the same bytes", async () => {
    const [first, second] = [await renderPdf(ESSAI), await renderPdf(ESSAI)];
    expect(Buffer.compare(Buffer.from(first.octets), Buffer.from(second.octets))).toBe(0);
  });
});

describe("a paper that would not be readable by everybody is refused", () => {
  const without = (change: Partial<typeof DATA>): DemandePdf => ({ ...ESSAI, data: { ...DATA, ...change } });
  test.each<[string, DemandePdf]>([
    ["documents.sans-titre", { ...ESSAI, titre: "  " }],
    ["documents.sans-texte-alternatif", without({ image: { cle: "logo.svg", alternative: " " } })],
    ["documents.image-absente", without({ image: { cle: "autre.png", alternative: "Carte" } })],
    ["documents.image-illisible", { ...ESSAI, images: { "logo.svg": Buffer.from("rien") } }],
  ])("%s", async (code, demande) => {
    expect(await refusal(demande)).toBe(code);
  });

  test("a fault of a template names it", async () => {
    expect(await refusal({ ...ESSAI, data: {} })).toContain("essai.typ");
  });
});

describe("the process", () => {
  test("is killed beyond its time and its memory, and the next paper is made", async () => {
    const compiler = new CompilerProcess({ delai: 1 });
    await expect(renderPdf(ESSAI, { compiler })).rejects.toMatchObject({ code: "documents.trop-long" });
    await compiler.stop();
    if (process.platform !== "linux") return;
    const heavy = { ...ESSAI, data: { ...DATA, lignes: Array.from({ length: 40_000 }, () => ["x", "y"]) } };
    expect(await refusal(heavy, { memoire: 150 * 1024 * 1024 })).toBe("documents.trop-lourd");
    const after = new CompilerProcess({ memoire: 150 * 1024 * 1024 });
    await expect(renderPdf(heavy, { compiler: after })).rejects.toMatchObject({
      code: "documents.trop-lourd",
    });
    expect((await renderPdf(ESSAI, { compiler: after })).pages).toBeGreaterThan(5);
    await after.stop();
  });

  test("takes one at a time; what is cancelled leaves the queue, or is killed in its middle", async () => {
    const compiler = new CompilerProcess({ attente: 3 });
    const abort = new AbortController();
    const running = renderPdf(ESSAI, { compiler, signal: abort.signal });
    const cancelled = new AbortController();
    const waiting = renderPdf(ESSAI, { compiler, signal: cancelled.signal });
    const kept = renderPdf(ESSAI, { compiler });
    const last = renderPdf(ESSAI, { compiler });
    await expect(renderPdf(ESSAI, { compiler })).rejects.toMatchObject({ code: "documents.file-pleine" });
    cancelled.abort();
    await expect(waiting).rejects.toMatchObject({ code: "documents.annule" });
    abort.abort();
    await expect(running).rejects.toMatchObject({ code: "documents.annule" });
    expect((await kept).pages).toBe((await last).pages);
    await compiler.stop();
  });

  test("killed by the machine in the middle of a paper: said, then started again", async () => {
    const compiler = new CompilerProcess();
    await renderPdf(ESSAI, { compiler });
    const heavy = { ...ESSAI, data: { ...DATA, lignes: Array.from({ length: 40_000 }, () => ["x", "y"]) } };
    const running = renderPdf(heavy, { compiler });
    process.kill(compiler.pid ?? 0, "SIGKILL");
    await expect(running).rejects.toMatchObject({ code: "documents.arrete" });
    expect((await renderPdf(ESSAI, { compiler })).pages).toBeGreaterThan(5);
    await compiler.stop();
  });
});
