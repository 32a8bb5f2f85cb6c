import { Refusal } from "#platform/values/refusal.ts";
import { CompilerProcess } from "./compiler-process.ts";
import type { DemandePdf } from "./demande-pdf.ts";
import { errorOf } from "./diagnostics.ts";
import { writeEntree } from "./entree.ts";

export type Pdf = {
  readonly octets: Uint8Array;
  readonly pages: number;
  /** Characters that no shipped font can draw: the paper shows « □ » in their place. */
  readonly absents: readonly string[];
};

/** Bytes of all the images of one paper. */
const IMAGES_MAX = 60 * 1024 * 1024;

/** One for the whole server: its queue is what bounds the work. */
let shared: CompilerProcess | null = null;

/**
 * A PDF/UA-1 of one paper, whatever its texts hold. `signal` cancels it.
 * @throws Refusal `documents.*` (see `messages.ts`): no title, an image without alternative text, too long, cancelled…
 * @throws Error naming the template and the line, when the template is wrong.
 */
export async function renderPdf(
  demande: DemandePdf,
  { signal, compiler = sharedCompiler() }: { signal?: AbortSignal; compiler?: CompilerProcess } = {},
): Promise<Pdf> {
  const { modele, images = {}, titre } = demande;
  if (!titre.trim()) throw new Refusal("documents.sans-titre");
  const weight = Object.values(images).reduce((sum, { length }) => sum + length, 0);
  if (weight > IMAGES_MAX) throw new Refusal("documents.images-trop-lourdes", { limite: IMAGES_MAX }, 413);
  const reponse = await compiler.print(
    {
      genre: "pdf",
      modele,
      entree: writeEntree(demande),
      images,
      creation: Math.floor(demande.creation.epochMilliseconds / 1000),
    },
    signal,
  );
  if ("octets" in reponse) return { ...reponse, pages: reponse.pages ?? 0 };
  throw errorOf(reponse, modele);
}

/** The process that makes the documents of this server, started by the first of them. */
export function sharedCompiler(): CompilerProcess {
  shared ??= new CompilerProcess();
  return shared;
}

/** Ends the process that makes papers, when the server stops. */
export async function stopPapiers(): Promise<void> {
  await shared?.stop();
  shared = null;
}
