import type { Contexte } from "#platform/context/contexte.ts";
import { readFichier } from "#platform/files/store.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { recordReading } from "#platform/journal/lecture.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { TYPE_MIME } from "./fabriquer.ts";
import { findPapier } from "./find-papier.ts";
import type { Papier } from "./papier.ts";
import { findDeclared } from "./request-papier.ts";

/**
 * The file of a paper, for whoever asked for it and may still read what it shows.
 *
 * @throws Refusal `introuvable`, `papier.pas-pret` (409); those of the right to read the object.
 */
export async function downloadPapier(
  ctx: Contexte,
  papiers: readonly Papier[],
  publicId: string,
): Promise<{ octets: Uint8Array; headers: Record<string, string> }> {
  const papier = await findPapier(ctx, publicId);
  await findDeclared(papiers, papier.cle).nommer(ctx, papier.objet);
  if (papier.fichier === null || papier.nomFichier === null) throw new Refusal("papier.pas-pret", {}, 409);
  const octets = await readFichier(ctx, papier.fichier);
  recordReading(ctx, { operation: "papiers.telecharger", objet: { genre: "papier", id: papier.id } });
  return {
    octets,
    headers: { ...attachmentHeaders(papier.nomFichier), "Content-Type": TYPE_MIME[papier.format] },
  };
}
