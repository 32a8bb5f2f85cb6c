import { route } from "@react-router/dev/routes";

const page = (name: string) => `modules/observatoire/pages/${name}`;

export const routesObservatoire = [
  route(":departement/observatoire", page("explorer/explorer.tsx")),
  route(":departement/observatoire/carte.svg", page("explorer/carte-fichier.ts"), { id: "explorer-svg" }),
  route(":departement/observatoire/carte.png", page("explorer/carte-fichier.ts"), { id: "explorer-png" }),
  route(":departement/observatoire/donnees.csv", page("explorer/donnees-fichier.ts"), { id: "explorer-csv" }),
  route(":departement/observatoire/donnees.xlsx", page("explorer/donnees-fichier.ts"), {
    id: "explorer-xlsx",
  }),
  route(":departement/observatoire/territoires/:code", page("portrait/portrait.tsx")),
  route(":departement/observatoire/territoires", page("portrait/portraits.tsx")),
  route(":departement/observatoire/territoires/:code/portrait.csv", page("portrait/portrait-fichier.ts"), {
    id: "portrait-csv",
  }),
  route(":departement/observatoire/territoires/:code/portrait.xlsx", page("portrait/portrait-fichier.ts"), {
    id: "portrait-xlsx",
  }),
  route(":departement/observatoire/comparer", page("comparer/comparer.tsx")),
  route(":departement/observatoire/comparer/donnees.csv", page("comparer/comparer-fichier.ts"), {
    id: "comparer-csv",
  }),
  route(":departement/observatoire/comparer/donnees.xlsx", page("comparer/comparer-fichier.ts"), {
    id: "comparer-xlsx",
  }),
  route(":departement/observatoire/integrable", page("integrable/carte-integrable.tsx")),
  route(":departement/observatoire/territoires/:code/integrable", page("integrable/portrait-integrable.tsx")),
  route(":departement/observatoire/evolution/integrable", page("integrable/courbe-integrable.tsx")),
  route(":departement/observatoire/evolution", page("evolution/evolution.tsx")),
  ...(["courbe.svg", "courbe.png", "donnees.csv", "donnees.xlsx"] as const).map((nom) =>
    route(`:departement/observatoire/evolution/${nom}`, page("evolution/evolution-fichier.ts"), {
      id: `evolution-${nom}`,
    }),
  ),
  route(":departement/observatoire/catalogue", page("catalogue.tsx")),
  route(":departement/observatoire/catalogue.csv", page("catalogue-csv.ts")),
  route(":departement/observatoire/indicateurs/nouveau", page("nouvelle-formule.tsx")),
  route(":departement/observatoire/indicateurs/:indicateur/modifier", page("modifier-formule.tsx")),
  route(":departement/observatoire/indicateurs/:indicateur", page("indicateur.tsx")),
  route(":departement/observatoire/indicateurs/:indicateur/donnees.csv", page("indicateur-csv.ts")),
  route(":departement/observatoire/donnees", page("donnees.tsx")),
  route(":departement/observatoire/donnees/deposer", page("deposer.tsx")),
  route(":departement/observatoire/donnees-ouvertes", page("ouvertes/donnees-ouvertes.tsx")),
  route(":departement/observatoire/donnees-ouvertes.csv", page("ouvertes/donnees-ouvertes-csv.ts")),
  route(":departement/observatoire/donnees/saisir", page("saisie/saisir.tsx")),
  route(":departement/observatoire/indicateurs/ajouter", page("saisie/ajouter-indicateur.tsx")),
  route(":departement/observatoire/donnees/:fichier", page("fichier.tsx")),
  route(":departement/observatoire/secret", page("secret/secret.tsx")),
  route(":departement/observatoire/secret.csv", page("secret/secret-csv.ts")),
  route(":departement/observatoire/secret/regles", page("secret/regles.tsx")),
  route(":departement/observatoire/secret/regles/nouvelle", page("secret/nouvelle-regle.tsx")),
  route(":departement/observatoire/secret/regles/:regle", page("secret/modifier-regle.tsx")),
  route(":departement/observatoire/constats", page("constats/constats.tsx")),
  route(":departement/observatoire/constats.csv", page("constats/constats-csv.ts")),
  route(":departement/observatoire/constats/nouveau", page("constats/nouveau-constat.tsx")),
  route(":departement/observatoire/constats/:constat", page("constats/constat.tsx")),
  route(":departement/observatoire/constats/:constat/modifier", page("constats/modifier-constat.tsx")),
  route(":departement/observatoire/classements", page("priorites/classements.tsx")),
  route(":departement/observatoire/classements/nouveau", page("priorites/nouveau-classement.tsx")),
  route(":departement/observatoire/classements/:classement", page("priorites/classement.tsx")),
  route(
    ":departement/observatoire/classements/:classement/classement.csv",
    page("priorites/classement-csv.ts"),
  ),
  route(":departement/observatoire/classements/:classement/demande.json", page("priorites/demande-json.ts")),
  route(":departement/observatoire/accessibilite", page("accessibilite/accessibilite.tsx")),
  ...(["carte.svg", "carte.png"] as const).map((nom) =>
    route(`:departement/observatoire/accessibilite/${nom}`, page("accessibilite/carte-acces.ts"), {
      id: `acces-${nom}`,
    }),
  ),
  ...(["donnees.csv", "donnees.xlsx"] as const).map((nom) =>
    route(`:departement/observatoire/accessibilite/${nom}`, page("accessibilite/donnees-acces.ts"), {
      id: `acces-${nom}`,
    }),
  ),
  route(":departement/observatoire/accessibilite/fichiers", page("accessibilite/fichiers-acces.tsx")),
  route(":departement/observatoire/accessibilite/fichiers/deposer", page("accessibilite/deposer-acces.tsx")),
  route(":departement/observatoire/accessibilite/fichiers/:fichier", page("accessibilite/fichier-acces.tsx")),
  route(":departement/observatoire/perspectives", page("perspectives/perspectives.tsx")),
  route(":departement/observatoire/perspectives/nouveau", page("perspectives/nouveau-scenario.tsx")),
  route(":departement/observatoire/perspectives/:scenario", page("perspectives/scenario.tsx")),
  route(
    ":departement/observatoire/perspectives/:scenario/modifier",
    page("perspectives/modifier-scenario.tsx"),
  ),
  route(
    ":departement/observatoire/perspectives/:scenario/projection.csv",
    page("perspectives/projection-csv.ts"),
  ),
  route(":departement/observatoire/panier", page("panier/panier.tsx")),
  route(":departement/observatoire/panier.csv", page("panier/panier-csv.ts")),
  route(":departement/observatoire/panier/regle", page("panier/regle-panier.tsx")),
  route(":departement/observatoire/panier/:epci", page("panier/noter-panier.tsx")),
];
