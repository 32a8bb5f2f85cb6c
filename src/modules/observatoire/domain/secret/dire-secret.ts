import { formatNumber, plural } from "#platform/values/french.ts";
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
  if (clauses.length === 0) return "Rien n’est masqué ici : le producteur a déjà fait ce qu’il fallait.";
  const text = clauses.join(" ; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
