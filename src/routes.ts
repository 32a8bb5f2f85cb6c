import type { RouteConfig } from "@react-router/dev/routes";
import { routesActeurs } from "./modules/acteurs/routes.ts";
import { routesSchemas } from "./modules/schemas/routes.ts";
import { routesTerritoires } from "./modules/territoires/routes.ts";

export default [...routesTerritoires, ...routesActeurs, ...routesSchemas] satisfies RouteConfig;
