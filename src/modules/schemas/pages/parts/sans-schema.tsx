import { EmptyState } from "#platform/ui/feedback.tsx";
import { ImporterOuEssayer } from "./plan-vide.tsx";

/** A département where nothing can be read yet: how a scheme begins, or who may begin one. */
export function SansSchema({ departement, peutCreer }: { departement: string; peutCreer: boolean }) {
  return (
    <EmptyState
      titre={peutCreer ? "Commencez par votre plan d'actions" : "Aucun schéma à lire pour le moment"}
      action={peutCreer ? <ImporterOuEssayer departement={departement} /> : null}
    >
      {peutCreer
        ? "Un fichier CSV ou un classeur (Excel, LibreOffice) suffit : les colonnes sont reconnues, les erreurs montrées toutes ensemble, et rien n'est enregistré avant votre accord. Pour essayer, prenez le classeur d'exemple."
        : "Un schéma se lit ici par tous à partir de sa mise en œuvre. Un rédacteur d'une institution du département peut en importer un."}
    </EmptyState>
  );
}
