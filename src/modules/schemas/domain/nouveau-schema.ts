import { Refusal } from "#platform/values/refusal.ts";
import type { Phase, TypeSchema } from "./vocabulaire.ts";

export type NouveauSchema = {
  titre: string;
  type: TypeSchema;
  /** First and last year. */
  debut: number;
  fin: number;
  phase: Phase;
};

/** The scheme as it will be kept. @throws Refusal `schema.titre-vide`, `schema.titre-long`, `schema.annees`. */
export function checkSchema(nouveau: NouveauSchema): NouveauSchema {
  const titre = nouveau.titre.replace(/\s+/g, " ").trim();
  if (!titre) throw new Refusal("schema.titre-vide", { champ: "titre" });
  if (titre.length > 300) throw new Refusal("schema.titre-long", { champ: "titre" });
  const { debut, fin } = nouveau;
  const years = [debut, fin].every((year) => Number.isInteger(year) && year >= 1990 && year <= 2100);
  if (!years || fin < debut || fin - debut > 15)
    throw new Refusal("schema.annees", { champ: "debut", debut, fin });
  return { ...nouveau, titre };
}
