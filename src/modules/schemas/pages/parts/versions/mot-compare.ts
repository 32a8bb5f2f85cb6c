import { type NiveauxSchema, titreNiveau } from "../../../domain/plan/niveaux.ts";
import type { NiveauCompare } from "../../../domain/versions/comparaison.ts";

/** The word of what is compared: « Objectif », « Schéma ». */
export function motCompare(schema: NiveauxSchema, niveau: NiveauCompare): string {
  if (niveau === "texte") return "Texte";
  return niveau === "schema" ? "Schéma" : titreNiveau(schema, niveau);
}
