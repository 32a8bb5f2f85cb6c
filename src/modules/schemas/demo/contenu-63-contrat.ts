/** Ville de Clermont-Ferrand: an invented contract whose axes hold objectifs beside actions. */
import type { ContenuLocal } from "./contenu-local.ts";

const solene = "solene-marchebois";
const objectif = (titre: string, pilotes: readonly string[], decline: readonly number[] = []) => ({
  ...{ titre, pilotes, decline, contexte: "", resultatsAttendus: [], indicateurs: [] },
});

export const contrat63: ContenuLocal = {
  titre: "Soutien à l’accueil et à la parentalité : contrat avec la Ville de Clermont-Ferrand",
  type: "contrat",
  forme: "axes",
  debut: 2024,
  fin: 2026,
  ecritAvant: 800,
  phase: "mise_en_oeuvre",
  membres: [
    {
      institution: "caf",
      role: "copilote",
      proposeAvant: 795,
      par: solene,
      reponse: { avant: 794, par: solene },
    },
    {
      institution: "departement",
      role: "copilote",
      proposeAvant: 790,
      par: solene,
      reponse: { avant: 775, par: "victorine-hautepierre" },
    },
    {
      institution: "ville-clermont",
      role: "copilote",
      proposeAvant: 790,
      par: solene,
      reponse: { avant: 770, par: "capucine-riomont" },
    },
  ],
  decline: { par: solene, avant: 760, note: "" },
  enOrdre: true,
  axes: [
    {
      titre: "Plus de places, et là où elles manquent",
      objectifs: [
        objectif("Réduire l’écart de places entre les quartiers", ["ville-clermont"], [9]),
        objectif("Accueillir les enfants dont les parents se forment ou cherchent un emploi", ["caf"], [7]),
      ],
      actions: [
        {
          code: "C1",
          intitule: "Rénover deux crèches municipales et y gagner dix-huit places",
          debut: "2024-06",
          fin: "2026-09",
          pilotes: ["ville-clermont"],
          partenaires: ["caf"],
          nouvelle: {
            joursAvant: 90,
            auteur: solene,
            statut: "en_cours",
            avancement: 35,
            commentaire: "La première crèche a rouvert ; l’appel d’offres de la seconde est lancé.",
          },
        },
        {
          code: "C2",
          intitule: "Garder des places d’accueil occasionnel pour les entretiens d’embauche",
          debut: "2024",
          pilotes: ["ville-clermont"],
          lien: { nature: "decline", vers: "7-C", note: "" },
        },
        {
          code: "C3",
          intitule: "Étudier une crèche à horaires élargis près de l’hôpital",
          debut: "2025",
          pilotes: ["pmi"],
        },
      ],
    },
    {
      titre: "Un accueil de qualité, premier pas vers l’école",
      objectifs: [
        objectif("Faire de chaque crèche un lieu d’éveil culturel", ["ville-clermont"], [5]),
        objectif("Réduire les ruptures entre la crèche et la maternelle", ["ville-clermont", "dsden"]),
      ],
      actions: [
        {
          code: "C4",
          intitule: "Inviter un artiste en résidence dans les crèches",
          debut: "2024-09",
          pilotes: ["ville-clermont"],
        },
        {
          code: "C5",
          intitule: "Organiser une visite de l’école pour chaque enfant de deux ans et demi",
          debut: "2025-03",
          pilotes: ["ville-clermont"],
          partenaires: ["dsden"],
        },
      ],
    },
    {
      titre: "Des familles informées, et qui prennent part",
      objectifs: [
        objectif("Que les parents sachent ce à quoi ils ont droit", ["caf"], [21]),
        objectif("Associer des parents aux conseils des crèches", ["ville-clermont"], [2]),
      ],
      actions: [
        {
          code: "C6",
          intitule: "Éditer un carnet des aides et des lieux, en français simple",
          debut: "2024-04",
          fin: "2025-02",
          pilotes: ["caf"],
          nouvelle: {
            joursAvant: 310,
            auteur: solene,
            statut: "realisee",
            avancement: 100,
            commentaire: "Six mille carnets distribués par les crèches, la PMI et les centres sociaux.",
          },
        },
        {
          code: "C7",
          intitule: "Élire des parents délégués dans chaque établissement",
          debut: "2024-10",
          pilotes: ["ville-clermont"],
        },
      ],
    },
  ],
};
