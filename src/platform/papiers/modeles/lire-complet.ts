import type { Contexte } from "#platform/context/contexte.ts";
import type { FormatPapier, Papier, PapierLu } from "../papier.ts";
import { readGabarit } from "./find-modeles.ts";

/** What a paper is made of; `gabarit` is the model of the institution when it is printed on it. */
export type PapierComplet = PapierLu & { readonly gabarit: Uint8Array | null };

/** The data of a paper, and the model that they fill. @throws as `Papier.lire` */
export async function lireComplet(
  ctx: Contexte,
  papier: Papier,
  { objet, format }: { objet: string; format: FormatPapier },
): Promise<PapierComplet> {
  const lu = await papier.lire(ctx, objet, format);
  return { ...lu, gabarit: format === "modele" ? await readGabarit(ctx, papier.cle) : null };
}
