import { createHash } from "node:crypto";
import type { DemandePdf } from "./demande-pdf.ts";
import { writeEntree } from "./entree.ts";
import { type Pdf, renderPdf } from "./render-pdf.ts";

/** Papers that are kept; a whole scheme weighs 1.5 MB. */
const GARDES = 12;

/** By what they are made of, the least lately asked for first. */
const kept = new Map<string, Promise<Pdf>>();

export type PdfGarde = Pdf & {
  /** SHA-256 of what it is made of, in hexadecimal: the same as long as nothing that it shows changes. */
  readonly empreinte: string;
};

/**
 * {@link renderPdf} for what anybody may ask for: made once for everybody, kept as long as what it shows does not change.
 * Those who ask while it is made wait for the same one.
 */
export async function renderPdfOnce(demande: DemandePdf): Promise<PdfGarde> {
  const hash = createHash("sha256").update(writeEntree(demande)).update(demande.modele);
  for (const [cle, octets] of Object.entries(demande.images ?? {})) hash.update(cle).update(octets);
  const empreinte = hash.digest("hex");
  const known = kept.get(empreinte);
  kept.delete(empreinte);
  const made = known ?? renderPdf(demande);
  kept.set(empreinte, made);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - GARDES))) kept.delete(oldest);
  try {
    return { ...(await made), empreinte };
  } catch (error) {
    if (kept.get(empreinte) === made) kept.delete(empreinte);
    throw error;
  }
}
