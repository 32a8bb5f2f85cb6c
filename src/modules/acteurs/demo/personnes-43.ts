/** Haute-Loire: persons invented for the demonstration, addresses in reserved domains (RFC 2606). */
import type { ContenuPersonne } from "./contenu.ts";

export const personnes43: readonly ContenuPersonne[] = [
  {
    cle: "apolline-montredon",
    prenom: "Apolline",
    nom: "Montredon",
    fonction: "Coordinatrice du schéma",
    institution: "caf",
    courriel: "apolline.montredon@caf-43.example",
    roles: ["administrateur", "redacteur"],
  },
  {
    cle: "tristan-chantelauze",
    prenom: "Tristan",
    nom: "Chantelauze",
    fonction: "Chef du service enfance et familles",
    institution: "departement",
    courriel: "tristan.chantelauze@departement-43.example",
    roles: ["redacteur", "decideur"],
    pilote: ["1-A", "3-A"],
  },
  {
    cle: "rosalie-fontclaire",
    prenom: "Rosalie",
    nom: "Fontclaire",
    fonction: "Déléguée cantonale aux services ruraux",
    institution: "msa",
    courriel: "rosalie.fontclaire@msa-auvergne.example",
    roles: ["correspondant"],
    pilote: ["5-B"],
  },
  {
    cle: "evariste-combelaine",
    prenom: "Évariste",
    nom: "Combelaine",
    fonction: "Chef de service",
    institution: "dsden",
    courriel: "evariste.combelaine@dsden-43.example",
    roles: ["lecteur"],
  },
];
