import { route } from "@react-router/dev/routes";

const page = (name: string) => `platform/papiers/pages/${name}`;

export const routesPapiers = [
  route(":departement/papiers", page("papiers.tsx")),
  route(":departement/papiers/:papier", page("papier.tsx")),
  route(":departement/papiers/:papier/fichier", page("papier-fichier.ts")),
  route(":departement/modeles", page("modeles.tsx")),
  route(":departement/modeles/:imprime", page("modele.tsx")),
  route(":departement/modeles/:imprime/exemple.docx", page("modele-exemple.ts")),
  route(":departement/modeles/:imprime/essai.docx", page("modele-essai.ts")),
  route(":departement/modeles/:imprime/fichiers/:modele", page("modele-fichier.ts")),
  route(":departement/imprimer/:imprime/:piece", page("imprimer.ts")),
];
