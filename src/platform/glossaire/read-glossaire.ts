import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { TermeEcrit } from "./glossaire.ts";
import { listTermesEcrits } from "./list-glossaire.ts";

export type GlossaireLu = {
  /** Those that are shown and say what is looked for. */
  termes: TermeEcrit[];
  masques: TermeEcrit[];
  /** Shown ones, whatever is looked for. */
  total: number;
};

/** The glossary as its page shows it; all the words looked for must be somewhere in an entry. */
export async function readGlossaire(ctx: Contexte, recherche: string): Promise<GlossaireLu> {
  const all = await listTermesEcrits(ctx);
  const shown = all.filter(({ masque }) => !masque);
  const words = normalise(recherche).split(" ");
  const termes = shown.filter(({ sigle, terme, definition, variantes }) => {
    const text = normalise([sigle ?? "", terme, definition, ...variantes].join(" "));
    return words.every((word) => text.includes(word));
  });
  return { termes, masques: all.filter(({ masque }) => masque), total: shown.length };
}

/** One entry, hidden or not. @throws Refusal `introuvable` */
export async function readTermeEcrit(ctx: Contexte, cle: string): Promise<TermeEcrit> {
  const found = (await listTermesEcrits(ctx)).find((one) => one.cle === cle);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}
