import { route } from "@react-router/dev/routes";

const page = (name: string) => `platform/rgpd/pages/${name}`;

export const routesRgpd = [
  route("mentions-legales", page("mentions-legales.tsx")),
  route("donnees-personnelles", page("donnees-personnelles.tsx")),
  route("compte/donnees.zip", page("mes-donnees-zip.ts")),
  route("exploitant", page("exploitant.tsx")),
  route("accessibilite", page("accessibilite.tsx")),
  route(":departement/conservation", page("conservation.tsx")),
  route(":departement/registre", page("registre.tsx")),
  route(":departement/registre.csv", page("registre-csv.ts")),
  route(":departement/registre/:traitement", page("traitement.tsx")),
  route(":departement/acteurs/:acteur/donnees", page("donnees-personne.tsx")),
  route(":departement/acteurs/:acteur/donnees.zip", page("donnees-personne-zip.ts")),
  route(":departement/acteurs/:acteur/donnees.json", page("donnees-personne-json.ts")),
];
