import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte, cleanTitre } from "../plan/texte-saisi.ts";
import { FAMILLES, type Famille } from "./famille.ts";

/** A tag as it is typed. */
export type SaisieEtiquette = {
  genre: string;
  libelle: string;
  description: string;
  /** Its rank in its family, as text; those of one rank are in the order of the alphabet. */
  ordre: string;
};

/** The same once checked. */
export type Etiquette = { genre: Famille; libelle: string; description: string; ordre: number };

export const LIBELLE_MAXIMUM = 80;
export const DESCRIPTION_MAXIMUM = 1_000;

/**
 * @throws Refusal naming the field: `etiquette.famille`, `etiquette.rang`, `etiquette.longue`, `etiquette.sans-lettre`,
 * `texte.trop-long`.
 */
export function checkEtiquette(saisie: SaisieEtiquette): Etiquette {
  const genre = FAMILLES.find((famille) => famille === saisie.genre);
  if (!genre) throw new Refusal("etiquette.famille", { champ: "genre" });
  const libelle = cleanTitre(saisie.libelle, "libelle");
  if (!/[\p{L}\p{N}]/u.test(libelle)) throw new Refusal("etiquette.sans-lettre", { champ: "libelle" });
  const { texte: description } = cleanTexte(saisie.description, "description");
  bound(libelle, "libelle", LIBELLE_MAXIMUM);
  bound(description, "description", DESCRIPTION_MAXIMUM);
  const ordre = saisie.ordre.trim() || "0";
  if (!/^\d{1,3}$/.test(ordre)) throw new Refusal("etiquette.rang", { champ: "ordre" });
  return { genre, libelle, description, ordre: Number(ordre) };
}

function bound(text: string, champ: string, maximum: number): void {
  if (text.length > maximum) throw new Refusal("etiquette.longue", { champ, maximum });
}
