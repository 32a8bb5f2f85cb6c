import { plural } from "#platform/values/french.ts";
import type { CompteFusion } from "../../../queries/structure/lire-fusion.ts";

const MOTS: Readonly<Record<keyof CompteFusion, readonly [string, string]>> = {
  nouvelles: ["nouvelle", "nouvelles"],
  commentaires: ["commentaire", "commentaires"],
  fichiers: ["fichier joint", "fichiers joints"],
  renvois: ["renvoi", "renvois"],
  rattachements: ["place dans un autre schéma", "places dans d’autres schémas"],
  suivis: ["personne qui la suit", "personnes qui la suivent"],
};

/** « 3 nouvelles », « 1 commentaire »: what goes from one action to the other. */
export function suitesEnMots(compte: CompteFusion): string[] {
  return (Object.keys(MOTS) as (keyof CompteFusion)[]).flatMap((suite) =>
    compte[suite] > 0 ? [plural(compte[suite], ...MOTS[suite])] : [],
  );
}
