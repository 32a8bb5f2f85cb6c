import type { Catalogue } from "#platform/http/messages.ts";

export const messagesEcheances: Catalogue = {
  "agenda.nom": ({ maximum }) =>
    `Donnez un nom à cette adresse, de ${maximum} caractères au plus, pour la reconnaître : « mon téléphone ».`,
  "agenda.trop": ({ maximum }) =>
    `Vous avez déjà ${maximum} adresses d’agenda. Supprimez celle qui ne vous sert plus, puis recommencez.`,
  "agenda.inconnu": () => "Cette adresse d’agenda n’existe pas, ou a été supprimée.",
  "agenda.contenu": () => "Choisissez ce que l’agenda contiendra.",
};
