/** What the papers of schemes offer to the .docx models of institutions. `donnees.ts` fills every one of these. */
import { boucle, type Champ, liste, texte } from "#platform/documents/modele/champ.ts";

/** Of the scheme: everywhere. */
const CHAMPS_SCHEMA: readonly Champ[] = [
  texte("schema", "Titre du schéma", "Schéma des services aux familles"),
  texte("type_schema", "Sa sorte", "Schéma départemental des services aux familles"),
  texte("departement", "Nom du département", "Puy-de-Dôme"),
  texte("annees", "Ses années", "2022-2026"),
  texte("annee_debut", "Sa première année", "2022"),
  texte("annee_fin", "Sa dernière année", "2026"),
  texte("etat_du_texte", "Texte adopté, ou document de travail", "Texte adopté le 14 décembre 2022"),
  texte("adopte_le", "Date de l’adoption ; vide pour un document de travail", "14 décembre 2022"),
  texte("adopte_le_court", "La même, en chiffres", "14/12/2022"),
  texte("instance", "Qui l’a adopté", "Comité départemental des services aux familles"),
  texte("decision", "Numéro de la décision", "2022-14"),
  texte("version", "Numéro de la version", "1"),
  texte("imprime_le", "Jour de l’impression", "25 novembre 2026"),
  texte("imprime_le_court", "Le même, en chiffres", "25/11/2026"),
  texte("copilotes", "Institutions qui portent le schéma", "Caf, Département et MSA"),
];

const CHAMPS_ACTION: readonly Champ[] = [
  texte("code", "Numéro de l’action", "4-B"),
  texte("intitule", "Son intitulé", "Ouvrir un relais itinérant dans les Combrailles"),
  texte("description", "Sa description", "Deux demi-journées par semaine, dans six communes."),
  texte("nature", "Nouvelle, ou à poursuivre", "Nouvelle"),
  texte("calendrier", "Quand, en toutes lettres", "De mars 2023 à 2025"),
  texte("debut", "Son début", "mars 2023"),
  texte("fin", "Sa fin", "2025"),
  texte(
    "pilotes_action",
    "Qui la pilote : les siens, sinon ceux de son objectif",
    "Caf, communauté de communes",
  ),
  texte("precisions", "Ce qui lui est propre : partenaires, territoires", "Territoires : Combrailles"),
  texte(
    "ou_en_est",
    "Dernières nouvelles ; « Pas encore de nouvelles » sinon",
    "En cours, 40 % (12 mars 2026)",
  ),
];

const ACTIONS = (sens: string): Champ => boucle("actions", sens, CHAMPS_ACTION);

/** Of a fiche. */
const CHAMPS_FICHE: readonly Champ[] = [
  texte("numero", "Numéro de la fiche", "Fiche objectif 4"),
  texte("titre", "Titre de l’objectif", "Accueillir les enfants là où ils vivent"),
  texte("volet", "Volet de l’objectif", "Volet 1 : Petite enfance"),
  texte(
    "engagement",
    "Engagement au-dessus de lui ; vide s’il n’y en a pas",
    "Engagement 2 : Réduire les écarts",
  ),
  texte("contexte", "Contexte", "Une commune sur trois n’a aucun mode d’accueil."),
  liste("resultats", "Résultats attendus", "Dix places de plus", "Des horaires élargis"),
  liste("indicateurs", "Indicateurs d’évaluation", "Nombre de places pour 100 enfants"),
  texte("pilotes", "Qui pilote l’objectif", "Caf, Département"),
  texte("coordination", "Qui coordonne", "Réseau des relais petite enfance"),
  texte("partenaires", "Partenaires associés", "MSA, communes, gestionnaires"),
  texte("enjeux", "Enjeux transversaux", "Accès aux droits"),
  texte("publics", "Publics", "Familles monoparentales"),
  texte("types_de_territoire", "Types de territoire", "Rural"),
  texte("nombre_d_actions", "Nombre de ses actions", "5"),
  ACTIONS("Ses actions"),
];

const TEXTES = (nom: string, sens: string): Champ =>
  boucle(nom, sens, [
    texte("titre_du_texte", "Titre du texte ; vide s’il n’en a pas", "Le mot des copilotes"),
    texte("texte", "Le texte", "Ce schéma engage celles et ceux qui le signent."),
  ]);

/** One fiche objectif. */
export const CHAMPS_FICHE_SEULE: readonly Champ[] = [...CHAMPS_SCHEMA, ...CHAMPS_FICHE];

/** The whole scheme, and its plan of actions. */
export const CHAMPS_SCHEMA_ENTIER: readonly Champ[] = [
  ...CHAMPS_SCHEMA,
  texte("nombre_de_volets", "Nombre de volets", "4"),
  texte("nombre_d_objectifs", "Nombre d’objectifs", "31"),
  texte("nombre_total_d_actions", "Nombre d’actions", "1 204"),
  texte("enjeux_du_schema", "Enjeux transversaux de tout le schéma", "Accès aux droits, Mixité"),
  boucle("institutions", "Institutions qui ont un rôle dans le schéma", [
    texte("nom", "Son nom", "Caisse d’allocations familiales"),
    texte("role", "Son rôle", "Copilote"),
    texte("portee", "Sur quoi", "tout le schéma"),
  ]),
  TEXTES("avant_propos", "Textes de l’avant-propos"),
  TEXTES("gouvernance", "Textes de la gouvernance"),
  TEXTES("methode", "Textes de la méthode"),
  TEXTES("territoire", "Textes du portrait du territoire"),
  texte("habitants", "Habitants du département", "662 152"),
  texte("communes", "Nombre de communes", "464"),
  boucle("intercommunalites", "Intercommunalités", [
    texte("epci", "Son nom", "Clermont Auvergne Métropole"),
    texte("epci_communes", "Nombre de communes", "21"),
    texte("epci_habitants", "Habitants", "294 127"),
  ]),
  boucle("volets", "Les volets, dans l’ordre", [
    texte("volet", "Titre du volet, avec son numéro", "Volet 1 : Petite enfance"),
    texte("numero_de_volet", "Son numéro", "1"),
    TEXTES("diagnostic", "Textes de son diagnostic"),
    boucle("fiches", "Ses objectifs, dans l’ordre", [
      ...CHAMPS_FICHE,
      texte(
        "nouvel_engagement",
        "L’engagement, au premier de ses objectifs seulement",
        "Engagement 2 : Réduire les écarts",
      ),
    ]),
    boucle("actions_sans_objectif", "Ses actions qui ne dépendent d’aucun objectif", CHAMPS_ACTION),
  ]),
  TEXTES("composition", "Textes de la composition du comité"),
  boucle("annuaire", "Institutions nommées dans le schéma", [
    texte("nom", "Son nom", "Caisse d’allocations familiales"),
    texte("sigle", "Son sigle", "Caf"),
    texte("courriel", "Son adresse, si vous pouvez la voir", "contact@exemple.fr"),
  ]),
  boucle("glossaire", "Termes employés", [
    texte("terme", "Le terme, avec son sigle", "Caf — caisse d’allocations familiales"),
    texte("definition", "Sa définition", "Verse les prestations et soutient les services aux familles."),
  ]),
  TEXTES("annexes", "Textes des annexes"),
];
