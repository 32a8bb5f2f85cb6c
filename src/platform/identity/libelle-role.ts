import type { Role } from "./principal.ts";

/** A role as a person names it. */
export const LIBELLE_ROLE: Readonly<Record<Role, string>> = {
  lecteur: "lecture",
  correspondant: "correspondance",
  redacteur: "rédaction",
  instructeur: "instruction",
  decideur: "décision",
  certificateur: "certification",
  signataire: "signature",
  administrateur: "administration",
};
