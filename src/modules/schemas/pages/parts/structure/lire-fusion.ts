import { CHAMPS_AU_CHOIX, type ChoixFusion, COTES } from "../../../domain/structure/fusion.ts";

/** What was chosen of each field; what was not offered is left to the rule. */
export function lireChoixFusion(form: FormData): ChoixFusion {
  return Object.fromEntries(
    CHAMPS_AU_CHOIX.flatMap((champ) => {
      const cote = COTES.find((one) => one === form.get(`choix-${champ}`));
      return cote ? [[champ, cote]] : [];
    }),
  );
}

/** A side of the merge, as a hidden field says it: « 7k2m9qfd 3 ». */
export function lireCote(form: FormData, name: string): { action: string; revision: number } {
  const [action = "", revision = ""] = String(form.get(name) ?? "").split(" ");
  return { action, revision: Number(revision) };
}
