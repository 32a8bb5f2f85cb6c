import type { Contexte } from "#platform/context/contexte.ts";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Refusal } from "#platform/values/refusal.ts";

/** The person whose data are asked for. */
export type PersonneVisee = {
  readonly id: Id<"acteur">;
  readonly publicId: string;
  readonly nom: string;
  readonly courriel: string | null;
  readonly institution: Id<"acteur"> | null;
  readonly revision: number;
};

export type Tableau = {
  titre: string;
  lignes: readonly Readonly<Record<string, string | number | boolean | null>>[];
};

/** A free text that names the person: a human decides, for an automatic cut would mangle what others wrote. */
export type TexteARevoir = { ou: string; lien: string; extrait: string };

/** What one module knows of persons. */
export type PartPersonne = {
  readonly cle: string;
  /** Everything about the person, readable by them. */
  readonly exporter: (ctx: Contexte, personne: PersonneVisee) => Promise<readonly Tableau[]>;
  /** Why the person cannot be erased; null when nothing holds. */
  readonly empeche?: (ctx: Contexte, personne: PersonneVisee) => Promise<Refusal | null>;
  readonly aRevoir?: (ctx: Contexte, personne: PersonneVisee) => Promise<readonly TexteARevoir[]>;
  /** Replaces the name by `remplacement`, removes the rest; returns how many rows changed. */
  readonly effacer: (ctx: Contexte, personne: PersonneVisee, remplacement: string) => Promise<number>;
  /** The same where the application may only add, as the owner, after; done again it does no harm. */
  readonly effacerFige?: (
    tx: Tx,
    personne: PersonneVisee,
    remplacement: string,
    departement: string,
  ) => Promise<number>;
};

/** How the kernel finds a person, by the id of their address or by the other: a module knows them. */
export type FindPersonne = (
  ctx: Contexte,
  which: { publicId: string } | { id: Id<"acteur"> },
) => Promise<PersonneVisee | null>;

/** « Personne effacée n° kx3f9q2m »: the public id, so that what they did stays together. */
export function nomEfface(publicId: string): string {
  return `Personne effacée n° ${publicId}`;
}
