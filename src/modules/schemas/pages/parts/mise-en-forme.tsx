import { useLocation } from "react-router";
import { Notice } from "#platform/ui/feedback.tsx";
import { hasMarkup } from "../../domain/plan/texte-saisi.ts";

/** What an address says when markup was taken out of what a form sent: « &nettoye », or nothing. */
export function motNettoye(form: FormData): string {
  const pasted = [...form.values()].some((value) => typeof value === "string" && hasMarkup(value));
  return pasted ? "&nettoye" : "";
}

/** Says that it was, on the page that shows what is kept. */
export function MiseEnFormeRetiree() {
  const { search } = useLocation();
  if (!new URLSearchParams(search).has("nettoye")) return null;
  return (
    <Notice kind="info" titre="Mise en forme retirée" annonce>
      <p>
        Un texte venait d’un traitement de texte ou d’une page : sa mise en forme a été retirée, ses mots sont
        gardés. Relisez-le ci-dessous.
      </p>
    </Notice>
  );
}
