import { Refusal } from "#platform/values/refusal.ts";
import type { CompilerProcess } from "../compiler-process.ts";
import { errorOf } from "../diagnostics.ts";
import { COULEUR, printableJson, sayDay } from "../entree.ts";
import { sharedCompiler } from "../render-pdf.ts";
import { renderPng } from "../render-png.ts";
import type { DocumentWord } from "./document-word.ts";

/**
 * A .docx from a structure, made in the process of papers. `signal` cancels it.
 * @throws Refusal `documents.*`
 */
export async function renderWord(
  document: DocumentWord,
  { signal, compiler = sharedCompiler() }: { signal?: AbortSignal; compiler?: CompilerProcess } = {},
): Promise<Uint8Array> {
  const {
    titre,
    langue = "fr",
    auteur = "",
    creation,
    couleur = COULEUR,
    enTete = "",
    pied = "",
    blocs,
  } = document;
  if (!titre.trim()) throw new Refusal("documents.sans-titre");
  const jour = sayDay(creation);
  const entree = printableJson({ titre, langue, auteur, jour, couleur, enTete, pied, blocs });
  const images = await drawImages(document.images ?? {});
  const reponse = await compiler.print({ genre: "word", entree, images }, signal);
  if ("octets" in reponse) return reponse.octets;
  throw errorOf(reponse, titre);
}

/** Pixels of a drawing for one of its own, sharp once printed. */
const ZOOM = 2;

async function drawImages(images: Readonly<Record<string, Uint8Array>>): Promise<Record<string, Uint8Array>> {
  const drawn = await Promise.all(
    Object.entries(images).map(async ([cle, octets]): Promise<[string, Uint8Array]> => {
      const start = new TextDecoder().decode(octets.subarray(0, 5));
      const isSvg = start.startsWith("<svg") || start.startsWith("<?xml");
      return [cle, isSvg ? await renderPng(new TextDecoder().decode(octets), ZOOM) : octets];
    }),
  );
  return Object.fromEntries(drawn);
}
