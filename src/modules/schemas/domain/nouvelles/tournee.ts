import { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";

/** Days during which a link opens. */
export const JOURS_LIEN = 30;
/** Hand-overs of one invitation. */
export const DELEGATIONS_MAXIMUM = 5;
const TEXTE_MAXIMUM = 5_000;

/** What a round is about: every action that is not over, those that nobody spoke of for long, those of one volet. */
export const ETENDUES = ["toutes", "sans_nouvelles", "volet"] as const;
/** The same, or actions that somebody ticked. */
export type Etendue = (typeof ETENDUES)[number] | "choix";

export const LIBELLE_ETENDUE: Readonly<Record<Etendue, string>> = {
  toutes: "Toutes les actions en cours ou à venir",
  sans_nouvelles: "Seulement les actions sans nouvelles",
  volet: "Les actions d'un volet",
  choix: "Des actions choisies",
};

export const TEXTE_HABITUEL =
  "Vous pilotez des actions du schéma. Où en sont-elles ? Deux minutes suffisent, sur un téléphone aussi, et sans mot de passe.";

export type Rythme = {
  /** Days between two mails to whoever has not answered. */
  relanceJours: number;
  relancesMaximum: number;
};

export const RYTHME_HABITUEL: Rythme = { relanceJours: 10, relancesMaximum: 2 };

/**
 * The text trimmed and the rhythm within its bounds.
 *
 * @throws Refusal `tournee.texte-vide`, `tournee.texte-long`, `tournee.rythme` naming the field.
 */
export function checkDemande<T extends Rythme & { texte: string }>(demande: T): T {
  const texte = demande.texte.trim();
  if (!texte) throw new Refusal("tournee.texte-vide", { champ: "texte" });
  if (texte.length > TEXTE_MAXIMUM) {
    throw new Refusal("tournee.texte-long", { champ: "texte", maximum: TEXTE_MAXIMUM });
  }
  const within = (champ: keyof Rythme, low: number, high: number) => {
    const value = demande[champ];
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new Refusal("tournee.rythme", { champ, low, high });
    }
  };
  within("relanceJours", 1, 30);
  within("relancesMaximum", 0, 5);
  return { ...demande, texte };
}

/**
 * The day of the next reminder of somebody who has not answered; null when there is none: all were sent, or it would come
 * after the last day of the round.
 */
export function prochaineRelance(
  tournee: Rythme & { fin: Temporal.PlainDate },
  { dernierEnvoi, relances }: { dernierEnvoi: Temporal.PlainDate; relances: number },
): Temporal.PlainDate | null {
  if (relances >= tournee.relancesMaximum) return null;
  const day = dernierEnvoi.add({ days: tournee.relanceJours });
  return Temporal.PlainDate.compare(day, tournee.fin) > 0 ? null : day;
}

/** The next day of a rule, the first after `today`: days missed while nothing ran make one round, not several. */
export function prochaineTournee(
  prochaine: Temporal.PlainDate,
  mois: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  let step = 1;
  // From the first day each time: 31 January, then 28 February, then 31 March.
  while (Temporal.PlainDate.compare(prochaine.add({ months: mois * step }), today) <= 0) step += 1;
  return prochaine.add({ months: mois * step });
}

/** When a mail may leave: the day wanted, or the first one on which this person gets no other. */
export function jourLibre(
  voulu: Temporal.PlainDate,
  dernier: Temporal.PlainDate | undefined,
): Temporal.PlainDate {
  if (!dernier || Temporal.PlainDate.compare(dernier, voulu) < 0) return voulu;
  return dernier.add({ days: 1 });
}

/** What the link holds: the département, for each keeps its own invitations, and a secret. */
export function writeLienNouvelles(departement: string, jeton: string): string {
  return `${departement}.${jeton}`;
}

/** Null for what is no link of ours: cut, or made up. */
export function readLienNouvelles(text: string): { departement: string; jeton: string } | null {
  const [, departement, jeton] = /^([0-9AB]{2,3})\.([\w-]{43})$/.exec(text) ?? [];
  return departement && jeton ? { departement, jeton } : null;
}
