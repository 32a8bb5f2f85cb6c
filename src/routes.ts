import { type RouteConfig, route } from "@react-router/dev/routes";
import { routesActeurs } from "./modules/acteurs/routes.ts";
import { routesSchemas } from "./modules/schemas/routes.ts";
import { routesTerritoires } from "./modules/territoires/routes.ts";
import { routesCourriels } from "./platform/mail/routes.ts";

export default [
  route("api/v1/docs", "platform/http/pages/api-docs.tsx"),
  route("envoi-refuse", "platform/http/pages/envoi-refuse.tsx"),
  route(":departement/envoi-refuse", "platform/http/pages/envoi-refuse.tsx", {
    id: "envoi-refuse-departement",
  }),
  route(":departement/qui-peut-quoi", "platform/rights/pages/qui-peut-quoi.tsx"),
  route(":departement/qui-peut-quoi.csv", "platform/rights/pages/qui-peut-quoi-csv.ts"),
<<<<<<< HEAD
  ...routesCourriels,
=======
  route(":departement/historique/:genre/:id", "platform/journal/pages/historique.tsx"),
  route(":departement/journal", "platform/journal/pages/journal.tsx"),
  route(":departement/journal.csv", "platform/journal/pages/journal-csv.ts"),
>>>>>>> main
  ...routesTerritoires,
  ...routesActeurs,
  ...routesSchemas,
] satisfies RouteConfig;
