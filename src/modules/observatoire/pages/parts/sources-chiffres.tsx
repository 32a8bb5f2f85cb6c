import { formatIsoDay } from "#platform/values/french.ts";
import type { LigneChiffres } from "../../queries/portrait/read-chiffres.ts";
import type { OrigineChiffre } from "../../queries/read-figures.ts";

/** « Cnaf, Taux de couverture, édition du…, territoires de 2025, Licence Ouverte. » */
export function direOrigine({ producteur, jeu, edition, geographie, licence }: OrigineChiffre): string {
  return `${producteur}, ${jeu}, édition du ${formatIsoDay(edition)}, territoires de ${geographie}, ${licence}.`;
}

/** Each source once, what the signs of the cells mean, and what a star says. */
export function noticesOf(lignes: readonly LigneChiffres[]): string[] {
  const sources = [...new Set(lignes.map(({ origine }) => direOrigine(origine)))];
  const computed = lignes.some(({ cases }) => cases.some((one) => one?.calcul));
  return [
    ...sources,
    ...(computed
      ? ["* Calculé par Maillage : somme des communes du territoire, ou formule du catalogue."]
      : []),
    "— : aucun chiffre publié pour la même année et la même définition. n.d. : non disponible. masqué : secret statistique.",
  ];
}

export function SourcesChiffres({ lignes }: { lignes: readonly LigneChiffres[] }) {
  return (
    <ul className="discret">
      {noticesOf(lignes).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
