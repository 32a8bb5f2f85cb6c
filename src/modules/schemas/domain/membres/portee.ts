import type { Id } from "#platform/values/ids.ts";

/** What a role is about: the whole scheme, some of its volets, or some of its objectifs. */
export const PORTEES = ["schema", "volets", "objectifs"] as const;
export type GenrePortee = (typeof PORTEES)[number];

export type Portee = {
  readonly genre: GenrePortee;
  /** Ids of volets or of objectifs, in no order; empty for the whole scheme. An id that is gone opens nothing. */
  readonly ids: readonly string[];
};

export const TOUT_LE_SCHEMA: Portee = { genre: "schema", ids: [] };

/** A place in a scheme: the whole of it (both null), a volet (objectif null), an objectif of a volet. */
export type Lieu = {
  readonly volet: Id<"volet"> | null;
  readonly objectif: Id<"objectif"> | null;
};

/** True when `portee` reaches the whole of `lieu`. */
export function reaches(portee: Portee, lieu: Lieu): boolean {
  if (portee.genre === "schema") return true;
  const id = portee.genre === "volets" ? lieu.volet : lieu.objectif;
  return id !== null && portee.ids.includes(id);
}

/** The same for several places; without any, only the whole scheme reaches them: a scope that is empty is a mistake. */
export function reachesAll(portee: Portee, lieux: readonly Lieu[]): boolean {
  return portee.genre === "schema" || (lieux.length > 0 && lieux.every((lieu) => reaches(portee, lieu)));
}

/**
 * The places that a scope is made of; `voletOf` gives the volet of each objectif of the scheme. An objectif that is not
 * in it stands under no volet: only a scope that names it, or the whole scheme, reaches it.
 */
export function lieuxOf(portee: Portee, voletOf: ReadonlyMap<Id<"objectif">, Id<"volet">>): readonly Lieu[] {
  if (portee.genre === "schema") return [{ volet: null, objectif: null }];
  if (portee.genre === "volets") {
    return portee.ids.map((id) => ({ volet: id as Id<"volet">, objectif: null }));
  }
  return portee.ids.map((id) => {
    const objectif = id as Id<"objectif">;
    return { volet: voletOf.get(objectif) ?? null, objectif };
  });
}
