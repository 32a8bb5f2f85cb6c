import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of the refusals of mail. */
export const messagesCourriel: Catalogue = {
  "courriel.adresse": ({ adresse }) =>
    `« ${adresse} » n'est pas une adresse de courriel : attendu, par exemple, camille.durand@exemple.fr.`,
  "courriel.plus-annulable": () =>
    "Ce courriel est déjà parti, ou il est terminé : il ne peut plus être annulé.",
  "courriel.plus-renvoyable": () =>
    "Ce courriel ne peut pas être envoyé de nouveau : il est en cours, ou son contenu est effacé. Refaites la demande.",
  "courriel.expire": () =>
    "Ce courriel est sans objet : ce qu'il contient a expiré. Refaites la demande, un nouveau lien sera écrit.",
  "courriel.choix-inconnu": () =>
    "Ce lien n'est pas complet, ou il est trop ancien. Prenez celui du dernier courriel reçu.",
  "courriel.sans-serveur": () =>
    "Aucun serveur de courriel n'est réglé : rien ne peut partir. Renseignez SMTP_URL et MAILLAGE_COURRIEL_EXPEDITEUR, puis relancez.",
  "courriel.essai-refuse": ({ serveur, reponse }) =>
    `Le courriel d'essai n'est pas parti par ${serveur} : ${reponse}`,
  "courriel.sujet-vide": () => "Un courriel doit avoir un objet.",
  "courriel.contenu-vide": () => "Un courriel doit dire quelque chose : son texte est vide.",
  "courriel.contenu-long": ({ maximum }) =>
    `Le texte du courriel est trop long : ${maximum} caractères au plus.`,
};
