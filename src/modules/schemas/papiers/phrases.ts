/** Sentences of the printed scheme, the same in PDF and in Word. */
import { formatIsoDay, NBSP, NNBSP } from "#platform/values/french.ts";
import type { DocumentSchema, TermeImprime } from "../domain/imprime/document.ts";

/** Under the title of the cover. */
export function faitsOf({ annees, etat, jour }: DocumentSchema): [string, string][] {
  if (etat.genre === "travail") {
    return [
      ["Période", annees],
      ["Document de travail", `phase « ${etat.phase} », au ${jour}`],
    ];
  }
  return [
    ["Période", annees],
    ["Adopté le", formatIsoDay(etat.adopteeLe)],
    ["Par", `${etat.instance}, décision n° ${etat.numeroDecision}`],
  ];
}

/** Instead of what nobody wrote yet: an honest place, never an invented text or figure. */
export const A_ECRIRE = {
  avant_propos: "L’avant-propos n’est pas encore écrit.",
  methode: "La méthode d’élaboration n’est pas encore écrite.",
  diagnostic: "Le diagnostic de cette partie n’est pas encore écrit.",
  composition: "La composition du comité n’est pas encore écrite.",
  membres: "Aucune institution n’a encore accepté de rôle dans ce schéma.",
  plan: "Aucune action n’est encore écrite.",
  annuaire: "Aucune institution n’est encore nommée.",
  chiffres:
    "Les chiffres de l’observatoire (familles, places d’accueil, équipements) prendront place ici dès qu’ils seront dans Maillage. Aucun chiffre n’est inventé.",
} as const;

/** What the reader must know of the text that they hold. */
export function colophonOf(d: DocumentSchema): string[] {
  const { etat } = d;
  const texte =
    etat.genre === "adopte"
      ? [
          `Ce document donne le texte adopté le ${formatIsoDay(etat.adopteeLe)} par ${etat.instance} (décision n° ${etat.numeroDecision}), version ${etat.numero}.`,
          `Empreinte de la version${NBSP}: ${etat.empreinte}`,
        ]
      : [
          `Document de travail${NBSP}: ce texte n’est pas adopté. Il donne l’état du schéma au ${d.jour} (phase « ${etat.phase} ») et peut changer.`,
        ];
  const nouvelles = d.avecNouvelles
    ? [`Les fiches disent où en est chaque action d’après les dernières nouvelles reçues au ${d.jour}.`]
    : [];
  return [
    ...texte,
    ...nouvelles,
    `Document balisé, lisible par les logiciels de lecture d’écran. Imprimé le ${d.jour} depuis Maillage.`,
  ];
}

export function phraseTerritoire({ departement, territoire }: DocumentSchema): string {
  const { communes, population, epci } = territoire;
  return `Le département (${departement}) compte ${population}${NBSP}habitants et ${communes}${NBSP}communes, réunies en ${epci.length}${NBSP}intercommunalités à fiscalité propre.`;
}

/** Above the places to sign; nothing for a text that is not adopted. */
export function phraseEngagement({ titre, annees, etat }: DocumentSchema): string {
  if (etat.genre === "travail") return "";
  const nom = titre.includes(annees) ? titre : `${titre} ${annees}`;
  return `Les institutions ci-dessous portent ensemble le « ${nom} », adopté le ${formatIsoDay(etat.adopteeLe)} par ${etat.instance}, et répondent des actions qu’elles pilotent.`;
}

/** « Caf (caisse d’allocations familiales) ». */
export function titreTerme({ sigle, terme }: TermeImprime): string {
  return sigle && terme && sigle !== terme ? `${sigle}${NNBSP}— ${terme}` : sigle || terme;
}
