import { couper } from "#platform/graphiques/bandes.ts";
import { Carte, type TerritoireCarte } from "#platform/graphiques/carte.tsx";
import type { Fond } from "#platform/graphiques/fond.ts";
import { formatNumber, plural } from "#platform/values/french.ts";
import { nomCourt } from "../../domain/epci.ts";
import type { EpciListe } from "../../queries/list-epci.ts";
import { lienEpci } from "./liens.ts";

/** What the map of the population of the EPCI is made of, on the page and in its files. */
export function cartePopulation(code: string, fond: Fond, epci: readonly EpciListe[]) {
  const territoires = epci.map(
    ({ siren, nom, population }): TerritoireCarte => ({
      code: siren,
      label: nomCourt(nom),
      valeur: population,
      absence: null,
      to: lienEpci(code, siren),
    }),
  );
  return {
    fond,
    territoires,
    bandes: couper(
      epci.map(({ population }) => population),
      "effectifs",
      { format: formatMilliers },
    ),
    legende: "Population municipale dans le département, en milliers d’habitants",
    format: formatMilliers,
    phrase: phraseOf(epci),
  };
}

function phraseOf(epci: readonly EpciListe[]): string {
  const total = epci.reduce((sum, one) => sum + one.population, 0);
  const [first] = [...epci].sort((a, b) => b.population - a.population);
  if (!first || total === 0) return "";
  const share = Math.round((first.population / total) * 100);
  return `${plural(epci.length, "intercommunalité")} ; la plus peuplée, ${nomCourt(first.nom)}, a ${share} % des habitants du département.`;
}

export function CartePopulation({
  code,
  titre,
  fond,
  epci,
  notice,
}: {
  code: string;
  titre: string;
  fond: Fond;
  epci: readonly EpciListe[];
  notice: string;
}) {
  return (
    <Carte titre={titre} notice={notice} {...cartePopulation(code, fond, epci)} entete="Intercommunalité" />
  );
}

/** « 297 »: a shape has no room for more; the list beside has the exact figure. */
export function formatMilliers(population: number): string {
  return formatNumber(
    population < 10_000 ? Math.round(population / 100) / 10 : Math.round(population / 1_000),
  );
}
