import { index, route } from "@react-router/dev/routes";

const page = (name: string) => `modules/territoires/pages/${name}.tsx`;
const carte = "modules/territoires/pages/contours/carte-fichier.ts";

export const routesTerritoires = [
  index(page("accueil")),
  route(":departement/territoires", page("territoires")),
  route(":departement/territoires.csv", page("territoires-csv")),
  route(":departement/territoires.svg", carte, { id: "carte-svg" }),
  route(":departement/territoires.png", carte, { id: "carte-png" }),
  route(":departement/territoires/contours", page("contours/contours")),
  route(":departement/territoires/:siren", page("epci")),
];
