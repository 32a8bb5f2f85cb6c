import type { Catalogue } from "#platform/http/messages.ts";

/** Sentences of the refusals of the journal. */
export const messagesJournal: Catalogue = {
  "journal.motif-vide": () => "Dites pourquoi ces valeurs sont effacées : ce motif reste dans le journal.",
  "journal.ligne-absente": ({ no }) => `Le journal n'a pas de ligne ${no} : rien n'a été effacé.`,
  "journal.effacement-garde": ({ no }) =>
    `La ligne ${no} dit ce qui a été effacé : elle ne s'efface pas. Rien n'a été changé.`,
  "journal.departement-inconnu": ({ departement }) =>
    `${departement} n'est pas un code de département : écrivez 63, 2A ou 971 par exemple.`,
  "journal.tete-illisible": ({ tete }) =>
    `« ${tete} » n'est pas une tête de journal : donnez-la comme la vérification l'a écrite, COMPTE:EMPREINTE, par exemple 1200:9f86d0…, avec les 64 signes de l'empreinte.`,
  "journal.tete-sans-departement": () =>
    "Une tête notée est celle d'un département : ajoutez --departement CODE.",
};
