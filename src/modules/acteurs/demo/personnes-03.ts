/** Allier: persons invented for the demonstration, addresses in reserved domains (RFC 2606). */
import type { ContenuPersonne } from "./contenu.ts";

export const personnes03: readonly ContenuPersonne[] = [
  {
    cle: "marguerite-vaubourdon",
    prenom: "Marguerite",
    nom: "Vaubourdon",
    fonction: "Coordinatrice du schéma",
    institution: "caf",
    courriel: "marguerite.vaubourdon@caf-03.example",
    roles: ["administrateur", "redacteur"],
  },
  {
    cle: "hugo-pierrelongue",
    prenom: "Hugo",
    nom: "Pierrelongue",
    fonction: "Responsable de l'accueil du jeune enfant",
    institution: "departement",
    courriel: "hugo.pierrelongue@departement-03.example",
    roles: ["redacteur", "decideur"],
    pilote: ["1-A", "2-A"],
  },
  {
    cle: "celestine-boisclair",
    prenom: "Célestine",
    nom: "Boisclair",
    fonction: "Chargée de mission services aux familles",
    institution: "msa",
    courriel: "celestine.boisclair@msa-auvergne.example",
    roles: ["correspondant", "decideur"],
    pilote: ["1-B"],
  },
  {
    cle: "octave-rivedoux",
    prenom: "Octave",
    nom: "Rivedoux",
    fonction: "Délégué fédéral",
    institution: "fdcs",
    courriel: "octave.rivedoux@federation-cs-03.example",
    roles: ["correspondant"],
    pilote: ["5-A", "5-B"],
  },
];
