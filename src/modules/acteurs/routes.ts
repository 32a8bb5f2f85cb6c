import { route } from "@react-router/dev/routes";

const page = (name: string) => `modules/acteurs/pages/${name}.tsx`;

export const routesActeurs = [
  route("demonstration", page("demonstration")),
  route("demonstration/reinitialiser", page("reinitialiser")),
  route(":departement/acteurs", page("acteurs")),
  route(":departement/acteurs.csv", page("acteurs-csv")),
  route(":departement/acteurs/:acteur", page("acteur")),
];
