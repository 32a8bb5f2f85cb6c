import type { Catalogue } from "#platform/http/messages.ts";

export const messagesActeurs: Catalogue = {
  "acteur.nom-vide": () => "Un acteur doit avoir un nom écrit avec des lettres ou des chiffres.",
};
