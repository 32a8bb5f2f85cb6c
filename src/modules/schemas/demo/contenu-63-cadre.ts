/** An invented framework of before the schemes, from theme to actions. */
import type { ActionLocale, ContenuLocal } from "./contenu-local.ts";

const solene = "solene-marchebois";
const action = (code: string, intitule: string, pilotes: readonly string[]): ActionLocale => ({
  ...{ code, intitule, pilotes, debut: "2013", fin: "2017", nature: "a_poursuivre" as const },
});

export const cadre63: ContenuLocal = {
  titre: "Convention-cadre entre la Caf et le Département du Puy-de-Dôme",
  type: "convention_cadre",
  forme: "themes",
  debut: 2013,
  fin: 2017,
  ecritAvant: 1_300,
  phase: "evaluation",
  clos: {
    ...{ par: solene, avant: 1_240, adopteeLe: "2013-04-12", instance: "Signature des deux institutions" },
    numeroDecision: "2013-CC-1",
    motif: "Son bilan a été repris dans le schéma départemental.",
  },
  membres: [
    {
      institution: "caf",
      role: "copilote",
      proposeAvant: 1_295,
      par: solene,
      reponse: { avant: 1_294, par: solene },
    },
    {
      institution: "departement",
      role: "copilote",
      proposeAvant: 1_290,
      par: solene,
      reponse: { avant: 1_280, par: "victorine-hautepierre" },
    },
  ],
  axes: [
    {
      titre: "Insertion",
      actions: [
        action("1.1", "Échanger les situations signalées entre travailleurs sociaux", ["caf"]),
        action("1.2", "Proposer une garde pendant les entretiens d’insertion", ["solidarites"]),
      ],
    },
    {
      titre: "Petite enfance",
      actions: [
        action("2.1", "Instruire ensemble les projets de crèches", ["pmi", "caf"]),
        action("2.2", "Répartir les relais d’assistantes maternelles sur le territoire", ["caf"]),
        action("2.3", "Publier une carte commune des modes d’accueil", ["caf"]),
      ],
    },
    {
      titre: "Parentalité",
      actions: [
        {
          ...action("3.1", "Animer un réseau unique des acteurs de la parentalité", ["caf"]),
          nouvelle: {
            joursAvant: 1_250,
            auteur: solene,
            statut: "realisee",
            avancement: 100,
            commentaire: "Le réseau existe toujours : le schéma départemental l’a repris.",
          },
        },
        action("3.2", "Soutenir les lieux où parents et enfants se retrouvent", ["pmi"]),
      ],
    },
    {
      titre: "Vie sociale et logement",
      actions: [
        action("4.1", "Accorder les agréments des centres sociaux d’une seule voix", ["caf"]),
        action("4.2", "Prévenir les expulsions des familles avec enfants", ["solidarites"]),
      ],
    },
  ],
};
