import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of the refusals of mail. */
export const messagesCourriel: Catalogue = {
  "courriel.adresse": ({ adresse }) =>
    `« ${adresse} » n'est pas une adresse de courriel : attendu, par exemple, camille.durand@exemple.fr.`,
  "courriel.sujet-vide": () => "Un courriel doit avoir un objet.",
  "courriel.contenu-vide": () => "Un courriel doit dire quelque chose : son texte est vide.",
  "courriel.contenu-long": ({ maximum }) =>
    `Le texte du courriel est trop long : ${maximum} caractères au plus.`,
};
