import { Refusal } from "#platform/values/refusal.ts";
import { MOTS_POSSIBLES, type MotsChoisis, NIVEAUX } from "./niveaux.ts";
import type { Phase, TypeSchema } from "./vocabulaire.ts";

export type SchemaDecrit = {
  titre: string;
  type: TypeSchema;
  debut: number;
  fin: number;
  mots: MotsChoisis;
};

/** The words of the levels that differ from the usual ones and are in the list. */
export function checkMots(mots: MotsChoisis): MotsChoisis {
  return Object.fromEntries(
    NIVEAUX.flatMap((niveau) => {
      const mot = MOTS_POSSIBLES[niveau].find(({ nom }) => nom === mots[niveau]);
      return mot ? [[niveau, mot.nom]] : [];
    }),
  );
}

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
