import type { Role } from "#platform/identity/principal.ts";

const LECTURE = "lit tout ce que le département partage, comme toute personne de ses institutions";

/** What each role may do, as the rights of the modules have it today. */
export const DROITS_ROLE: Readonly<Record<Role, string>> = {
  lecteur: `${LECTURE} ; nommée pilote d'une action, elle en donne des nouvelles`,
  correspondant: "donne des nouvelles des actions que pilote son institution",
  redacteur:
    "écrit dans le plan quand son institution copilote le schéma : importer, modifier, donner des nouvelles",
  instructeur: LECTURE,
  decideur: LECTURE,
  certificateur: LECTURE,
  signataire: LECTURE,
  administrateur: "a les mêmes droits que la rédaction",
};
