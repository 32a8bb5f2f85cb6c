import type { Papier } from "./papier.ts";

/** What of a {@link Papier} its button needs; a loader sends no function. */
export type BoutonPapier = Pick<Papier, "cle" | "libelle" | "formats" | "immediat">;

/** What the page of an object sends of the paper that its button prints. */
export function boutonPapier({ cle, libelle, formats, immediat }: Papier): BoutonPapier {
  return { cle, libelle, formats, immediat };
}
