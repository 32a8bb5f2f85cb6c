import { plural } from "#platform/values/french.ts";

/** « 3 actions, 1 objectif », or that it is nowhere. */
export function usagesEnMots({ actions, objectifs }: { actions: number; objectifs: number }): string {
  const said = [
    actions > 0 && plural(actions, "action"),
    objectifs > 0 && plural(objectifs, "objectif"),
  ].filter(Boolean);
  return said.length > 0 ? said.join(", ") : "aucun usage";
}
