import { route } from "@react-router/dev/routes";

const page = (name: string) => `modules/observatoire/pages/${name}`;

export const routesObservatoire = [
  route(":departement/observatoire/catalogue", page("catalogue.tsx")),
  route(":departement/observatoire/catalogue.csv", page("catalogue-csv.ts")),
  route(":departement/observatoire/indicateurs/:indicateur", page("indicateur.tsx")),
  route(":departement/observatoire/indicateurs/:indicateur/donnees.csv", page("indicateur-csv.ts")),
  route(":departement/observatoire/donnees", page("donnees.tsx")),
  route(":departement/observatoire/donnees/deposer", page("deposer.tsx")),
  route(":departement/observatoire/donnees/:fichier", page("fichier.tsx")),
];
