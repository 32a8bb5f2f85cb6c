import { use } from "react";
import { isRouteErrorResponse, useLocation } from "react-router";
import { IdentiteContext } from "#platform/identity/identite-courante.tsx";
import { ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { RenduContext } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { addressWith } from "./listing.ts";
import { localPath } from "./local-path.ts";
import type { RefusalPage } from "./page.ts";

/** The page of a refusal or of a fault: what happened, what to do next. */
export function RefusPage({ error, demo }: { error: unknown; demo: boolean }) {
  const { pathname, search } = useLocation();
  const refusal = isRouteErrorResponse(error) ? asRefusal(error.data) : null;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const incident = use(RenduContext)?.incident;
  const connexion = refusal?.code.startsWith("connexion.") ?? false;
  const titre = connexion
    ? "Vous n'êtes pas connecté"
    : status === 403
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
      <Notice
        kind={status === 500 ? "erreur" : "attention"}
        titre={connexion ? "Ce compte n'a pas été reconnu" : `Réponse ${status}`}
      >
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
        {(status === 403 || status === 404) && <AutreIdentite demo={demo} retour={pathname + search} />}
        {connexion && <ButtonLink to="/connexion">Se connecter autrement</ButtonLink>}
      </FormActions>
    </Page>
  );
}

/** What is refused to one, or hidden, may be open to another: the way to be somebody else, and back here. */
function AutreIdentite({ demo, retour }: { demo: boolean; retour: string }) {
  const identite = use(IdentiteContext);
  const suite = { retour: localPath(retour) };
  if (identite && !identite.demonstration) {
    return <ButtonLink to={addressWith("/compte", suite)}>Agir pour une autre institution</ButtonLink>;
  }
  return (
    <>
      {!identite && <ButtonLink to={addressWith("/connexion", suite)}>Se connecter</ButtonLink>}
      {demo && <ButtonLink to={addressWith("/demonstration", suite)}>Changer d'identité</ButtonLink>}
    </>
  );
}

function asRefusal(value: unknown): RefusalPage | null {
  return typeof value === "object" && value !== null && "code" in value && "message" in value
    ? (value as RefusalPage)
    : null;
}
