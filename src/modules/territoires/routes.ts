import { index, route } from "@react-router/dev/routes";

const page = (name: string) => `modules/territoires/pages/${name}.tsx`;

export const routesTerritoires = [
  index(page("accueil")),
  route(":departement/territoires", page("territoires")),
  route(":departement/territoires.csv", page("territoires-csv")),
  route(":departement/territoires/:siren", page("epci")),
];
