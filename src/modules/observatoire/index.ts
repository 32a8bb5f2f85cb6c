/** The only door of the module: what others may use of it. */
export { apiObservatoire } from "./api.ts";
export { findConstatsSansReponse } from "./attentes.ts";
export { commandeImporterIndicateurs } from "./cli.ts";
export { commandeAttaquer } from "./cli-attaquer.ts";
export { commandePrioriser } from "./cli-prioriser.ts";
export { loadObservatoireDemo } from "./demo.ts";
export { historiqueObservatoire } from "./historique.ts";
export { messagesObservatoire } from "./messages.ts";
export { portraitDuDepartement } from "./papiers/portrait-du-departement.ts";
export { findIndicateur, type IndicateurListe, listIndicateurs } from "./queries/list-indicateurs.ts";
export { listObservations, type ObservationNommee, readSerie } from "./queries/list-observations.ts";
export { rechercheObservatoire } from "./recherche.ts";
export { reliableClassement, reliableConstat } from "./reliables.ts";
export { operationsObservatoire } from "./rights.ts";
