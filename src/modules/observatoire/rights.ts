import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";

const REDACTION = ["redacteur", "administrateur"] as const;

/** Operations on the observatory; what is published is public. */
export const operationsObservatoire = {
  tenirCatalogue: {
    code: "observatoire.ecrire",
    libelle: "tenir le catalogue des indicateurs",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  importerDonnees: {
    code: "observatoire.importer",
    libelle: "importer, publier ou retirer des données",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  lireConstats: {
    code: "observatoire.lire-constats",
    libelle: "lire les constats du diagnostic",
    rules: [personOfDepartement()],
  },
  constater: {
    code: "observatoire.constater",
    libelle: "noter, modifier ou retirer un constat",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  lireClassements: {
    code: "observatoire.lire-classements",
    libelle: "lire les classements de territoires",
    rules: [personOfDepartement()],
  },
  classer: {
    code: "observatoire.classer",
    libelle: "établir ou retirer un classement de territoires",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  lireScenarios: {
    code: "observatoire.lire-scenarios",
    libelle: "lire les scénarios d’accueil",
    rules: [personOfDepartement()],
  },
  tenirScenarios: {
    code: "observatoire.tenir-scenarios",
    libelle: "écrire, modifier ou supprimer un scénario d’accueil",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  tenirPanier: {
    code: "observatoire.tenir-panier",
    libelle: "tenir le panier de services à la parentalité et sa règle",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  reglerSecret: {
    code: "observatoire.regler-secret",
    libelle: "régler le secret statistique des sources",
    rules: [roleWhen("un administrateur d’une institution du département", ["administrateur"])],
  },
} as const satisfies Record<string, Operation<never>>;
