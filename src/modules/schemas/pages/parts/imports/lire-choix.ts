import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Choix, GENRES_NOMMES } from "../../../domain/imports/choix.ts";

/**
 * What the form of the preview says. Columns are fields `colonne.3`, unknown names `genre.NOM` and `acteur.NOM` (the name
 * of an acteur that is there, from the list), conflicts `conflit` (checked: the file wins).
 *
 * `inconnu` is the first typed name that is nobody's (`importation.acteur-inconnu`), to be said once the rest is kept.
 */
export function lireChoix(
  form: FormData,
  acteurs: ReadonlyMap<string, Id<"acteur">>,
): { choix: Choix; inconnu: Refusal | null } {
  let inconnu: Refusal | null = null;
  const colonnes: Record<string, string | null> = {};
  const noms: NonNullable<Choix["acteurs"]> = {};
  for (const [name, raw] of form) {
    const value = typeof raw === "string" ? raw : "";
    const [kind, ...rest] = name.split(".");
    const key = rest.join(".");
    if (kind === "colonne") colonnes[key] = value || null;
    if (kind === "genre" && !(key in noms)) {
      const genre = GENRES_NOMMES.find((one) => one === value);
      if (genre) noms[key] = { genre };
    }
    if (kind === "acteur" && value.trim()) {
      const acteur = acteurs.get(normalise(value));
      if (acteur) noms[key] = { acteur };
      else inconnu ??= new Refusal("importation.acteur-inconnu", { champ: name, ecrit: key, nom: value });
    }
  }
  const feuille = form.get("feuille");
  // Columns were shown for one sheet: they say nothing of another that was just chosen.
  const sameSheet = feuille === null || feuille === form.get("feuille-lue");
  // Both buttons start again from what is recognised, whatever the columns of the form said.
  const anew = ["automatique", "oublier"].includes(String(form.get("intention")));
  const choix: Choix = {
    ...(anew && { sansMemoire: true }),
    ...(typeof feuille === "string" && feuille && { feuille }),
    ...(sameSheet && !anew && Object.keys(colonnes).length > 0 && { colonnes }),
    acteurs: noms,
    prendreFichier: form.getAll("conflit").map(String),
    retirerAbsentes: form.get("retirer-absentes") === "oui",
  };
  return { choix, inconnu };
}
