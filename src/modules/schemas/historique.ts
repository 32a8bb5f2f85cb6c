import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { CHAMPS_RENVOI } from "#platform/references/historique.ts";
import type { ChampLu, GenreObjet, HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { filter } from "#platform/rights/rights.ts";
import { formatPercent } from "#platform/values/french.ts";
import { formatPartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_RUBRIQUE } from "./domain/imprime/textes.ts";
import { type EtatMembre, LIBELLE_ROLE_MEMBRE } from "./domain/membres/membre.ts";
import { LIBELLE_ETENDUE } from "./domain/nouvelles/tournee.ts";
import {
  LIBELLE_METEO,
  LIBELLE_NATURE,
  LIBELLE_PHASE,
  LIBELLE_STATUT,
  LIBELLE_TYPE,
} from "./domain/plan/vocabulaire.ts";
import { LIBELLE_ETAT_AMENDEMENT } from "./domain/versions/amendement.ts";
import { LIBELLE_JUGEMENT, LIBELLE_SUITE } from "./domain/versions/bilan-precedent.ts";
import { LIBELLE_AVIS, LIBELLE_REPONSE } from "./domain/versions/consultation.ts";
import { CHAMPS_COMMENTAIRE, CHAMPS_PIECE, OPERATIONS_ECHANGES } from "./historique-echanges.ts";
import { genreEtiquette, OPERATIONS_ETIQUETTES } from "./historique-etiquettes.ts";
import { operationsSchemas } from "./rights.ts";

const among =
  (words: Readonly<Record<string, string>>) =>
  (value: unknown): string =>
    words[String(value)] ?? String(value);
const date = (value: unknown): string => {
  const parsed = parsePartialDate(String(value));
  return parsed ? formatPartialDate(parsed) : String(value);
};
const asWritten = (value: unknown): string => String(value);

const lines = (value: unknown, line: (one: Record<string, unknown>) => string): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === "object" && one !== null ? line(one) : String(one))).join("\n")
    : String(value);
function lireIndicateurs(value: unknown): string {
  return lines(value, ({ libelle, resultatVise }) => [libelle, resultatVise].filter(Boolean).join(" : "));
}
function lireJalons(value: unknown): string {
  return lines(value, ({ libelle, date: day, fait }) =>
    [libelle, day && date(day), fait && "fait"].filter(Boolean).join(", "),
  );
}
function lireTerritoires(value: unknown): string {
  return lines(value, ({ genre, code }) =>
    genre === "departement" ? "Tout le département" : `${genre} ${code}`,
  );
}

const CHAMPS_COMMUNS: Readonly<Record<string, ChampLu>> = {
  ...CHAMPS_RENVOI,
  no: { libelle: "Numéro", lire: asWritten },
  titre: { libelle: "Titre" },
  code: { libelle: "Code" },
  pilotes: { libelle: "Pilotes" },
  partenaires: { libelle: "Partenaires" },
  coordination: { libelle: "Coordination" },
  etiquettes: { libelle: "Étiquettes" },
  remarque: { libelle: "Remarque" },
  deplace: { libelle: "Déplacé dans le plan" },
  sous: { libelle: "Placé sous" },
  avec: { libelle: "Avec" },
  rang: { libelle: "Rang", lire: asWritten },
  copieDe: { libelle: "Copie de" },
  copies: { libelle: "Objets repris", lire: asWritten },
};

const LIBELLE_ETAT_MEMBRE: Readonly<Record<EtatMembre, string>> = {
  proposee: "Proposé",
  acceptee: "Accepté",
  refusee: "Refusé",
  annulee: "Annulé",
  retiree: "Retiré",
  terminee: "Terminé",
  transmise: "Transmis",
};

const LIBELLE_PORTEE: Readonly<Record<string, string>> = {
  schema: "Tout le schéma",
  volets: "Des volets",
  objectifs: "Des objectifs",
};

const CHAMPS_SCHEMA: Readonly<Record<string, ChampLu>> = {
  ...CHAMPS_COMMUNS,
  type: { libelle: "Type", lire: among(LIBELLE_TYPE) },
  debut: { libelle: "Première année", lire: asWritten },
  fin: { libelle: "Dernière année", lire: asWritten },
  phase: { libelle: "Phase", lire: among(LIBELLE_PHASE) },
  renumerotes: { libelle: "Numéros et codes changés", lire: asWritten },
  active: { libelle: "Tournées régulières" },
  mois: { libelle: "Mois entre deux tournées", lire: asWritten },
  prochaine: { libelle: "Prochaine tournée", lire: date },
  texte: { libelle: "Message" },
  etendue: { libelle: "Actions demandées", lire: among(LIBELLE_ETENDUE) },
  relance_jours: { libelle: "Jours avant un rappel", lire: asWritten },
  relances_maximum: { libelle: "Rappels au plus", lire: asWritten },
  institution: { libelle: "Institution" },
  role: { libelle: "Rôle", lire: among(LIBELLE_ROLE_MEMBRE) },
  // The row of the membership has no page and no name of its own.
  membre: { libelle: "Membre", lire: () => null },
  version: { libelle: "Version", lire: asWritten },
  adopteeLe: { libelle: "Adoptée le", lire: date },
  instance: { libelle: "Instance" },
  numeroDecision: { libelle: "Numéro de la décision" },
  empreinte: { libelle: "Empreinte" },
  objectif: { libelle: "Objectif" },
  jugement: { libelle: "Jugement", lire: among(LIBELLE_JUGEMENT) },
  suite: { libelle: "Suite", lire: among(LIBELLE_SUITE) },
  echeance: { libelle: "Échéance", lire: date },
  institutions: { libelle: "Institutions" },
  avis: { libelle: "Avis", lire: among(LIBELLE_AVIS) },
  remarque: { libelle: "Remarque" },
  reponse: { libelle: "Réponse", lire: among(LIBELLE_REPONSE) },
  portee: { libelle: "Portée", lire: among(LIBELLE_PORTEE) },
  porteeIds: { libelle: "Volets ou objectifs" },
  du: { libelle: "Du", lire: date },
  au: { libelle: "Au", lire: date },
  etat: { libelle: "État", lire: among(LIBELLE_ETAT_MEMBRE) },
  motif: { libelle: "Motif" },
  succedeA: { libelle: "Remplace", lire: () => null },
  ajoutees: { libelle: "Actions ajoutées" },
  modifiees: { libelle: "Actions modifiées" },
  inchangees: { libelle: "Actions inchangées" },
  absentes: { libelle: "Actions absentes du fichier" },
  retirerAbsentes: { libelle: "Actions absentes retirées" },
};

const CHAMPS_OBJECTIF: Readonly<Record<string, ChampLu>> = {
  ...CHAMPS_COMMUNS,
  contexte: { libelle: "Contexte" },
  resultatsAttendus: { libelle: "Résultats attendus" },
  indicateurs: { libelle: "Indicateurs", lire: lireIndicateurs },
};

const CHAMPS_ACTION: Readonly<Record<string, ChampLu>> = {
  ...CHAMPS_COMMUNS,
  intitule: { libelle: "Intitulé" },
  nature: { libelle: "Nature", lire: among(LIBELLE_NATURE) },
  debut: { libelle: "Début", lire: date },
  fin: { libelle: "Fin", lire: date },
  statut: { libelle: "Statut", lire: among(LIBELLE_STATUT) },
  avancement: { libelle: "Avancement", lire: (value) => formatPercent(Number(value) / 100) },
  meteo: { libelle: "Météo", lire: among(LIBELLE_METEO) },
  date: { libelle: "À la date du", lire: date },
  commentaire: { libelle: "Commentaire" },
  blocage: { libelle: "Blocage" },
  lot: { libelle: "Dans le lot" },
  fusionneeDans: { libelle: "Fusionnée dans" },
  recoit: { libelle: "Reçoit" },
  rend: { libelle: "Rend" },
  description: { libelle: "Description" },
  territoires: { libelle: "Territoires", lire: lireTerritoires },
  jalons: { libelle: "Jalons", lire: lireJalons },
};

const CHAMPS_TOURNEE: Readonly<Record<string, ChampLu>> = {
  etendue: { libelle: "Actions demandées", lire: among(LIBELLE_ETENDUE) },
  volet: { libelle: "Volet" },
  envoi: { libelle: "Jour d'envoi", lire: date },
  texte: { libelle: "Message" },
  destinataires: { libelle: "Personnes" },
  nom: { libelle: "Confié à" },
  courriel: { libelle: "Adresse" },
  actions: { libelle: "Actions" },
  etat: { libelle: "État", lire: among({ en_cours: "En cours", annulee: "Annulée" }) },
};

type Rubrique = "volet" | "engagement";
type Table =
  | ("schema" | Rubrique | "objectif" | "action")
  | ("importation" | "tournee" | "lot" | "schema_texte")
  | ("commentaire" | "piece_jointe")
  | "amendement";

/** An object, the scheme that decides who reads it, its name, its address. */
const LECTURES: Readonly<Record<Table, { schema: string; titre: string; chemin: string | null }>> = {
  schema: { schema: "o.id", titre: "o.titre", chemin: "''" },
  objectif: {
    schema: "o.schema",
    titre: "concat_ws('. ', o.no, o.titre)",
    chemin: "'/objectifs/' || o.public_id",
  },
  volet: { schema: "o.schema", titre: "concat_ws('. ', o.no, o.titre)", chemin: "'/plan'" },
  engagement: { schema: "o.schema", titre: "concat_ws('. ', o.no, o.titre)", chemin: "'/plan'" },
  action: {
    schema: "o.schema",
    titre: "concat_ws(' ', o.code, o.intitule)",
    chemin: "'/actions/' || o.public_id",
  },
  tournee: {
    schema: "o.schema",
    titre: "'Tournée du ' || to_char(o.envoi, 'DD/MM/YYYY')",
    chemin: "'/tournees/' || o.public_id",
  },
  commentaire: { schema: "o.schema", titre: "'Commentaire de ' || o.auteur_nom", chemin: "'/echanges'" },
  piece_jointe: { schema: "o.schema", titre: "o.titre", chemin: "'/echanges'" },
  importation: { schema: "o.schema", titre: "o.nom_fichier", chemin: null },
  lot: { schema: "o.schema", titre: "o.libelle", chemin: "'/lots/' || o.public_id" },
  schema_texte: {
    schema: "o.schema",
    titre: "coalesce(nullif(o.titre, ''), 'Texte du document')",
    chemin: "'/document/textes/' || o.public_id",
  },
  amendement: { schema: "o.schema", titre: "o.objet", chemin: "'/amendements/' || o.public_id" },
};

async function nommer(ctx: Contexte, table: Table, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
  const { schema, titre, chemin } = LECTURES[table];
  const { departement } = ctx;
  const lien =
    chemin === null
      ? sql`'/' || o.departement || '/importations/' || o.public_id`
      : sql`'/' || o.departement || '/schemas/' || s.public_id || ${sql.raw(chemin)}`;
  const { rows } = await sql<{ id: string; titre: string; lien: string | null; lisible: boolean }>`
    SELECT o.id, ${sql.raw(titre)} AS titre, ${lien} AS lien,
           s.id IS NULL OR (${filter(ctx, operationsSchemas.lire, { schema: "s" })}) AS lisible
      FROM ${sql.table(table)} o
      LEFT JOIN schema s ON s.departement = o.departement AND s.id = ${sql.raw(schema)}
     WHERE o.departement = ${departement} AND o.id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(
    rows.map(({ id, titre: nom, lien: to, lisible }): [string, ObjetNomme] => [
      id,
      lisible ? { lisible, titre: nom, lien: to } : { lisible },
    ]),
  );
}

async function idOf(
  { tx, departement }: Contexte,
  table: Exclude<Table, Rubrique>,
  publicId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom(table)
    .select("id")
    .where("departement", "=", departement)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  return row?.id ?? null;
}

function genreOf(genre: Table, libelle: string, champs: Readonly<Record<string, ChampLu>>): GenreObjet {
  return {
    genre,
    libelle,
    champs,
    nommer: (ctx, ids) => nommer(ctx, genre, ids),
    // A volet and an engagement have no address of their own: their identifier names them.
    idOf: async (ctx, publicId) =>
      genre === "volet" || genre === "engagement" ? null : idOf(ctx, genre, publicId),
  };
}

/** What the journal says of schemes, fiches objectif, actions and dropped files. */
export const historiqueSchemas: HistoriqueModule = {
  operations: {
    ...OPERATIONS_ECHANGES,
    ...OPERATIONS_ETIQUETTES,
    "schemas.creer": "Schéma créé",
    "schemas.ajouter-copilote": "Institution copilote ajoutée",
    "schemas.importer": "Plan importé",
    "schemas.annuler-import": "Import annulé",
    "schemas.deposer-fichier": "Fichier déposé",
    "schemas.abandonner-import": "Import abandonné",
    "schemas.memoriser-correspondance": "Sens des colonnes retenu",
    "schemas.oublier-correspondance": "Sens des colonnes oublié",
    "schemas.modifier": "Action modifiée",
    "schemas.modifier-objectif": "Fiche objectif modifiée",
    "schemas.modifier-schema": "Schéma modifié",
    "schemas.modifier-rubrique": "Titre modifié",
    "schemas.ecrire": "Ajouté au plan",
    "schemas.mettre-a-la-corbeille": "Mis à la corbeille",
    "schemas.restaurer": "Restauré de la corbeille",
    "schemas.deplacer": "Déplacé dans le plan",
    "schemas.dupliquer-action": "Copie d’une autre action",
    "schemas.fusionner-action": "Actions fusionnées",
    "schemas.defaire-fusion-action": "Fusion d’actions défaite",
    "schemas.renumeroter": "Plan renuméroté",
    "schemas.annuler-renumerotation": "Renumérotation annulée",
    "schemas.dupliquer-schema": "Repris d’un autre schéma",
    "schemas.donner-des-nouvelles": "Nouvelles données",
    "schemas.modifier-en-lot": "Actions modifiées en lot",
    "schemas.annuler-lot": "Lot annulé",
    "schemas.ecrire-texte": "Texte du document écrit",
    "schemas.modifier-texte": "Texte du document modifié",
    "schemas.retirer-texte": "Texte retiré du document",
    "schemas.remettre-texte": "Texte remis dans le document",
    "schemas.deplacer-texte": "Texte déplacé dans le document",
    "schemas.demander-des-nouvelles": "Tournée de nouvelles lancée",
    "schemas.relancer-tournee": "Rappels envoyés",
    "schemas.annuler-tournee": "Tournée de nouvelles annulée",
    "schemas.confier-des-nouvelles": "Actions confiées à un collègue",
    "schemas.regler-tournees": "Calendrier des tournées changé",
    "schemas.retirer-action": "Action retirée du plan",
    "schemas.proposer-membre": "Rôle proposé à une institution",
    "schemas.repondre-membre": "Réponse d'une institution à un rôle",
    "schemas.annuler-membre": "Proposition de rôle annulée",
    "schemas.modifier-membre": "Rôle d'une institution modifié",
    "schemas.retirer-membre": "Rôle d'une institution retiré",
    "schemas.transmettre-membre": "Rôle de copilote transmis",
    "schemas.rattacher": "Action rattachée à un second schéma",
    "schemas.detacher": "Action détachée d’un second schéma",
    "schemas.declarer-filiation": "Filiation déclarée",
    "schemas.modifier-filiation": "Filiation modifiée",
    "schemas.retirer-filiation": "Filiation retirée",
    "schemas.changer-phase": "Phase du schéma changée",
    "schemas.adopter": "Schéma adopté, clos ou rouvert",
    "schemas.ouvrir-consultation": "Consultation ouverte",
    "schemas.rappeler-consultation": "Avis rappelé",
    "schemas.rendre-avis": "Avis rendu",
    "schemas.remarquer": "Remarque faite",
    "schemas.repondre-remarque": "Remarque : réponse des copilotes",
    "schemas.juger-objectif": "Bilan d’un objectif précédent",
    "schemas.ouvrir-suivant": "Schéma suivant ouvert",
    "schemas.ouvrir-amendement": "Amendement ouvert",
    "schemas.modifier-amendement": "Amendement modifié",
    "schemas.abandonner-amendement": "Amendement abandonné",
    "schemas.adopter-amendement": "Amendement adopté",
  },
  genres: [
    genreOf("schema", "Schéma", CHAMPS_SCHEMA),
    genreOf("volet", "Volet", CHAMPS_COMMUNS),
    genreOf("engagement", "Engagement", CHAMPS_COMMUNS),
    genreOf("objectif", "Fiche objectif", CHAMPS_OBJECTIF),
    genreOf("action", "Action", CHAMPS_ACTION),
    genreOf("commentaire", "Commentaire", CHAMPS_COMMENTAIRE),
    genreOf("piece_jointe", "Fichier joint", CHAMPS_PIECE),
    genreOf("lot", "Lot", {
      libelle: { libelle: "Ce qui a été demandé" },
      actions: { libelle: "Actions changées" },
      restees: { libelle: "Actions gardées en partie" },
    }),
    genreEtiquette,
    genreOf("amendement", "Amendement", {
      objet: { libelle: "Objet" },
      motif: { libelle: "Motif" },
      etat: { libelle: "État", lire: among(LIBELLE_ETAT_AMENDEMENT) },
      version: { libelle: "Version", lire: asWritten },
    }),
    genreOf("tournee", "Tournée de nouvelles", CHAMPS_TOURNEE),
    genreOf("schema_texte", "Texte du document", {
      rubrique: { libelle: "Partie", lire: among(LIBELLE_RUBRIQUE) },
      titre: { libelle: "Titre" },
      texte: { libelle: "Texte" },
      ordre: { libelle: "Rang", lire: asWritten },
    }),
    genreOf("importation", "Fichier importé", {
      fichier: { libelle: "Fichier" },
      empreinte: { libelle: "Empreinte" },
      schema: { libelle: "Schéma" },
      rang: { libelle: "Rang" },
      bilan: { libelle: "Bilan" },
      schemaRetire: { libelle: "Schéma retiré" },
      acteursRetires: { libelle: "Acteurs retirés" },
      acteursGardes: { libelle: "Acteurs gardés" },
      forme: { libelle: "Forme du fichier" },
      colonnes: { libelle: "Colonnes" },
    }),
  ],
};
