import type { Catalogue } from "#platform/http/messages.ts";

export const messagesGlossaire: Catalogue = {
  "glossaire.terme-vide": () => "Écrivez le terme, ou ce que veut dire le sigle, avec des lettres.",
  "glossaire.definition-vide": () => "Écrivez une définition : une ou deux phrases simples suffisent.",
  "glossaire.long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : raccourcissez-le.`,
  "glossaire.caractere": () =>
    "Ce texte contient un caractère invisible : effacez-le, puis tapez-le de nouveau.",
  "glossaire.lien": () =>
    "Cette adresse n’est pas celle d’un site : elle doit commencer par « https:// », par exemple https://www.caf.fr.",
  "glossaire.variantes": ({ maximum }) =>
    `Il y a trop d’autres écritures, ou l’une d’elles est trop courte ou trop longue : ${maximum} au plus, de 2 à 80 caractères.`,
  "glossaire.existe": ({ entree }) =>
    `« ${entree} » est déjà dans le glossaire, peut-être masqué : modifiez ce terme au lieu d’en ajouter un second.`,
  "glossaire.perime": () =>
    "Quelqu’un a modifié ce terme depuis que vous avez ouvert la page : rien n’a été enregistré. Relisez-le ci-dessous, puis enregistrez de nouveau.",
  "glossaire.pas-commun": () =>
    "Ce terme est propre au département : il n’a pas de texte commun à reprendre. Vous pouvez le masquer.",
};
