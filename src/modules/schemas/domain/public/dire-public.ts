/** Sentences of the public page: figures said plainly, with their agreement. */
import { formatList, formatNumber, NBSP } from "#platform/values/french.ts";
import type { Bilan } from "../plan/avancement.ts";
import { MOIS_SANS_NOUVELLES } from "../plan/situation.ts";
import type { Statut, TypeSchema } from "../plan/vocabulaire.ts";
import type { EcartsPublics } from "./schema-public.ts";

/** What a document of each type is, for somebody who never heard of it. */
export const CE_QUE_C_EST: Readonly<Record<TypeSchema, string>> = {
  sdsf: "C’est l’accord par lequel les institutions du département décident ensemble de ce qu’elles veulent améliorer pour les familles : faire garder un tout-petit, être soutenu comme parent, trouver des activités pour ses enfants, un lieu où se retrouver, de l’aide quand la vie bascule.",
  ctg: "C’est un contrat entre la Caf et les élus d’un territoire : il dit quels services aux familles ils veulent y créer, garder ou améliorer.",
  convention_cadre:
    "C’est un accord entre institutions qui fixe ce qu’elles feront ensemble pour les familles.",
  contrat: "C’est un contrat entre institutions sur des services rendus aux familles.",
  autre: "C’est un document par lequel des institutions s’engagent ensemble envers les familles.",
};

const ETATS: readonly { statut: Statut; un: string; plusieurs: string }[] = [
  { statut: "realisee", un: "est réalisée", plusieurs: "sont réalisées" },
  { statut: "en_cours", un: "est en cours", plusieurs: "sont en cours" },
  { statut: "a_venir", un: "n’a pas commencé", plusieurs: "n’ont pas commencé" },
  { statut: "suspendue", un: "est suspendue", plusieurs: "sont suspendues" },
  { statut: "abandonnee", un: "est abandonnée", plusieurs: "sont abandonnées" },
];

/** « Sur 114 actions, 23 sont réalisées, 61 sont en cours et 30 n’ont pas commencé. » */
export function direStatuts({ total, parStatut }: Bilan): string {
  if (total === 0) return "Aucune action n’est inscrite au plan.";
  const parts = ETATS.flatMap(({ statut, un, plusieurs }) => {
    const count = parStatut[statut];
    return count === 0 ? [] : [`${nombre(count)} ${count < 2 ? un : plusieurs}`];
  });
  return `Sur ${actions(total)}, ${formatList(parts)}.`;
}

/** What goes less well, or that nothing does; null without any action. */
export function direAlertes({ total, enRetard, bloquees, sansNouvelles }: Bilan): string | null {
  if (total === 0) return null;
  const parts = [
    enRetard > 0 && `${nombre(enRetard)} ${enRetard < 2 ? "a" : "ont"} dépassé la date prévue`,
    bloquees > 0 && `${nombre(bloquees)} ${bloquees < 2 ? "est bloquée" : "sont bloquées"}`,
    sansNouvelles > 0 &&
      `${nombre(sansNouvelles)} ${sansNouvelles < 2 ? "est" : "sont"} sans nouvelles depuis plus de ${MOIS_SANS_NOUVELLES} mois`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "Aucune n’est en retard ni bloquée." : `Parmi elles, ${formatList(parts)}.`;
}

/** « 7 réalisées sur 28, 12 en cours » : a volet in one line. */
export function direVolet({ total, parStatut }: Bilan): string {
  if (total === 0) return "Aucune action pour l’instant";
  const done = `${nombre(parStatut.realisee)} ${parStatut.realisee < 2 ? "action réalisée" : "actions réalisées"} sur ${nombre(total)}`;
  return parStatut.en_cours === 0 ? done : `${done}, ${nombre(parStatut.en_cours)} en cours`;
}

/** What changed among the actions since the text was adopted. */
export function direEcarts({ ajoutees, retirees, modifiees }: EcartsPublics): string {
  const changes: [number, (combien: string) => string][] = [
    [ajoutees, (combien) => `${combien} ${ajoutees < 2 ? "a été ajoutée" : "ont été ajoutées"}`],
    [retirees, (combien) => `${combien} ${retirees < 2 ? "a été retirée" : "ont été retirées"}`],
    [modifiees, (combien) => `le texte ou les dates de ${combien} ont été modifiés`],
  ];
  // The first says what is counted, the others need not.
  const parts = changes
    .filter(([count]) => count > 0)
    .map(([count, say], rank) => say(rank === 0 ? actions(count) : nombre(count)));
  return parts.length === 0
    ? "Depuis, aucune action n’a été ajoutée, retirée ni réécrite."
    : `Depuis, ${formatList(parts)}.`;
}

function nombre(count: number): string {
  return formatNumber(count);
}

function actions(count: number): string {
  return `${formatNumber(count)}${NBSP}${count < 2 ? "action" : "actions"}`;
}

/** « 2022-2026 ». */
export function direPeriode({ debut, fin }: { debut: number; fin: number }): string {
  return debut === fin ? String(debut) : `${debut}-${fin}`;
}
