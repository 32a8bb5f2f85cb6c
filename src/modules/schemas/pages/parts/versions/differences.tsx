import { plural } from "#platform/values/french.ts";
import type { Differences } from "../../../queries/versions/load-versions.ts";

/** « 3 ajouts, 1 retrait, 5 modifications »; « rien ne diffère ». */
export function direDifferences({ ajoute, retire, modifie }: Differences): string {
  const parts = [
    ajoute > 0 && plural(ajoute, "ajout"),
    retire > 0 && plural(retire, "retrait"),
    modifie > 0 && plural(modifie, "modification"),
  ].filter(Boolean);
  return parts.length === 0 ? "Rien ne diffère" : parts.join(", ");
}

export function differe({ ajoute, retire, modifie }: Differences): boolean {
  return ajoute + retire + modifie > 0;
}
