import { type RouteConfig, route } from "@react-router/dev/routes";
import { routesActeurs } from "./modules/acteurs/routes.ts";
import { routesSchemas } from "./modules/schemas/routes.ts";
import { routesTerritoires } from "./modules/territoires/routes.ts";
import { routesEcheances } from "./platform/echeances/routes.ts";
import { routesGlossaire } from "./platform/glossaire/routes.ts";
import { routesCourriels } from "./platform/mail/routes.ts";
import { routesPapiers } from "./platform/papiers/routes.ts";
import { routesRgpd } from "./platform/rgpd/routes.ts";

export default [
  route("robots.txt", "platform/http/pages/robots.ts"),
  route("sitemap.xml", "platform/http/pages/sitemap.ts"),
  route("api/v1/docs", "platform/http/pages/api-docs.tsx"),
  route("connexion", "platform/http/pages/connexion.tsx"),
  route("connexion/lien", "platform/http/pages/connexion-lien.tsx"),
  route("connexion/fournisseur", "platform/http/pages/connexion-fournisseur.tsx"),
  route("connexion/retour", "platform/http/pages/connexion-retour.tsx"),
  route("deconnexion", "platform/http/pages/deconnexion.tsx"),
  route("deconnexion/retour", "platform/http/pages/deconnexion-retour.tsx"),
  route("compte", "platform/http/pages/compte.tsx"),
  route("envoi-refuse", "platform/http/pages/envoi-refuse.tsx"),
  route(":departement/envoi-refuse", "platform/http/pages/envoi-refuse.tsx", {
    id: "envoi-refuse-departement",
  }),
  ...routesRgpd,
  ...routesPapiers,
  ...routesGlossaire,
  route(":departement/qui-peut-quoi", "platform/rights/pages/qui-peut-quoi.tsx"),
  route(":departement/qui-peut-quoi.csv", "platform/rights/pages/qui-peut-quoi-csv.ts"),
  ...routesCourriels,
  ...routesEcheances,
  route(":departement/historique/:genre/:id", "platform/journal/pages/historique.tsx"),
  route(":departement/journal", "platform/journal/pages/journal.tsx"),
  route(":departement/journal.csv", "platform/journal/pages/journal-csv.ts"),
  route(":departement/recherche", "platform/search/pages/recherche.tsx"),
  route(":departement/renvois/:genre/:objet", "platform/references/pages/renvois.tsx"),
  ...routesTerritoires,
  ...routesActeurs,
  ...routesSchemas,
] satisfies RouteConfig;
