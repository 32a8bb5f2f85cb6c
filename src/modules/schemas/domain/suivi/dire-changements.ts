/** What changed in an object of the plan, in French sentences. */
import { formatIsoDay, formatList, formatPercent, NBSP, plural } from "#platform/values/french.ts";
import { formatPartialDate, type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_STATUT } from "../plan/vocabulaire.ts";
import type { EvenementBlocage, Evolution } from "./evolution.ts";

export const GENRES_CHANGEMENT = [
  "nouvelle",
  "statut",
  "date",
  "blocage",
  "levee",
  "ajout",
  "retrait",
  "fiche",
] as const;
export type GenreChangement = (typeof GENRES_CHANGEMENT)[number];

export const LIBELLE_CHANGEMENT: Record<GenreChangement, string> = {
  nouvelle: "Nouvelles données",
  statut: "Statuts changés",
  date: "Dates déplacées",
  blocage: "Blocages ouverts",
  levee: "Blocages levés",
  ajout: "Ajouts au plan",
  retrait: "Retraits du plan",
  fiche: "Fiches modifiées",
};

/** One thing that changed. Dates are ISO days; texts that the reader may not see are null. */
export type Changement = {
  genre: GenreChangement;
  jour: string;
  phrase: string;
  avant: string | null;
  apres: string | null;
  /** Somebody's own words. */
  citation: string | null;
};

const guillemets = (text: string) => `«${NBSP}${text}${NBSP}»`;

/** Status, progress and blockages. `mots`: the reader may read the words of blockages. */
export function direEvolution(evolution: Evolution, mots: boolean): Changement[] {
  const { statut, avancement, blocages } = evolution;
  const found: Changement[] = [];
  if (statut) {
    const [avant, apres] = [LIBELLE_STATUT[statut.avant], LIBELLE_STATUT[statut.apres]];
    const phrase = `Passe de ${guillemets(avant)} à ${guillemets(apres)}.`;
    found.push({ genre: "statut", jour: statut.jour, phrase, avant, apres, citation: null });
  }
  if (avancement && !statut) {
    const [avant, apres] = [formatPercent(avancement.avant / 100), formatPercent(avancement.apres / 100)];
    const phrase = `L'avancement passe de ${avant} à ${apres}.`;
    found.push({ genre: "nouvelle", jour: avancement.jour, phrase, avant, apres, citation: null });
  }
  return [...found, ...blocages.map((one) => direBlocage(one, mots))];
}

function direBlocage(evenement: EvenementBlocage, mots: boolean): Changement {
  const { jour, blocage } = evenement;
  if (evenement.genre === "leve") {
    const citation = mots ? blocage.raison : null;
    return { genre: "levee", jour, phrase: "Le blocage est levé.", avant: citation, apres: null, citation };
  }
  if (!mots) {
    const phrase =
      evenement.genre === "ouvert" ? "L'action est bloquée." : "La date du blocage est déplacée.";
    return { genre: "blocage", jour, phrase, avant: null, apres: null, citation: null };
  }
  const attendu = `Ce qui la débloquera${NBSP}: ${blocage.condition}, attendu le ${formatIsoDay(blocage.echeance)}.`;
  if (evenement.genre === "ouvert") {
    const phrase = `L'action est bloquée. ${attendu}`;
    return { genre: "blocage", jour, phrase, avant: null, apres: blocage.raison, citation: blocage.raison };
  }
  const [avant, apres] = [formatIsoDay(evenement.avant.echeance), formatIsoDay(blocage.echeance)];
  const phrase = `Ce qui débloquera l'action était attendu le ${avant}, et l'est maintenant le ${apres}.`;
  return { genre: "blocage", jour, phrase, avant, apres, citation: blocage.raison };
}

/** The news themselves: how many, and what the last one says. */
export function direNouvelles(
  points: readonly { dit: string; auteur: string; institution: string | null; commentaire: string }[],
  mots: boolean,
): Changement[] {
  const last = points.at(-1);
  if (!last) return [];
  const qui = mots
    ? [last.auteur, last.institution && `(${last.institution})`].filter(Boolean).join(" ")
    : last.institution;
  const par = qui ? ` par ${qui}` : "";
  const phrase =
    points.length === 1
      ? `Nouvelles données le ${formatIsoDay(last.dit)}${par}.`
      : `${plural(points.length, "nouvelle")}, la dernière le ${formatIsoDay(last.dit)}${par}.`;
  const citation = (mots && last.commentaire) || null;
  return [{ genre: "nouvelle", jour: last.dit, phrase, avant: null, apres: null, citation }];
}

const CHAMPS_DATE: Readonly<Record<string, { mis: string; sujet: string; retire: string }>> = {
  debut: { mis: "Début fixé à", sujet: "Début déplacé", retire: "Début retiré du plan" },
  fin: { mis: "Terme fixé à", sujet: "Terme", retire: "Terme retiré du plan" },
};

/** « Terme repoussé de 2025 à juin 2026. » */
export function direDate(champ: "debut" | "fin", avant: unknown, apres: unknown): string {
  const [from, to] = [dateOf(avant), dateOf(apres)];
  const words = CHAMPS_DATE[champ] ?? { mis: "", sujet: "", retire: "" };
  if (!from && to) return `${words.mis} ${formatPartialDate(to)}.`;
  if (from && !to) return `${words.retire} (${formatPartialDate(from)}).`;
  if (!from || !to) return "Date modifiée.";
  const sens = champ === "debut" ? "" : from < to ? " repoussé" : " avancé";
  return `${words.sujet}${sens} de ${formatPartialDate(from)} à ${formatPartialDate(to)}.`;
}

export function dateEnMots(value: unknown): string | null {
  const date = dateOf(value);
  return date && formatPartialDate(date);
}

function dateOf(value: unknown): PartialDate | null {
  return typeof value === "string" ? parsePartialDate(value) : null;
}

/** « Pilotes : Caf et PMI, au lieu de Caf. » */
export function direListe(libelle: string, avant: readonly string[], apres: readonly string[]): string {
  const after = apres.length > 0 ? formatList(apres) : "personne";
  return `${libelle}${NBSP}: ${after}${avant.length > 0 ? `, au lieu de ${formatList(avant)}` : ""}.`;
}
