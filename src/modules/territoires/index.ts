/** The only door of the module: what others may use of it. */
export { apiTerritoires } from "./api.ts";
export { commandeImporterCommunes, commandeImporterContours, commandeImporterEpci } from "./cli.ts";
export { readDepartement } from "./cli-departement.ts";
export { commandeImporterCentroides } from "./cli-lieux.ts";
export { commandeImporterCompetences, commandeImporterZonage } from "./cli-zonages.ts";
export { loadReference } from "./commands/load-reference.ts";
export { closeEspace, openEspace } from "./commands/open-espace.ts";
export { loadTerritoiresDemo } from "./demo.ts";
export {
  type Changement,
  CODE_FRANCE,
  type CodeResolu,
  type Communes,
  departementOf,
  MAILLES,
  type Maille,
  normaliserCommune,
  resolveCommune,
} from "./domain/codes.ts";
export {
  COMPETENCES,
  type CompetenceDite,
  EXERCICES,
  LIBELLE_COMPETENCE,
} from "./domain/competences/competence.ts";
export { MILLESIME } from "./domain/millesime.ts";
export { type ComptePasse, type Part, passage, passerComptes } from "./domain/passage.ts";
export { GENRES_ZONAGE, type GenreZonage, LIBELLE_ZONAGE } from "./domain/zonages/lire-zonage.ts";
export { historiqueTerritoires } from "./historique.ts";
export { messagesTerritoires } from "./messages.ts";
export { sayCompetence } from "./pages/parts/competences/say-competence.ts";
export { lienCompetences, lienEpci, lienLieux, lienPortrait, lienZonages } from "./pages/parts/liens.ts";
export { readCompetences } from "./queries/competences/list-competences.ts";
export { type FondCarte, loadFondCarte } from "./queries/contours/load-fond-carte.ts";
export {
  type Appartenances,
  anneesAppartenance,
  epciAuDela,
  epciDeCommune,
} from "./queries/epci-de-commune.ts";
export { type LieuCommune, type Lieux, loadLieux } from "./queries/lieux/load-lieux.ts";
export { listCodes, type TerritoireConnu } from "./queries/list-codes.ts";
export { listEpci } from "./queries/list-epci.ts";
export { listEspaces, nomDepartement } from "./queries/list-espaces.ts";
export { loadCommunes, loadCommunesIci } from "./queries/load-communes.ts";
export { readEpci } from "./queries/read-epci.ts";
export { listZonesDeCommunes, type Zone } from "./queries/zonages/list-zonages.ts";
export { rechercheTerritoires } from "./recherche.ts";
export { operationsTerritoires } from "./rights.ts";
