import { join } from "node:path";
import typst from "@myriaddreamin/typst-ts-node-compiler";
import type { Diagnostic, Question, Reponse } from "./protocole.ts";

/** Folders that only exist in memory: what a template reads its data and its images from. */
const ENTREE = "/__entree__.json";
const IMAGES = "/__images__";

/** Instead of what no shipped font can draw. */
const ABSENT = "□";

/** Prints that keep what they computed: a paper printed again, or changed a little, is made from it. */
const AGE_CACHE = 2;

/** Characters that no font has are found by trying: each try names some of them. */
const ESSAIS = 4;

/** The compiler on the templates under `racine` (absolute path of `src`). Made once: fonts and templates stay in memory. */
export class Compiler {
  readonly #racine: string;
  readonly #compiler: typst.NodeCompiler;
  /** Learnt from one print to the next, so that each costs one try. */
  readonly #absents = new Set<string>();

  constructor(racine: string, polices: Buffer[]) {
    this.#racine = racine;
    this.#compiler = typst.NodeCompiler.create({ workspace: racine, fontArgs: [{ fontBlobs: polices }] });
  }

  /** Makes one paper: PDF/UA-1, or what stands against it. */
  print({ modele, entree, images, creation }: Extract<Question, { genre: "pdf" }>): Reponse {
    this.#compiler.resetShadow();
    for (const [cle, octets] of Object.entries(images)) {
      this.#compiler.mapShadow(join(this.#racine, IMAGES, cle), Buffer.from(octets));
    }
    try {
      for (let essai = 1; ; essai += 1) {
        const found = this.#replaceAbsents(entree);
        const attempt = this.#export(modele, found.text, creation);
        if ("octets" in attempt) return { ...attempt, absents: found.absents };
        const unknown = attempt.diagnostics.flatMap(({ message }) => undrawn(message));
        if (unknown.length === 0 || essai === ESSAIS) return { diagnostics: attempt.diagnostics };
        for (const letter of unknown) this.#absents.add(letter);
      }
    } finally {
      this.#compiler.resetShadow();
      this.#compiler.evictCache(AGE_CACHE);
    }
  }

  #replaceAbsents(text: string): { text: string; absents: string[] } {
    const absents = [...this.#absents].filter((letter) => text.includes(letter));
    return { text: absents.reduce((left, letter) => left.replaceAll(letter, ABSENT), text), absents };
  }

  #export(
    modele: string,
    entree: string,
    creation: number,
  ): { octets: Uint8Array; pages: number } | { diagnostics: Diagnostic[] } {
    this.#compiler.mapShadow(join(this.#racine, ENTREE), Buffer.from(entree));
    const result = this.#compiler.compile({ mainFileContent: mainOf(modele), resetRead: true });
    const { result: document } = result;
    if (!document || result.hasError()) return { diagnostics: this.#diagnosticsOf(result) };
    try {
      const octets = this.#compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp: creation });
      return { octets, pages: document.numOfPages };
    } catch (error) {
      return { diagnostics: exportDiagnostics(String((error as Error).message)) };
    }
  }

  #diagnosticsOf(result: typst.NodeTypstCompileResult): Diagnostic[] {
    const error = result.takeDiagnostics() ?? result.takeError();
    if (!error) return [{ message: "unknown error", fichier: null }];
    const all = this.#compiler.fetchDiagnostics(error) as {
      message: string;
      path: string;
      severity: number;
    }[];
    return all
      .filter(({ severity }) => severity === 1)
      .map(({ message, path }) => ({
        message,
        fichier: path.replace(this.#racine, "").replace(/^\//, "") || null,
      }));
  }
}

/** The one piece of markup that is made: the path of a template of ours and nothing of the data. */
function mainOf(modele: string): string {
  if (!/^[a-z0-9/_-]+\.typ$/.test(modele)) throw new Error(`not the path of a template: ${modele}`);
  return [
    `#import "/platform/documents/typst/maquette.typ": maquette`,
    `#import "/${modele}": papier`,
    `#let entree = json("${ENTREE}")`,
    `#show: maquette.with(entree)`,
    `#papier(entree.data)`,
  ].join("\n");
}

/** The export names what it objects to in the debug writing of Rust. */
function exportDiagnostics(text: string): Diagnostic[] {
  const found = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = ""]) => message);
  return (found.length > 0 ? found : [text]).map((message) => ({
    message: message.replace(/\\(["\\])/g, "$1"),
    fichier: null,
  }));
}

/** Characters of a message « the text `"…"` could not be displayed with font … ». */
function undrawn(message: string): string[] {
  const [, text] = /the text `"(.*)"` could not be displayed/s.exec(message) ?? [];
  if (text === undefined) return [];
  const letters = text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) =>
    String.fromCodePoint(parseInt(hex, 16)),
  );
  // In a cluster the letters that every font has are not what lacks.
  return [...letters].filter((letter) => letter > "\u017f");
}
