import { plural } from "#platform/values/french.ts";
import type { Catalogue } from "./messages.ts";

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** « dans 40 secondes », « dans 3 minutes ». */
function after(secondes: unknown): string {
  const wait = typeof secondes === "number" ? Math.max(1, Math.ceil(secondes)) : 60;
  if (wait < 90) return `dans ${plural(wait, "seconde")}`;
  return `dans ${plural(Math.ceil(wait / 60), "minute")}`;
}

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
    `L'envoi dépasse ${maximum} Mo : rien n'a été enregistré. Si c'est une image, enregistrez-la plus petite ; si c'est un classeur, retirez-en les images et les feuilles qui ne servent pas, ou enregistrez la feuille du plan en CSV. Le bouton « Précédent » du navigateur garde ce que vous avez saisi.`,
  "requete.jeton": () =>
    "Ce formulaire a expiré, ou votre identité a changé depuis qu'il est ouvert. Relisez ce que vous aviez écrit, puis envoyez-le de nouveau.",
  "requete.champs": () =>
    "Cet envoi contient trop de champs ou un texte trop long. Raccourcissez-le, ou faites-le en plusieurs fois.",
  "limite.demandes": ({ secondes }) =>
    `Vous avez demandé trop de pages en peu de temps. Réessayez ${after(secondes)}.`,
  "limite.tentatives": ({ secondes }) =>
    `Trop d'essais en peu de temps. Réessayez ${after(secondes)} ; si ce n'est pas vous, prévenez l'administrateur de votre institution.`,
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
  "base.indisponible": () =>
    "La base de données ne répond pas en ce moment. Réessayez dans un instant : ce qui était enregistré l'est toujours. Si vous veniez d'envoyer un formulaire, revenez en arrière et renvoyez-le.",
  "base.mot-de-passe": ({ role, variable }) =>
    `Le mot de passe du rôle ${role} est absent ou refusé. Corrigez ${variable}, ou changez-le : ALTER ROLE ${role} PASSWORD '…';`,
  "base.absente": ({ base, variable }) =>
    `La base ${base} n'existe pas sur ce serveur. Corrigez ${variable}, ou créez-la : CREATE DATABASE ${base} OWNER maillage_proprietaire ENCODING 'UTF8' TEMPLATE template0;`,
  "base.entree-refusee": ({ role, base, variable, raison }) =>
    `Le rôle ${role} ne peut pas entrer dans la base ${base} (${raison}). Vérifiez ${variable}, que le rôle existe avec LOGIN, qu'il a CONNECT sur la base, et qu'une ligne de pg_hba.conf l'admet.`,
  "base.version-ancienne": ({ trouvee, attendue }) =>
    `Ce serveur est un PostgreSQL ${trouvee} ; Maillage demande PostgreSQL ${attendue} ou plus récent.`,
  "base.encodage": ({ base, encodage }) =>
    `La base ${base} est encodée en ${encodage} ; Maillage demande UTF8. Créez-en une autre : CREATE DATABASE maillage OWNER maillage_proprietaire ENCODING 'UTF8' TEMPLATE template0;`,
  "base.sans-icu": () =>
    "Ce serveur PostgreSQL n'a pas le tri français « fr-FR-x-icu » : il a été construit sans ICU. Prenez les paquets de la distribution ou de postgresql.org.",
  "base.lecture-seule": ({ base }) =>
    `Le serveur de la base ${base} est une réplique en lecture seule. Donnez l'adresse du serveur principal.`,
  "base.droit-schema": ({ role, base }) =>
    `Le rôle ${role} ne peut pas créer de tables dans le schéma public de la base ${base}. Rendez-le propriétaire : ALTER DATABASE ${base} OWNER TO ${role}; puis, dans cette base : ALTER SCHEMA public OWNER TO pg_database_owner;`,
  "base.autre-proprietaire": ({ role, base, proprietaire }) =>
    `Les tables de la base ${base} appartiennent au rôle ${proprietaire} et non à ${role}. Donnez DATABASE_URL_PROPRIETAIRE avec ${proprietaire}, ou : GRANT ${proprietaire} TO ${role};`,
  "base.role-non-accorde": ({ role, application }) =>
    `Le rôle ${role} ne peut pas prendre le rôle ${application}. Accordez-le : GRANT ${application} TO ${role};`,
  "base.cloison-ouverte": ({ role, droit }) =>
    `Le rôle ${role} a le droit ${droit} : les départements ne seraient plus cloisonnés, Maillage refuse de s'en servir. Retirez-le (ALTER ROLE ${role} NO${droit};) ou donnez à DATABASE_URL un rôle ordinaire.`,
  "base.deux-bases": ({ application, proprietaire }) =>
    `DATABASE_URL (base ${application}) et DATABASE_URL_PROPRIETAIRE (base ${proprietaire}) ne mènent pas à la même base du même serveur.`,
  "base.injoignable": ({ raison }) => `La base de données ne répond pas : ${raison}.`,
  "commande.usage": ({ usage }) => `Appel incorrect. Usage : npm run maillage -- ${usage}`,
  "demarrage.port-pris": ({ port }) =>
    `Le port ${port} est déjà pris. Arrêtez l'autre programme ou choisissez-en un autre : PORT=3001 npm start`,
};
