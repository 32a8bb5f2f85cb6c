import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of sign-in. */
export const messagesIdentite: Catalogue = {
  "connexion.lien": () =>
    "Ce lien ne peut plus servir : lui ou un autre a déjà servi, il a expiré, ou il a été coupé en chemin. Demandez-en un autre.",
  "connexion.adresse-inconnue": ({ courriel }) =>
    `L'adresse ${courriel} n'est plus celle d'une personne d'ici. Adressez-vous à l'administrateur de votre institution.`,
  "connexion.fournisseur-absent": () =>
    "Le service d'identification ne répond pas en ce moment. Réessayez dans un instant, ou demandez un lien par courriel.",
  "connexion.refusee": () => "Vous n'êtes pas allé au bout de l'identification. Rien n'a changé ici.",
  "connexion.reponse": () =>
    "La réponse du service d'identification n'a pas pu être vérifiée : personne n'a été identifié. Recommencez ; si cela dure, prévenez l'administrateur de Maillage.",
  "connexion.essai": () =>
    "Cette identification a déjà servi, elle a plus de dix minutes, ou elle a commencé dans un autre navigateur. Recommencez.",
  "connexion.courriel-non-verifie": () =>
    "Votre adresse de courriel n'est pas vérifiée par le service d'identification : elle ne peut pas servir à vous reconnaître. Faites-la vérifier, ou demandez un lien par courriel.",
  "connexion.siret-absent": () =>
    "Le service d'identification n'a pas dit pour quelle organisation vous travaillez. Choisissez votre organisation là-bas, puis recommencez, ou demandez un lien par courriel.",
  "connexion.autre-siret": ({ courriel, siret }) =>
    `L'adresse ${courriel} est connue ici, mais dans une autre organisation que celle de votre identification (SIRET ${siret}). Rien n'a été rattaché. Demandez à l'administrateur de votre institution de vérifier votre adresse et le SIRET de l'institution.`,
  "connexion.inconnue": ({ courriel, siret }) =>
    `Aucune personne d'ici ne porte l'adresse ${courriel} dans l'organisation de SIRET ${siret}. Demandez à l'administrateur de votre institution de vous inviter.`,
  "identite.inconnue": () => "Choisissez dans la liste : vous n'avez pas, ou plus, de rôle à ce titre.",
  "identite.session-finie": () => "Votre session est finie : identifiez-vous de nouveau.",
  "identite.session-inconnue": () => "Cette session est déjà fermée.",
};
