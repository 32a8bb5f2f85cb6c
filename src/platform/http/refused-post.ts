import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { isId } from "#platform/values/ids.ts";
import type { Refusal } from "#platform/values/refusal.ts";

/** A submission that no page was asked to answer, with what it said. */
export type RefusedPost = {
  readonly refusal: Refusal;
  /** Nothing was sent, only asked for. */
  readonly lecture: boolean;
  /** Where it was sent, to send it again; null when sending it again is not to be proposed. */
  readonly adresse: string | null;
  /** Every text sent, in order, but the proof. */
  readonly champs: readonly { nom: string; valeur: string }[];
  /** Names of the files that were sent: a browser does not let a page give them back. */
  readonly fichiers: readonly string[];
};

/** What a person finds again of the form that they filled. */
export function refusedPost(refusal: Refusal, adresse: string | null, form: FormData | null): RefusedPost {
  const champs: { nom: string; valeur: string }[] = [];
  const fichiers: string[] = [];
  for (const [nom, value] of form ?? []) {
    if (typeof value !== "string") {
      if (value.name !== "") fichiers.push(value.name);
    } else if (nom !== CHAMP_JETON) champs.push({ nom, valeur: value });
  }
  return { refusal, lecture: false, adresse, champs, fichiers };
}

/** The texts that a person typed or chose, without those that forms carry for themselves. */
export function typedTexts(champs: RefusedPost["champs"]): RefusedPost["champs"] {
  return champs.filter(({ valeur }) => valeur.trim() !== "" && !isId(valeur) && !/^\d{1,6}$/.test(valeur));
}
