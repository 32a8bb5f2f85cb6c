/** Article 6.1 of the RGPD. */
export const LIBELLE_BASE = {
  "mission-interet-public": "Mission d'intérêt public (article 6.1.e)",
  "obligation-legale": "Obligation légale (article 6.1.c)",
  "interet-legitime": "Intérêt légitime (article 6.1.f)",
  consentement: "Consentement (article 6.1.a)",
} as const;

export type BaseLegale = keyof typeof LIBELLE_BASE;

/** A processing of personal data, declared by the module that does it (RGPD, article 30). */
export type Traitement = {
  /** In addresses: « identification ». */
  readonly cle: string;
  readonly activite: string;
  readonly finalite: string;
  readonly base: BaseLegale;
  readonly personnes: readonly string[];
  readonly donnees: readonly string[];
  readonly destinataires: readonly string[];
  /** Kinds of `DureeConservation`, and what has no term of its own in words. */
  readonly conservation: readonly ({ readonly duree: string } | string)[];
  readonly securite: readonly string[];
};

const COMMUNES = [
  "Cloison par département dans la base",
  "Droits par rôle et par institution",
  "Journal chaîné de ce qui est fait",
];

/** What the kernel itself does with personal data. */
export const traitementsPlateforme: readonly Traitement[] = [
  {
    cle: "identification",
    activite: "Identification et sessions",
    finalite: "Reconnaître les agents et les partenaires, et les laisser agir au nom de leur institution.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: [
      "Nom",
      "Adresse électronique professionnelle",
      "Institution et SIRET",
      "Appareil",
      "Heures de connexion",
    ],
    destinataires: ["La personne elle-même", "L'exploitant de la plateforme"],
    conservation: [
      { duree: "session" },
      { duree: "lien-connexion" },
      { duree: "essai-connexion" },
      { duree: "tentative" },
    ],
    securite: ["Secrets gardés en empreinte", "Limite des essais", "Cookies inaccessibles aux scripts"],
  },
  {
    cle: "journal",
    activite: "Journal des opérations et des lectures",
    finalite: "Savoir qui a fait quoi, pour qui et quand ; pouvoir prouver que rien n'a été récrit.",
    base: "interet-legitime",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: [
      "Identifiant de l'auteur",
      "Nom au moment des faits",
      "Valeurs avant et après",
      "Lectures de données personnelles",
    ],
    destinataires: ["Les institutions du département", "L'exploitant de la plateforme"],
    conservation: [
      "Les lignes restent, sans nom, aussi longtemps que le schéma ; les noms et les valeurs s'effacent à la demande, la chaîne restant vérifiable",
      { duree: "idempotence" },
    ],
    securite: COMMUNES,
  },
  {
    cle: "agendas",
    activite: "Adresses d’agenda",
    finalite: "Laisser une personne lire ses dates dans l’agenda de son téléphone ou de son poste.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: ["Nom donné à l’adresse", "Institution", "Ce qu’elle contient", "Jour de la dernière lecture"],
    destinataires: ["La personne elle-même, et qui tient d’elle l’adresse"],
    conservation: [{ duree: "agenda" }, "Jusqu’à ce que la personne la supprime"],
    securite: ["Adresses gardées en empreinte", "Droits de la personne relus à chaque lecture", ...COMMUNES],
  },
  {
    cle: "courriels",
    activite: "Courriels envoyés par la plateforme",
    finalite: "Envoyer les liens de connexion, les invitations, les rappels et les nouvelles.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: ["Adresse électronique", "Objet", "Dates et réponses du serveur"],
    destinataires: ["Le destinataire", "Le serveur de courriel de l'exploitant"],
    conservation: ["Contenu : 30 jours ; trace de l'envoi : un an"],
    securite: COMMUNES,
  },
];
