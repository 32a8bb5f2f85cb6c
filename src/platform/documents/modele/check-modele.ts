import { inflateRawSync } from "node:zlib";
import { recogniseType } from "#platform/files/recognise.ts";
import { inspectEntries, readDirectory, type ZipEntry } from "#platform/import/zip-guard.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { CompilerProcess } from "../compiler-process.ts";
import { errorOf } from "../diagnostics.ts";
import { sharedCompiler } from "../render-pdf.ts";
import type { Champ } from "./champ.ts";
import type { ModeleLu } from "./faute.ts";

/** Bytes of a model: a letterhead with its pictures. */
export const MODELE_OCTETS = 5 * 1024 * 1024;

/**
 * Looks at the .docx model of an institution before anything is kept: what it is, what it would become once opened, what
 * it would fetch or run, then each of its fields against those that the paper offers.
 *
 * @throws Refusal `modele.*`, `fichier.*` for what is no model at all; faults of fields are in the result.
 */
export async function checkModele(
  octets: Uint8Array,
  champs: readonly Champ[],
  { compiler = sharedCompiler() }: { compiler?: CompilerProcess } = {},
): Promise<ModeleLu> {
  if (octets.length > MODELE_OCTETS) {
    throw new Refusal("modele.trop-lourd", { octets: octets.length, limite: MODELE_OCTETS }, 413);
  }
  if (recogniseType(octets) !== "docx") throw new Refusal("modele.pas-docx");
  const archive = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  await checkArchive(archive);
  const reponse = await compiler.print({ genre: "lire-modele", octets, champs });
  if (!("modele" in reponse)) {
    if ("faute" in reponse) throw new Refusal("fichier.abime");
    throw "octets" in reponse ? new Error("a document instead of a model") : errorOf(reponse, "modele");
  }
  const { modele } = reponse;
  if (modele.champs.length === 0 && modele.fautes.length === 0) throw new Refusal("modele.sans-champ");
  return modele;
}

/** Real sizes once inflated, no entity, and nothing that Word would fetch elsewhere or run by itself. */
async function checkArchive(archive: Buffer): Promise<void> {
  const entries = readDirectory(archive);
  try {
    await inspectEntries(archive, entries);
  } catch (error) {
    if (isRefusal(error) && error.code === "import.bombe")
      throw new Refusal("fichier.bombe", error.details, 413);
    throw isRefusal(error) ? new Refusal("fichier.abime") : error;
  }
  if (entries.some(({ name }) => /(?:^|\/)(?:embeddings|activeX)\//i.test(name)))
    throw new Refusal("modele.objet");
  for (const entry of entries) {
    if (/\.rels$/i.test(entry.name)) checkRelations(contentOf(archive, entry));
    else if (/^word\/[^/]+\.xml$/i.test(entry.name)) checkCommands(contentOf(archive, entry));
  }
}

function contentOf(archive: Buffer, { start, end, stored }: ZipEntry): string {
  const packed = archive.subarray(start, end);
  return (stored ? packed : inflateRawSync(packed)).toString("utf8");
}

/** A link that somebody clicks is theirs to click; anything else that is elsewhere is fetched without being asked. */
function checkRelations(xml: string): void {
  for (const [relation] of xml.matchAll(/<Relationship\s[^>]*>/g)) {
    const lie = /\/hyperlink"/.test(relation);
    if (/TargetMode\s*=\s*"External"/i.test(relation) && !lie) throw new Refusal("modele.exterieur");
    if (/\/aFChunk"|\/attachedTemplate"/i.test(relation)) throw new Refusal("modele.exterieur");
  }
}

/** Fields of Word that run a program or read a file of whoever opens the document. */
function checkCommands(xml: string): void {
  const instructions = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"/g)];
  const text = instructions.map(([, run = "", simple = ""]) => run + simple).join("");
  if (/\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|DATABASE|LINK)\b/i.test(text))
    throw new Refusal("modele.commande");
}
