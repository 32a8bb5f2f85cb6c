import { Temporal } from "temporal-polyfill";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lieuxOf, type Portee, reachesAll } from "./portee.ts";

const { compare } = Temporal.PlainDate;

/** What an institution is to a scheme, the strongest first. */
export const ROLES_MEMBRE = ["copilote", "contributeur", "consulte", "informe"] as const;
export type RoleMembre = (typeof ROLES_MEMBRE)[number];

export const LIBELLE_ROLE_MEMBRE: Record<RoleMembre, string> = {
  copilote: "Copilote",
  contributeur: "Contributeur",
  consulte: "Consulté",
  informe: "Informé",
};

export const ETATS_MEMBRE = [
  "proposee",
  "acceptee",
  "refusee",
  "annulee",
  "retiree",
  "terminee",
  "transmise",
] as const;
export type EtatMembre = (typeof ETATS_MEMBRE)[number];

export const GESTES_MEMBRE = [
  "accepter",
  "refuser",
  "annuler",
  "modifier",
  "retirer",
  "terminer",
  "transmettre",
] as const;
export type GesteMembre = (typeof GESTES_MEMBRE)[number];

/** Where each gesture leads from each state; what is not written is refused. */
export const TRANSITIONS_MEMBRE: Readonly<
  Record<EtatMembre, Readonly<Partial<Record<GesteMembre, EtatMembre>>>>
> = {
  proposee: { accepter: "acceptee", refuser: "refusee", annuler: "annulee", modifier: "proposee" },
  acceptee: { modifier: "acceptee", retirer: "retiree", terminer: "terminee", transmettre: "transmise" },
  refusee: {},
  annulee: {},
  retiree: {},
  terminee: {},
  transmise: {},
};

/** What somebody asks a membership to be. */
export type MembreVoulu = Periode & { role: RoleMembre; portee: Portee };

/**
 * True when `apres` gives more than `avant`: a stronger role, a place that was not reached, a day that was not counted.
 * The institution must accept it again.
 */
export function elargit(
  avant: MembreVoulu,
  apres: MembreVoulu,
  voletOf: ReadonlyMap<Id<"objectif">, Id<"volet">>,
): boolean {
  return (
    rangRole(apres.role) < rangRole(avant.role) ||
    !reachesAll(avant.portee, lieuxOf(apres.portee, voletOf)) ||
    compare(apres.du, avant.du) < 0 ||
    (avant.au !== null && (apres.au === null || compare(apres.au, avant.au) > 0))
  );
}

/** True when two memberships say the same. */
export function pareils(a: MembreVoulu, b: MembreVoulu): boolean {
  const key = ({ role, portee, du, au }: MembreVoulu) =>
    JSON.stringify([role, portee.genre, [...portee.ids].sort(), du.toString(), au?.toString() ?? null]);
  return key(a) === key(b);
}

/** @throws Refusal `membre.dates-inversees`, `membre.fin-passee`, naming the field. */
export function checkPeriode({ du, au }: Periode, jour: Temporal.PlainDate): void {
  if (au === null) return;
  if (compare(au, du) < 0) throw new Refusal("membre.dates-inversees", { champ: "au" });
  if (compare(au, jour) < 0) throw new Refusal("membre.fin-passee", { champ: "au" });
}

/** A reason as it will be kept. @throws Refusal `membre.motif-attendu`, `membre.motif-long`. */
export function checkMotif(motif: string): string {
  const text = motif.replace(/\s+/g, " ").trim();
  if (!text) throw new Refusal("membre.motif-attendu", { champ: "motif" });
  if (text.length > 1_000) throw new Refusal("membre.motif-long", { champ: "motif" });
  return text;
}

/** The state after a gesture. @throws Refusal `membre.etat` (409) when the state does not admit it. */
export function nextEtat(etat: EtatMembre, geste: GesteMembre): EtatMembre {
  const next = TRANSITIONS_MEMBRE[etat]?.[geste];
  if (!next) throw new Refusal("membre.etat", { etat, geste }, 409);
  return next;
}

/** Days from the first to the last, both included; `au` null: no end is said. */
export type Periode = { readonly du: Temporal.PlainDate; readonly au: Temporal.PlainDate | null };

/** One period of one institution in a scheme. */
export type Membre = Periode & {
  id: Id<"schema_membre">;
  institution: Id<"acteur">;
  role: RoleMembre;
  portee: Portee;
  /** As written: {@link etatLe} says what it is worth on a day. */
  etat: EtatMembre;
  accepteLe: Temporal.PlainDate | null;
  acceptePar: Id<"acteur"> | null;
  /** Persons; null for the platform itself. */
  proposePar: Id<"acteur"> | null;
  proposeLe: Temporal.PlainDate;
  /** Day on which somebody closed it, and why; it counts until the day before. */
  closLe: Temporal.PlainDate | null;
  closPar: Id<"acteur"> | null;
  motif: string | null;
  /** The membership whose place it takes once it is accepted. */
  succedeA: Id<"schema_membre"> | null;
  revision: number;
};

/** The state on a day: an accepted membership whose last day is past is over, although nobody wrote it. */
export function etatLe({ etat, au }: Pick<Membre, "etat" | "au">, jour: Temporal.PlainDate): EtatMembre {
  return etat === "acceptee" && au !== null && compare(au, jour) < 0 ? nextEtat(etat, "terminer") : etat;
}

/** True when the role counts on that day: accepted by then, begun, not over. */
export function compte(
  membre: Pick<Membre, "etat" | "du" | "au" | "accepteLe">,
  jour: Temporal.PlainDate,
): boolean {
  const { accepteLe, du } = membre;
  return (
    etatLe(membre, jour) === "acceptee" &&
    accepteLe !== null &&
    compare(accepteLe, jour) <= 0 &&
    compare(du, jour) <= 0
  );
}

/** True when two periods have a day in common. */
export function seChevauchent(a: Periode, b: Periode): boolean {
  const startsBeforeEnd = (one: Periode, other: Periode) =>
    other.au === null || compare(one.du, other.au) <= 0;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

/**
 * The membership, proposed or in force on `jour`, that has a day in common with a wanted one of the same institution;
 * `sauf` are set aside (what the wanted one replaces).
 */
export function membreEnConflit<M extends Membre>(
  membres: readonly M[],
  voulu: Periode & { institution: Id<"acteur"> },
  jour: Temporal.PlainDate,
  sauf: readonly (Id<"schema_membre"> | null)[] = [],
): M | null {
  const found = membres.find((membre) => {
    const etat = etatLe(membre, jour);
    return (
      membre.institution === voulu.institution &&
      !sauf.includes(membre.id) &&
      (etat === "proposee" || etat === "acceptee") &&
      seChevauchent(membre, voulu)
    );
  });
  return found ?? null;
}

/** From 0 for the strongest. */
export function rangRole(role: RoleMembre): number {
  return ROLES_MEMBRE.indexOf(role);
}

/**
 * The first day, from `jour` on, on which no accepted copilot holds the whole scheme; null when there is always one.
 * What is only proposed counts for nothing.
 */
export function premierJourSansCopilote(
  membres: readonly Membre[],
  jour: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const tenants = membres.filter(
    (membre) => membre.etat === "acceptee" && membre.role === "copilote" && membre.portee.genre === "schema",
  );
  const held = tenants.map(({ du, au, accepteLe }) => ({ du: latest(du, accepteLe ?? du), au }));
  held.sort((a, b) => compare(a.du, b.du));
  let day = jour;
  for (const { du, au } of held) {
    if (compare(du, day) > 0) return day;
    if (au === null) return null;
    if (compare(au, day) >= 0) day = au.add({ days: 1 });
  }
  return day;
}

/**
 * Refuses a change that would leave the scheme without a copilot of the whole sooner than it would have been.
 *
 * @throws Refusal `membre.dernier-copilote` (409).
 */
export function checkCopilotes(
  avant: readonly Membre[],
  apres: readonly Membre[],
  jour: Temporal.PlainDate,
): void {
  const gap = premierJourSansCopilote(apres, jour);
  if (gap === null) return;
  const before = premierJourSansCopilote(avant, jour);
  if (before === null || compare(gap, before) < 0) {
    throw new Refusal("membre.dernier-copilote", { jour: gap.toString() }, 409);
  }
}

export function latest(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return compare(a, b) >= 0 ? a : b;
}
