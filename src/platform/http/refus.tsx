import { use } from "react";
import { isRouteErrorResponse, useLocation } from "react-router";
import { ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { RenduContext } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import type { RefusalPage } from "./page.ts";

/** The page of a refusal or of a fault: what happened, what to do next. */
export function RefusPage({ error, demo }: { error: unknown; demo: boolean }) {
  const { pathname, search } = useLocation();
  const refusal = isRouteErrorResponse(error) ? asRefusal(error.data) : null;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const incident = use(RenduContext)?.incident;
  const titre =
    status === 403
      ? "Vous ne pouvez pas faire cela"
      : status === 404
        ? "Page introuvable"
        : status === 413
          ? "L'envoi est trop lourd"
          : status === 503
            ? "Maillage est momentanément indisponible"
            : "Une erreur est survenue";
  const message =
    refusal?.message ??
    (status === 404
      ? "Cette adresse ne mène à rien. Vérifiez-la, ou repartez de l'accueil."
      : "La page n'a pas pu être préparée. Réessayez dans un instant ; rien de ce que vous aviez enregistré n'est perdu.");
  return (
    <Page titre={titre} largeur="texte">
      <Notice kind={status === 500 ? "erreur" : "attention"} titre={`Réponse ${status}`}>
        <p>{message}</p>
        {incident && (
          <p>
            {"Si cela recommence, donnez ce numéro d'incident à l'exploitant : "}
            <strong>{incident}</strong>.
          </p>
        )}
      </Notice>
      <FormActions>
        {status === 413 && (
          <ButtonLink to={pathname + search} variant="primaire">
            Recommencer avec un fichier plus léger
          </ButtonLink>
        )}
        <ButtonLink
          to={refusal?.departement ? `/${refusal.departement}` : "/"}
          variant={status === 413 ? "secondaire" : "primaire"}
        >
          Revenir à l'accueil
        </ButtonLink>
        {demo && status !== 413 && <ButtonLink to="/demonstration">Changer d'identité</ButtonLink>}
      </FormActions>
    </Page>
  );
}

function asRefusal(value: unknown): RefusalPage | null {
  return typeof value === "object" && value !== null && "code" in value && "message" in value
    ? (value as RefusalPage)
    : null;
}
