import { BarStack } from "#platform/ui/charts/bar-stack.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { direAlertes, direEcarts, direStatuts } from "../../../domain/public/dire-public.ts";
import type { ActionPublique } from "../../../domain/public/schema-public.ts";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";
import { lienAction } from "../liens.ts";
import { GRAPHIQUE_STATUT } from "../statut.tsx";
import { lienActionsPubliques } from "./liens-publics.ts";

/** Achievements told at most. */
const FAITES_MONTREES = 5;

/** Where it stands today: in sentences, in a bar, by what was done of late, by what changed since it was adopted. */
export function OuIlEnEst({ vue }: { vue: SchemaPublic }) {
  const { schema, departement, bilan, actions, ecarts, amendements, calculeLe, nouvellesLe } = vue;
  const alertes = direAlertes(bilan);
  const faites = dernieresFaites(actions);
  return (
    <Section titre="Où il en est aujourd’hui">
      <p>{[direStatuts(bilan), alertes].filter(Boolean).join(" ")}</p>
      {bilan.total > 0 && (
        <BarStack
          titre={`Les ${formatNumber(bilan.total)} actions du plan`}
          entetes={["État", "Actions"]}
          segments={GRAPHIQUE_STATUT.filter(({ statut }) => bilan.parStatut[statut] > 0).map(
            ({ statut, ton, pluriel }) => ({
              ...{ cle: statut, label: pluriel, valeur: bilan.parStatut[statut], ton },
              to: lienActionsPubliques(departement, schema.publicId, { statut }),
            }),
          )}
        />
      )}
      <p className="discret">
        {`Chiffres du ${formatIsoDay(calculeLe)}, calculés d’après ce que disent ceux qui mènent les actions. `}
        {nouvellesLe
          ? `Les dernières nouvelles sont du ${formatIsoDay(nouvellesLe)}.`
          : "Personne n’a encore donné de nouvelles."}
      </p>
      {faites.length > 0 && (
        <>
          <h3>Ce qui vient d’être fait</h3>
          <ul>
            {faites.map((action) => (
              <li key={action.id}>
                <Link to={lienAction(departement, schema.publicId, action.id)}>{action.intitule}</Link>
                {action.etat?.nouvellesLe ? ` (${formatIsoDay(action.etat.nouvellesLe)})` : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {ecarts && (
        <>
          <h3>Ce qui a changé depuis l’adoption</h3>
          <p>{direEcarts(ecarts)}</p>
          {amendements.length > 0 && (
            <ul>
              {amendements.map(({ objet, adopteLe }) => (
                <li key={`${adopteLe} ${objet}`}>{`${objet}, adopté le ${formatIsoDay(adopteLe)}`}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  );
}

function dernieresFaites(actions: readonly ActionPublique[]): ActionPublique[] {
  return actions
    .filter(({ etat }) => etat?.situation.statut === "realisee")
    .sort((a, b) => ((a.etat?.nouvellesLe ?? "") < (b.etat?.nouvellesLe ?? "") ? 1 : -1))
    .slice(0, FAITES_MONTREES);
}
