import { route } from "@react-router/dev/routes";

const page = (name: string) => `platform/glossaire/pages/${name}`;

export const routesGlossaire = [
  route(":departement/glossaire", page("glossaire.tsx")),
  route(":departement/glossaire.csv", page("glossaire-csv.ts")),
  route(":departement/glossaire.json", page("glossaire-json.ts")),
  route(":departement/glossaire/nouveau", page("nouveau-terme.tsx")),
  route(":departement/glossaire/:terme/modifier", page("modifier-terme.tsx")),
];
