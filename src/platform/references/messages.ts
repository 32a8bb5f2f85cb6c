import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of the ties between objects. */
export const messagesRenvois: Catalogue = {
  "renvoi.soi": () => "C’est l’objet lui-même\u00a0: choisissez-en un autre.",
  "renvoi.note-longue": ({ maximum }) => `La note dépasse ${maximum} caractères\u00a0: gardez l’essentiel.`,
  "renvoi.existe": ({ lien }) => `Ce lien («\u00a0${lien}\u00a0») existe déjà entre ces deux objets.`,
  "renvoi.cycle": ({ lien }) =>
    `Ce lien («\u00a0${lien}\u00a0») tournerait en rond\u00a0: l’autre objet mène déjà à celui-ci, directement ou par d’autres.`,
  "renvoi.autre": () => "Choisissez l’objet à relier dans la liste.",
  "renvoi.nature": () => "Choisissez ce qui lie les deux objets.",
};
