import type { Catalogue } from "./messages.ts";

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Sentences of the kernel's own refusals. */
export const platformMessages: Catalogue = {
  introuvable: () =>
    "Cette page n'existe pas, ou elle est réservée aux institutions du département. Vérifiez l'adresse, ou identifiez-vous.",
  "droit.sans-identite": ({ operation, reserve }) =>
    `Pour ${operation}, identifiez-vous. C'est réservé à : ${list(reserve).join(" ; ")}.`,
  "droit.refuse": ({ operation, reserve, qui }) =>
    `${qui} ne peut pas ${operation}. C'est réservé à : ${list(reserve).join(" ; ")}.`,
  "droit.autre-departement": ({ departement }) =>
    `Vous agissez pour le département ${departement} : ici, vous pouvez seulement lire ce qui est public.`,
  "idempotence.cle-illisible": () => "Ce formulaire est abîmé. Rechargez la page et recommencez.",
  "idempotence.cle-reprise": () => "Ce formulaire a déjà servi à autre chose. Rechargez la page.",
  "requete.origine": () => "Ce formulaire vient d'un autre site : rien n'a été enregistré.",
  "requete.trop-grande": ({ maximum }) =>
    `L'envoi dépasse ${maximum} Mo. Réduisez le fichier et recommencez.`,
  "requete.methode": () => "Cette adresse se lit ou reçoit un formulaire, rien d'autre.",
  "requete.forme": () => "Cet envoi n'est pas un formulaire : rien n'a été enregistré.",
  "api.introuvable": () =>
    "Rien de public ne se trouve à cette adresse. Vérifiez-la : les adresses sont décrites sur /api/v1/docs.",
  "api.methode": () => "Cette interface se lit : GET, HEAD ou OPTIONS, rien d'autre.",
  "api.parametre": () => "Un paramètre est refusé ; la liste « erreurs » dit lequel et pourquoi.",
  "api.curseur": () =>
    "Ce curseur ne vient pas de cette liste. Reprenez-la depuis le début, puis suivez ses liens « suivant ».",
  "formulaire.caractere": () =>
    "Ce texte contient un caractère invisible qui ne peut pas être enregistré : effacez-le, puis tapez-le de nouveau.",
  "reglage.invalide": ({ fautes }) => `Réglage incorrect : ${list(fautes).join(" ; ")}.`,
  "reglage.demonstration-publique": () =>
    "La démonstration laisse entrer n'importe qui : elle ne s'ouvre pas sur une adresse https. Mettez MAILLAGE_DEMO=0.",
  "migration.modifiee": ({ nom }) =>
    `La migration ${nom} a changé depuis qu'elle a été appliquée à cette base. Revenez à sa version d'origine.`,
  "base.role-absent": ({ role }) =>
    `Le rôle ${role} n'existe pas et le propriétaire n'a pas le droit de le créer. Créez-le : CREATE ROLE ${role} LOGIN;`,
  "base.injoignable": ({ raison }) => `La base de données ne répond pas : ${raison}.`,
  "commande.usage": ({ usage }) => `Appel incorrect. Usage : npm run maillage -- ${usage}`,
  "demarrage.port-pris": ({ port }) =>
    `Le port ${port} est déjà pris. Arrêtez l'autre programme ou choisissez-en un autre : PORT=3001 npm start`,
};
