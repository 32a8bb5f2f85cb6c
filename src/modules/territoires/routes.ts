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
  route(":departement/territoires/lieux", page("lieux/lieux")),
  route(":departement/territoires/zonages", page("zonages/zonages")),
  route(":departement/territoires/zonages.csv", page("zonages/zonages-csv")),
  route(":departement/territoires/zonages/importer", page("zonages/importer-zonage")),
  route(":departement/territoires/competences", page("competences/competences")),
  route(":departement/territoires/competences.csv", page("competences/competences-csv")),
  route(":departement/territoires/competences/importer", page("competences/importer-competences")),
  route(":departement/territoires/:siren/competences", page("competences/dire-competences")),
  route(":departement/territoires/:siren", page("epci")),
];
