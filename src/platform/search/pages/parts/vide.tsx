import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { NBSP } from "#platform/values/french.ts";
import { Suggestion } from "./resultats.tsx";

/** Before anything is asked: what can be found, and how to write it. */
export function RienDeDemande({ code }: { code: string }) {
  return (
    <EmptyState titre="Que cherchez-vous ?">
      <p>
        Une action, un objectif, une institution, une commune, les mots d'une nouvelle… dans tout ce que vous
        pouvez lire. Accents, majuscules, pluriels et fautes de frappe sont pardonnés. Un code comme «{NBSP}
        12-B{NBSP}» convient aussi.
      </p>
      <p>
        <Link to={`/${code}/schemas`}>Parcourir les schémas</Link>
      </p>
    </EmptyState>
  );
}

/** Nothing was found: another way to write it, the filters that hide it, what to try. */
export function AucunResultat({
  q,
  suggestion,
  ailleurs,
  lien,
}: {
  q: string;
  suggestion: string | null;
  ailleurs: string | null;
  lien: (autre: string) => string;
}) {
  return (
    <EmptyState
      titre={`Rien pour «${NBSP}${q}${NBSP}»`}
      action={
        ailleurs === null ? undefined : <ButtonLink to={ailleurs}>Chercher sans les filtres</ButtonLink>
      }
    >
      {suggestion === null ? null : <Suggestion suggestion={suggestion} to={lien(suggestion)} />}
      <p>
        Essayez un mot plus général, un synonyme, ou un seul mot. Les mots très courants («{NBSP}le{NBSP}», «
        {NBSP}pour
        {NBSP}»…) ne sont pas cherchés.
      </p>
    </EmptyState>
  );
}
