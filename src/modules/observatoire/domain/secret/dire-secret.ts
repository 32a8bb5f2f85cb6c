import { formatNumber, plural } from "#platform/values/french.ts";
import type { OrigineSecret } from "./filtre-secret.ts";
import type { Equation } from "./modele.ts";
import type { RegleSecret, SourceRegle } from "./regle.ts";

/** « Préréglage caf-iris », « Caf, jeu Foyers », « Toutes les autres sources ». */
export function saySource(
  { prereglage, producteur, jeu }: SourceRegle,
  titres: ReadonlyMap<string, string> = new Map(),
): string {
  const parts = [
    producteur,
    jeu === null ? null : `« ${jeu} »`,
    prereglage === null ? null : (titres.get(prereglage) ?? prereglage),
  ].filter((one) => one !== null);
  return parts.length > 0 ? parts.join(", ") : "Toutes les autres sources";
}

/** What a rule does, one clause each; empty when it hides and rounds nothing. */
export function clausesOf(regle: RegleSecret): string[] {
  const { seuil, zeroMontre, arrondi, populationMin, protection } = regle;
  return [
    ...(seuil === null
      ? []
      : [
          `les effectifs de moins de ${formatNumber(seuil)} sont masqués, ${zeroMontre ? "sauf 0" : "0 compris"}`,
          `ce qu’on peut en déduire reste large d’au moins ${formatNumber(protection)}`,
        ]),
    ...(arrondi === null
      ? []
      : [`les effectifs sont montrés au multiple de ${formatNumber(arrondi)} le plus proche`]),
    ...(populationMin === null
      ? []
      : [`rien n’est montré d’un territoire de moins de ${plural(populationMin, "habitant")}`]),
  ];
}

/** The same as one sentence. */
export function sayRegle(regle: RegleSecret): string {
  const clauses = clausesOf(regle);
  if (clauses.length === 0) return "Rien de cette source n’est masqué ici.";
  const text = clauses.join(" ; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const LIBELLE_ORIGINE: Readonly<Record<OrigineSecret, string>> = {
  regle: "Sous le seuil de sa règle",
  producteur: "Masquée par son producteur",
  protection: "Pour protéger une autre case",
};

/** What would have given a cell back, by kind of equation. */
export const LIBELLE_GENRE: Readonly<Record<Equation["genre"], string>> = {
  territoires: "le total d’un territoire plus grand",
  parties: "les parties d’un même total",
  sources: "une autre source",
  annees: "d’autres années",
  ratio: "un taux et ses effectifs",
  ordre: "une partie qui ne dépasse pas son tout",
  arrondi: "un arrondi",
};

/** « Pour protéger une autre case : les parties d’un même total ». */
export function sayRaison(origine: OrigineSecret, genres: readonly string[]): string {
  const words = genres.map((genre) => LIBELLE_GENRE[genre as Equation["genre"]] ?? genre);
  return [LIBELLE_ORIGINE[origine], words.join(", ")].filter(Boolean).join(" : ");
}
