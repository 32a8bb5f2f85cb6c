import { ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";

/** What a scheme without any action shows: the way in for whoever may bring it, who may for the others. */
export function PlanVide({ departement, peutImporter }: { departement: string; peutImporter: boolean }) {
  return (
    <EmptyState
      titre="Ce schéma n'a pas encore d'action"
      action={peutImporter ? <ImporterOuEssayer departement={departement} /> : null}
    >
      {peutImporter
        ? "Déposez le tableau dans lequel vous suivez votre plan d'actions : les volets, les objectifs, les actions et leurs pilotes seront reconnus, et vous verrez tout avant d'enregistrer."
        : "Un rédacteur d'une institution copilote du schéma peut y importer le plan d'actions."}
    </EmptyState>
  );
}

/** The two ways to begin: one's own file, or the sample workbook. */
export function ImporterOuEssayer({ departement }: { departement: string }) {
  return (
    <FormActions>
      <ButtonLink to={`/${departement}/importer`} variant="primaire">
        Importer un plan d'actions
      </ButtonLink>
      <ButtonLink to="/exemple-plan-actions.xlsx" glyphe="telecharger" fichier>
        Télécharger le classeur d'exemple
      </ButtonLink>
    </FormActions>
  );
}
