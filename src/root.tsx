import { isRouteErrorResponse, Links, Meta, Outlet, useLocation, useRouteLoaderData } from "react-router";
import { dayInParis } from "#platform/context/clock.ts";
import { stateOf } from "#platform/http/page.ts";
import { RefusPage } from "#platform/http/refus.tsx";
import { IdentiteCourante } from "#platform/identity/identite-courante.tsx";
import { lienRecherche } from "#platform/search/lien.ts";
import { SiteFooter, SiteHeader, SkipLink } from "#platform/ui/shell.tsx";
import styles from "#platform/ui/styles/index.css?url";
import type { Route } from "./+types/root.ts";

export function links(): Route.LinkDescriptors {
  return [
    { rel: "stylesheet", href: styles },
    { rel: "icon", href: "/statique/maillage.svg", type: "image/svg+xml" },
  ];
}

/** What the banner needs but who asks, which it takes from what the page read: nothing here asks the base. */
export async function loader(args: Route.LoaderArgs) {
  const { application } = stateOf(args);
  const code = (args.params as { departement?: string }).departement;
  const departement = code ? await application.espaces.find(code) : null;
  return {
    demo: application.demo,
    departement: departement && { code: departement.code, nom: departement.nom },
    annee: dayInParis(application.platform.clock.now()).year,
  };
}

export function Layout({ children }: { children: React.ReactNode }) {
  const shared = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  const departement = shared?.departement;
  // The page of results has its own field.
  const searched = departement ? lienRecherche(departement.code) : undefined;
  const inBanner = searched === pathname ? undefined : searched;
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <script src="/statique/maillage.js" type="module" />
      </head>
      <body>
        <SkipLink recherche={inBanner !== undefined} />
        <SiteHeader
          produit="Maillage"
          accueil={departement ? `/${departement.code}` : "/"}
          departement={departement ?? undefined}
          nav={
            departement
              ? [
                  { label: "Schémas", to: `/${departement.code}/schemas` },
                  { label: "Acteurs", to: `/${departement.code}/acteurs` },
                  { label: "Territoires", to: `/${departement.code}/territoires` },
                  { label: "Observatoire", to: `/${departement.code}/observatoire/catalogue` },
                ]
              : []
          }
          recherche={inBanner}
          droite={shared ? <IdentiteCourante retour={pathname + search} demo={shared.demo} /> : undefined}
        />
        {children}
        <SiteFooter
          liens={[
            { label: "Tous les départements", to: "/" },
            ...(departement
              ? [
                  { label: "Étiquettes", to: `/${departement.code}/etiquettes` },
                  { label: "Glossaire", to: `/${departement.code}/glossaire` },
                  { label: "Qui peut quoi", to: `/${departement.code}/qui-peut-quoi` },
                  { label: "Registre des traitements", to: `/${departement.code}/registre` },
                  { label: "Mes impressions", to: `/${departement.code}/papiers` },
                  { label: "Conservation", to: `/${departement.code}/conservation` },
                ]
              : []),
            { label: "Mentions légales", to: "/mentions-legales" },
            { label: "Données personnelles", to: "/donnees-personnelles" },
            { label: "Accessibilité : partiellement conforme", to: "/accessibilite" },
            { label: "API", to: "/api/v1/docs" },
          ]}
        >
          {shared?.demo
            ? "Démonstration : les personnes et les nouvelles sont inventées. Maillage est un logiciel libre."
            : "Maillage est un logiciel libre."}
        </SiteFooter>
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const TITRES: Record<number, string> = { 413: "Envoi trop lourd", 503: "Momentanément indisponible" };

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const shared = useRouteLoaderData<typeof loader>("root");
  return (
    <>
      <title>{`${(isRouteErrorResponse(error) && TITRES[error.status]) || "Page introuvable ou refusée"} — Maillage`}</title>
      <RefusPage error={error} demo={shared?.demo ?? false} />
    </>
  );
}
