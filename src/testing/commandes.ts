import { COMMANDES_ACCESSIBILITE } from "./commandes/accessibilite.ts";
import { COMMANDES_ACTEURS } from "./commandes/acteurs.ts";
import type { Commande } from "./commandes/commande.ts";
import { COMMANDES_CONSULTATION } from "./commandes/consultation.ts";
import { COMMANDES_CORBEILLE } from "./commandes/corbeille.ts";
import { COMMANDES_ECHANGES } from "./commandes/echanges.ts";
import { COMMANDES_ECRIRE } from "./commandes/ecrire.ts";
import { COMMANDES_ETIQUETTES } from "./commandes/etiquettes.ts";
import { COMMANDES_GLOSSAIRE } from "./commandes/glossaire.ts";
import { COMMANDES_IMPORTS } from "./commandes/imports.ts";
import { COMMANDES_IMPRIME } from "./commandes/imprime.ts";
import { COMMANDES_INVITATIONS } from "./commandes/invitations.ts";
import { COMMANDES_LOTS } from "./commandes/lots.ts";
import { COMMANDES_MEMBRES } from "./commandes/membres.ts";
import { COMMANDES_NOUVELLES } from "./commandes/nouvelles.ts";
import { COMMANDES_OBSERVATOIRE } from "./commandes/observatoire.ts";
import { COMMANDES_ORDRE } from "./commandes/ordre.ts";
import { COMMANDES_PAPIERS } from "./commandes/papiers.ts";
import { COMMANDES_RENVOIS } from "./commandes/renvois.ts";
import { COMMANDES_RGPD } from "./commandes/rgpd.ts";
import { COMMANDES_STRUCTURE } from "./commandes/structure.ts";
import { COMMANDES_SUIVI } from "./commandes/suivi.ts";
import { COMMANDES_TERRITOIRES } from "./commandes/territoires.ts";
import { COMMANDES_VERSIONS } from "./commandes/versions.ts";

export { INTERNES } from "./commandes/internes.ts";

/** Every command, by its name. A new one has its line in the file of its part, or among `INTERNES` with who calls it. */
export const COMMANDES: Readonly<Record<string, Commande>> = {
  ...COMMANDES_ACTEURS,
  ...COMMANDES_INVITATIONS,
  ...COMMANDES_ECRIRE,
  ...COMMANDES_STRUCTURE,
  ...COMMANDES_CORBEILLE,
  ...COMMANDES_ORDRE,
  ...COMMANDES_ECHANGES,
  ...COMMANDES_SUIVI,
  ...COMMANDES_LOTS,
  ...COMMANDES_ETIQUETTES,
  ...COMMANDES_NOUVELLES,
  ...COMMANDES_IMPORTS,
  ...COMMANDES_MEMBRES,
  ...COMMANDES_VERSIONS,
  ...COMMANDES_CONSULTATION,
  ...COMMANDES_GLOSSAIRE,
  ...COMMANDES_RGPD,
  ...COMMANDES_RENVOIS,
  ...COMMANDES_IMPRIME,
  ...COMMANDES_PAPIERS,
  ...COMMANDES_OBSERVATOIRE,
  ...COMMANDES_ACCESSIBILITE,
  ...COMMANDES_TERRITOIRES,
};
