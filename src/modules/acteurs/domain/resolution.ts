import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";

/** Every known way to write an acteur: normalised name → who bears it. */
export type Repertoire = ReadonlyMap<string, readonly Id<"acteur">[]>;

export type Resolution =
  | { genre: "trouve"; acteur: Id<"acteur"> }
  | { genre: "inconnu" }
  /** Two acteurs bear that name: refused and shown, never guessed. */
  | { genre: "ambigu"; acteurs: readonly Id<"acteur">[] };

/**
 * Who is meant by `ecrit`. Accents, case and punctuation do not count. « Comité de pilotage AVS (Caf, CD, MSA) » is
 * first sought as written, then without its bracket, which lists members; a bracket that names a service
 * (« CD (PMI) ») is only found as written, for it says more than its name.
 */
export function resolve(repertoire: Repertoire, ecrit: string): Resolution {
  const exact = lookUp(repertoire, ecrit);
  if (exact.genre !== "inconnu") return exact;
  const bare = bareName(ecrit);
  return bare === ecrit ? exact : lookUp(repertoire, bare);
}

/** « Comité technique AVS (Caf, CD, MSA) » → « Comité technique AVS »; other names are left as they are. */
export function bareName(ecrit: string): string {
  const [, before = "", inside = ""] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(ecrit) ?? [];
  return before && inside.includes(",") ? before : ecrit;
}

/**
 * How to write an acteur so that {@link resolve} finds it and no other: its name, with its public id behind when others
 * bear that name too (« Claire Martin [k2m9qfd8] »).
 */
export function distinctName(
  repertoire: Repertoire,
  { id, nom, publicId }: { id: Id<"acteur">; nom: string; publicId: string },
): string {
  const found = resolve(repertoire, nom);
  return found.genre === "trouve" && found.acteur === id ? nom : `${nom} [${publicId}]`;
}

function lookUp(repertoire: Repertoire, ecrit: string): Resolution {
  const acteurs = repertoire.get(normalise(ecrit)) ?? [];
  const [first, second] = acteurs;
  if (first === undefined) return { genre: "inconnu" };
  return second === undefined ? { genre: "trouve", acteur: first } : { genre: "ambigu", acteurs };
}

/** Builds the repertoire from rows of (normalised name, acteur). */
export function repertoireOf(rows: readonly { nom: string; acteur: Id<"acteur"> }[]): Repertoire {
  const map = new Map<string, Id<"acteur">[]>();
  for (const { nom, acteur } of rows) {
    const list = map.get(nom);
    if (!list) map.set(nom, [acteur]);
    else if (!list.includes(acteur)) list.push(acteur);
  }
  return map;
}
