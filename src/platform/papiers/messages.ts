import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of the refusals of papers that persons ask for. */
export const messagesPapiers: Catalogue = {
  "papier.inconnu": () => "Ce document ne s’imprime pas.",
  "papier.format": () => "Ce document ne s’imprime pas dans ce format. Choisissez-en un autre.",
  "papier.sans-demandeur": () => "Une impression est demandée par une personne : identifiez-vous.",
  "papier.trop-en-attente": ({ limite }) =>
    `Vous avez déjà ${limite} impressions en attente. Annulez-en une, ou attendez que l’une soit prête.`,
  "papier.plus-de-droit": () =>
    "Vous n’agissez plus au nom de l’institution pour laquelle cette impression avait été demandée. Demandez-la de nouveau.",
  "papier.interrompu": () =>
    "L’impression a été interrompue deux fois avant sa fin. Relancez-la ; si cela se répète, signalez-le.",
  "papier.panne": () =>
    "Une erreur du logiciel a arrêté cette impression. Signalez-la, avec le titre du document.",
  "modele.absent": () =>
    "Votre institution n’a plus de modèle pour ce document. Déposez-en un, ou choisissez un autre format.",
  "modele.fautes": () =>
    "Ce modèle contient des erreurs : il n’a pas été enregistré. Corrigez-les dans Word.",
  "modele.perime": () =>
    "Un autre modèle a été déposé entre-temps. Regardez-le avant de le remplacer par le vôtre.",
  "papier.pas-pret": () => "Cette impression n’est pas prête : rien n’est à télécharger.",
};
