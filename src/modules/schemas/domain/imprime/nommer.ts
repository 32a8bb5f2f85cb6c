import { NBSP } from "#platform/values/french.ts";
import { type NiveauxSchema, titreNiveau } from "../plan/niveaux.ts";

/** « Engagement 3 : Faciliter… », or the title alone when it bears no number. */
export function nommer(
  schema: NiveauxSchema,
  niveau: "volet" | "engagement" | "objectif",
  { no, titre }: { no: number | null; titre: string },
): string {
  return no === null ? titre : `${titreNiveau(schema, niveau)} ${no}${NBSP}: ${titre}`;
}
