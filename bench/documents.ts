import { monitorEventLoopDelay } from "node:perf_hooks";
import { Temporal } from "temporal-polyfill";
import { documentOf } from "#modules/schemas/domain/imprime/document.ts";
import type { ContenuVersion } from "#modules/schemas/domain/versions/contenu.ts";
import { fichesOf, fichesPdf } from "#modules/schemas/papiers/fiches-papier.ts";
import { schemaPdf } from "#modules/schemas/papiers/schema-pdf.ts";
import { schemaWord } from "#modules/schemas/papiers/schema-word.ts";
import { CompilerProcess } from "#platform/documents/compiler-process.ts";
import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import { renderPdf } from "#platform/documents/render-pdf.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import { launchChromium } from "../e2e/support/chromium.ts";
import { contenuInvente } from "./contenu-invente.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";

/** Seconds hoped for: the first print of a process, and the next ones. */
const LIMITE_FROID = 4;
const LIMITE_CHAUD = 0.5;
/** Milliseconds that a web request may wait while a paper is made. */
const LIMITE_BOUCLE = 30;

export type DocumentsFigures = {
  pages: number;
  /** Seconds. */
  froid: number;
  chaud: number;
  toutChange: number;
  identique: number;
  fiches: number;
  word: number;
  chromium: number | null;
  /** Megabytes of the process of papers after all that. */
  memoire: number | null;
  /** Milliseconds, the 99th percentile, while papers were made. */
  boucle: number;
};

const CREATION = Temporal.Instant.from("2026-11-25T08:00:00Z");

/** A whole scheme of about a hundred pages: cold, warm with something changed, unchanged, its fiches, Word, and Chromium. */
export async function measureDocuments(cleanup: Cleanup, quick: boolean): Promise<DocumentsFigures> {
  const compiler = new CompilerProcess();
  cleanup.defer(() => compiler.stop());
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const print = (rank: number, toutes = false) => pdf(compiler, schemaPdf(documentInvente(rank, toutes)));
  const first = await timed(() => print(0));
  const rounds = quick ? 2 : 7;
  const series = async (from: number, toutes: boolean): Promise<number> => {
    const times: number[] = [];
    for (let rank = from; rank < from + rounds; rank += 1)
      times.push((await timed(() => print(rank, toutes))).seconds);
    return median(times);
  };
  const one = await series(1, false);
  const same = await timed(() => print(rounds));
  const all = await series(100, true);
  const document = documentInvente(1);
  const fiches = await timed(() => pdf(compiler, fichesPdf(document, fichesOf(document))));
  const word = await timed(() =>
    renderWord({ ...schemaWord(document), titre: "Essai", creation: CREATION }, { compiler }),
  );
  delay.disable();
  const memory = await compiler.memory();
  const figures: DocumentsFigures = {
    pages: first.value.pages,
    froid: first.seconds,
    chaud: one,
    toutChange: all,
    identique: same.seconds,
    fiches: fiches.seconds,
    word: word.seconds,
    chromium: await timeChromium(document),
    memoire: memory === null ? null : memory / 2 ** 20,
    boucle: delay.percentile(99) / 1e6,
  };
  show(figures);
  return figures;
}

function show(figures: DocumentsFigures): void {
  const { froid, chaud, boucle } = figures;
  const most = (value: number, limit: number): Aim => ({ value, limit, at: "most" });
  printTable(
    `Documents : un schéma de ${figures.pages} pages`,
    ["", "mesuré", "visé"],
    [
      ["PDF, premier du processus", figure(froid, " s"), verdict(most(froid, LIMITE_FROID), " s")],
      ["PDF, une fiche changée depuis", figure(chaud, " s"), verdict(most(chaud, LIMITE_CHAUD), " s")],
      ["PDF, toutes les fiches changées", figure(figures.toutChange, " s"), ""],
      ["PDF, rien de changé", figure(figures.identique, " s"), ""],
      ["30 fiches en un PDF", figure(figures.fiches, " s"), ""],
      ["Word", figure(figures.word, " s"), ""],
      ["le même contenu par Chromium sans tête", figure(figures.chromium, " s"), ""],
      [
        "Chromium sur PDF, une fiche changée",
        figure(figures.chromium === null ? null : figures.chromium / figures.chaud, " ×"),
        "",
      ],
      [
        "Chromium sur PDF, tout changé",
        figure(figures.chromium === null ? null : figures.chromium / figures.toutChange, " ×"),
        "",
      ],
      ["mémoire du processus", figure(figures.memoire, " Mo"), ""],
      [
        "attente de la boucle (99e centile)",
        figure(boucle, " ms"),
        verdict(most(boucle, LIMITE_BOUCLE), " ms"),
      ],
    ],
  );
}

function pdf(compiler: CompilerProcess, demande: Omit<DemandePdf, "titre" | "creation">) {
  return renderPdf({ ...demande, titre: "Essai", creation: CREATION }, { compiler });
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

function documentInvente(rank: number, toutes = false) {
  const contenu: ContenuVersion = contenuInvente(rank, toutes);
  return documentOf({
    contenu,
    etat: { genre: "travail", phase: "Élaboration" },
    etats: null,
    departement: "Département d’essai",
    jour: "25 novembre 2026",
    territoire: { communes: "464", population: "662 152", epci: [], source: "Invention." },
    institutions: new Map(),
    glossaire: [],
    chiffres: null,
  });
}

/** The same words as a page of HTML, without any of what makes the paper a paper; null where there is no Chromium. */
async function timeChromium(document: ReturnType<typeof documentInvente>): Promise<number | null> {
  const browser = await launchChromium().catch(() => null);
  if (!browser) return null;
  try {
    const page = await browser.newPage();
    const html = htmlOf(document);
    const run = async () => {
      await page.setContent(html);
      return page.pdf({ format: "A4", tagged: true, outline: true });
    };
    await run();
    return (await timed(run)).seconds;
  } finally {
    await browser.close();
  }
}

function htmlOf(document: ReturnType<typeof documentInvente>): string {
  const row = (cells: readonly string[], tag = "td") =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    `<table><thead>${row(head, "th")}</thead><tbody>${rows.map((cells) => row(cells)).join("")}</tbody></table>`;
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  const volets = document.volets.map(
    (volet) =>
      `<section><h1>${volet.titre}</h1>${volet.diagnostic.map(({ titre, texte }) => `<h2>${titre}</h2><p>${texte}</p>`).join("")}</section>` +
      volet.rubriques
        .flatMap(({ fiches }) => fiches)
        .map(
          (fiche) =>
            `<section><h2>${fiche.titre}</h2><p>${fiche.contexte}</p>${table(
              ["N°", "Action", "Nature", "Calendrier"],
              fiche.actions.map((one) => [one.code, one.intitule, one.nature, one.calendrier]),
            )}${list(fiche.resultats)}${list(fiche.indicateurs)}<p>${fiche.pilotes.join(", ")}</p></section>`,
        )
        .join(""),
  );
  const plan = document.plan.flatMap(({ groupes }) =>
    groupes.map((groupe) =>
      table(
        ["N°", groupe.titre, "Nature", ...document.listeAnnees, "Pilotage"],
        groupe.lignes.map((one) => [
          one.code,
          one.intitule,
          one.nature,
          ...one.annees.map((oui) => (oui ? "x" : "")),
          one.pilotes,
        ]),
      ),
    ),
  );
  return `<!doctype html><html lang="fr"><title>Essai</title><style>section{break-after:page}table{border-collapse:collapse}td,th{border:1px solid}</style>${volets.join("")}${plan.join("")}</html>`;
}
