import type { Catalogue } from "#platform/http/messages.ts";

export const messagesActeurs: Catalogue = {
  "acteur.nom-vide": () => "Un acteur doit avoir un nom écrit avec des lettres ou des chiffres.",
  "acteur.genre-inconnu": () => "Choisissez ce qu'est cet acteur dans la liste.",
  "acteur.perime": () =>
    "Quelqu'un a modifié cet acteur depuis que vous avez ouvert la page : rien n'a été enregistré. Relisez-le ci-dessous.",
  "demonstration.identite-inconnue": () =>
    "Cette identité n'existe plus : la démonstration a été réinitialisée. Choisissez-en une autre.",
  "demonstration.sans-identite": () =>
    "Pour réinitialiser la démonstration, choisissez d'abord une identité : un visiteur ne peut que lire.",
};
