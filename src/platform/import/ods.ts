/** Reads an OpenDocument spreadsheet (.ods), after the archive was checked, as sheets of plain texts. */
import { SaxesParser } from "saxes";
import { Refusal } from "#platform/values/refusal.ts";
import { assembler } from "./assemblage.ts";
import type { Lecture } from "./feuilles.ts";
import { OdsContent } from "./ods-content.ts";
import { inspectEntries, readDirectory, type ZipEntry } from "./zip-guard.ts";

const MIMETYPE = /^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?\s*$/;
const MANIFEST = "META-INF/manifest.xml";

/** Says whether the manifest names a cipher, chunk after chunk, and what the archive claims to be. */
async function inspectClaims(archive: Buffer, entries: readonly ZipEntry[]): Promise<{ mimetype: string }> {
  let mimetype = "";
  let tail = "";
  const claims = entries.filter(({ name }) => name === "mimetype" || name === MANIFEST);
  await inspectEntries(archive, claims, (name, chunk) => {
    if (name === "mimetype") {
      if (mimetype.length < 200) mimetype += chunk.toString("latin1", 0, 200);
      return;
    }
    const text = tail + chunk.toString("latin1");
    if (/<(?:[\w-]+:)?encryption-data\b/.test(text)) throw new Refusal("import.chiffre");
    tail = text.slice(-60);
  });
  return { mimetype };
}

/**
 * Reads an ODS workbook held in memory. Heavy: call it from a worker thread.
 * @throws Refusal as {@link readDirectory} and {@link inspectEntries} do, and `import.chiffre`, `import.format-inconnu`
 * (another kind of OpenDocument), `import.archive-abimee` (XML that is not well formed), `import.xml-dangereux`,
 * `import.feuille-vide`, `import.trop-de-lignes`, `import.trop-de-colonnes`, `import.trop-complexe`.
 */
export async function readOds(bytes: Uint8Array, nomFichier: string): Promise<Lecture> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(archive);
  const { mimetype } = await inspectClaims(archive, entries);
  if (!MIMETYPE.test(mimetype)) throw new Refusal("import.format-inconnu", { fichier: nomFichier });

  const content = new OdsContent();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) => content.open(tag));
  parser.on("closetag", () => content.close());
  parser.on("text", (text) => content.text(text));
  parser.on("cdata", (text) => content.text(text));
  // The archive was searched for declarations as bytes; what the parser itself takes for one is refused as well.
  parser.on("doctype", () => {
    throw new Refusal("import.xml-dangereux", { fichier: "content.xml" });
  });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  await inspectEntries(archive, entries, (name, chunk) => {
    if (name === "content.xml") parser.write(decoder.decode(chunk, { stream: true }));
  });
  try {
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("import.archive-abimee", { raison: "contenu-illisible" });
  }
  return assembler("ods", content.feuilles);
}
