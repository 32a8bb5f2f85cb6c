import { ButtonLink } from "#platform/ui/actions.tsx";
import { Definition, Section } from "#platform/ui/layout.tsx";
import { COMPETENCES, LIBELLE_COMPETENCE } from "../../../domain/competences/competence.ts";
import type { CompetencesEpci as Connues } from "../../../queries/competences/list-competences.ts";
import { lienCompetences } from "../liens.ts";
import { sayCompetence } from "./say-competence.ts";

type CompetencesEpciProps = {
  code: string;
  siren: string;
  connues: Connues["connues"];
  peutDire: boolean;
};

/** What one EPCI takes care of, with the source of each. */
export function CompetencesEpci({ code, siren, connues, peutDire }: CompetencesEpciProps) {
  const dites = COMPETENCES.flatMap((one) => connues[one] ?? []);
  return (
    <Section titre="Compétences">
      {dites.length === 0 ? (
        <p className="discret">On ne sait pas encore ce que cette intercommunalité prend en charge.</p>
      ) : (
        <Definition
          items={dites.map((dite) => ({
            terme: LIBELLE_COMPETENCE[dite.competence],
            valeur: `${sayCompetence(dite)} (${dite.source})`,
          }))}
        />
      )}
      {peutDire && (
        <p>
          <ButtonLink to={lienCompetences(code, siren)}>Dire les compétences</ButtonLink>
        </p>
      )}
    </Section>
  );
}
