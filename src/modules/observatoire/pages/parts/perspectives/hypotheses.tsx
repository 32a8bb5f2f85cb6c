import { Section } from "#platform/ui/layout.tsx";
import { NBSP } from "#platform/values/french.ts";
import type { Projection } from "../../../domain/perspectives/projeter.ts";
import { type Scenario, saySolde, sayTendance } from "../../../domain/perspectives/scenario.ts";
import type { Bases } from "../../../queries/perspectives/read-bases.ts";
import { direOrigine } from "../sources-chiffres.tsx";

/** Every assumption behind a result, printed beside it and written in its file. */
export function hypothesesOf(
  { epci, couverture, enfants, sources, depart }: Bases,
  projection: Pick<Projection, "horizon">,
  scenario: Pick<Scenario, "tendance" | "taux" | "places" | "enfants" | "note">,
): string[] {
  const nom = new Map(epci.map((one) => [one.code, one.nom]));
  const [rate] = couverture;
  const [source] = sources;
  return [
    `Point de départ${NBSP}: le taux de couverture publié pour ${depart}.${rate ? ` ${direOrigine(rate.origine)}` : ""}`,
    `Enfants${NBSP}: ${sayTendance(scenario).toLowerCase()}, jusqu’en ${projection.horizon}.`,
    ...(enfants && source ? [`${enfants.libelle}${NBSP}: ${direOrigine(source.origine)}`] : []),
    ...(scenario.tendance === "lineaire" && enfants
      ? [
          `La tendance est la droite la plus proche des années ${enfants.annees.join(", ")}, prolongée${enfants.compte ? "" : " ; les enfants suivent les naissances sans décalage"}.`,
        ]
      : []),
    ...scenario.places.map(
      ({ epci: code, annee, places, note }) =>
        `${nom.get(code) ?? code}, à partir de ${annee}${NBSP}: ${saySolde(places)}${note ? ` (${note})` : ""}.`,
    ),
    ...scenario.enfants.map(
      (one) =>
        `${nom.get(one.epci) ?? one.epci}${NBSP}: ${one.enfants} enfants de moins de 3 ans en ${depart}, supposés.`,
    ),
    "Les autres places restent ce qu’elles étaient ; une place compte dès son année, pour tous ses enfants ; personne ne change de territoire.",
    ...(scenario.note ? [scenario.note] : []),
  ];
}

export function Hypotheses({ lignes }: { lignes: readonly string[] }) {
  return (
    <Section titre="Hypothèses">
      <ul>
        {lignes.map((ligne) => (
          <li key={ligne}>{ligne}</li>
        ))}
      </ul>
    </Section>
  );
}
