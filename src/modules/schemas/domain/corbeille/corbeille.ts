/** The trash of a plan: one gesture (a « retrait ») removes an object with everything beneath it, for thirty days. */
import { Temporal } from "temporal-polyfill";
import { formatList, plural } from "#platform/values/french.ts";
import { JOURS_CORBEILLE } from "../echanges/lieu.ts";
import { motOf, NIVEAUX, type Niveau, type NiveauxSchema } from "../plan/niveaux.ts";

/** What goes beside the objects themselves. */
export const SUITES_RETRAIT = [
  "nouvelles",
  "commentaires",
  "fichiers",
  "renvois",
  "rattachements",
  "roles",
  "bilans",
] as const;
export type SuiteRetrait = (typeof SUITES_RETRAIT)[number];

/** How many of each went; what is absent is zero. */
export type CompteRetrait = Readonly<Partial<Record<Niveau | SuiteRetrait, number>>>;

const MOTS: Readonly<Record<SuiteRetrait, readonly [string, string]>> = {
  nouvelles: ["nouvelle", "nouvelles"],
  commentaires: ["commentaire", "commentaires"],
  fichiers: ["fichier joint", "fichiers joints"],
  renvois: ["renvoi", "renvois"],
  rattachements: ["place dans un autre schéma", "places dans d’autres schémas"],
  roles: ["rôle d’institution qui s’y rapporte", "rôles d’institutions qui s’y rapportent"],
  bilans: ["jugement du schéma suivant", "jugements du schéma suivant"],
};

/** « 2 objectifs », « 7 actions », « 12 nouvelles »: what goes beneath an object of `niveau`, which is not counted itself. */
export function listerCompte(schema: NiveauxSchema, niveau: Niveau, compte: CompteRetrait): string[] {
  const objets = NIVEAUX.flatMap((one) => {
    const nombre = (compte[one] ?? 0) - (one === niveau ? 1 : 0);
    const { nom, pluriel } = motOf(schema, one);
    return nombre > 0 ? [plural(nombre, nom, pluriel)] : [];
  });
  const suites = SUITES_RETRAIT.flatMap((suite) => {
    const nombre = compte[suite] ?? 0;
    return nombre > 0 ? [plural(nombre, ...MOTS[suite])] : [];
  });
  return [...objets, ...suites];
}

/** The same in one sentence; « rien d’autre » when nothing goes along. */
export function direCompte(schema: NiveauxSchema, niveau: Niveau, compte: CompteRetrait): string {
  const parts = listerCompte(schema, niveau, compte);
  return parts.length === 0 ? "rien d’autre" : formatList(parts);
}

/** Days during which it may still be given back, one that is begun included; zero or below when it is over. */
export function joursRestants(retireLe: string, now: Temporal.Instant): number {
  const fin = Temporal.Instant.from(retireLe).add({ hours: 24 * JOURS_CORBEILLE });
  return Math.ceil(now.until(fin).total("hours") / 24);
}
