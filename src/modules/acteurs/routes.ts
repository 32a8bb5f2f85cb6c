import { route } from "@react-router/dev/routes";

const page = (name: string) => `modules/acteurs/pages/${name}.tsx`;

export const routesActeurs = [
  route("demonstration", page("demonstration")),
  route("demonstration/reinitialiser", page("reinitialiser")),
  route(":departement/acteurs", page("acteurs")),
  route(":departement/acteurs.csv", page("acteurs-csv")),
  route(":departement/acteurs/nouveau", page("nouveau")),
  route(":departement/acteurs/doublons", page("doublons")),
  route(":departement/acteurs/:acteur", page("acteur")),
  route(":departement/acteurs/:acteur/modifier", page("modifier")),
  route(":departement/acteurs/:acteur/identite", page("identite-visuelle")),
  route(":departement/acteurs/:acteur/logo", "modules/acteurs/pages/logo.ts"),
  route(":departement/acteurs/:acteur/fusionner", page("fusionner")),
  route(":departement/institution/:acteur", page("institution")),
  route(":departement/institution/:acteur/roles.csv", page("roles-csv")),
  route(":departement/institution/:acteur/inviter", page("inviter")),
  route(":departement/institution/:acteur/mandats/:mandat", page("mandat")),
  route("invitation/:jeton", page("invitation")),
];
