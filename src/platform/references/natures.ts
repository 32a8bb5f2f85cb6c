/** What an object may be to another, and how it is said from either end. */
export const NATURES_RENVOI = ["contribue", "decline", "depend", "remplace", "repond", "voir_aussi"] as const;
export type NatureRenvoi = (typeof NATURES_RENVOI)[number];

/** The end from which a tie is read: `direct` from the object that it starts from. */
export const SENS_RENVOI = ["direct", "inverse"] as const;
export type SensRenvoi = (typeof SENS_RENVOI)[number];

const LIBELLES: Readonly<Record<NatureRenvoi, Readonly<Record<SensRenvoi, string>>>> = {
  contribue: { direct: "Contribue à", inverse: "Reçoit l’appui de" },
  decline: { direct: "Décline", inverse: "Se décline dans" },
  depend: { direct: "Dépend de", inverse: "Conditionne" },
  remplace: { direct: "Remplace", inverse: "Laisse la place à" },
  repond: { direct: "Répond à", inverse: "Reçoit pour réponse" },
  voir_aussi: { direct: "Voir aussi", inverse: "Voir aussi" },
};

/** A kind of tie as one chooses it: « depend inverse ». */
export type Lien = { nature: NatureRenvoi; sens: SensRenvoi };

export function libelleLien({ nature, sens }: Lien): string {
  return LIBELLES[nature][sens];
}

/** True when both ends say the same of each other. */
export function isSymetrique(nature: NatureRenvoi): boolean {
  return LIBELLES[nature].direct === LIBELLES[nature].inverse;
}

/** Every tie that one may choose, in the order of the screens. */
export const LIENS: readonly Lien[] = NATURES_RENVOI.flatMap((nature) =>
  SENS_RENVOI.filter((sens) => sens === "direct" || !isSymetrique(nature)).map((sens) => ({ nature, sens })),
);

/** « depend-inverse », as a form sends it. */
export function codeLien({ nature, sens }: Lien): string {
  return `${nature}-${sens}`;
}

export function parseLien(code: string): Lien | null {
  return LIENS.find((one) => codeLien(one) === code) ?? null;
}

/** Those that would mean nothing if they led back to where they start: two objects would each wait for the other. */
const SANS_CYCLE: ReadonlySet<NatureRenvoi> = new Set(["decline", "depend", "remplace"]);

export function isSansCycle(nature: NatureRenvoi): boolean {
  return SANS_CYCLE.has(nature);
}

/** True when a tie from `de` to `vers` would close a circle with those that are there. */
export function closesCycle(
  edges: readonly { de: string; vers: string }[],
  { de, vers }: { de: string; vers: string },
): boolean {
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge.de, [...(next.get(edge.de) ?? []), edge.vers]);
  const seen = new Set<string>();
  const reached = [vers];
  for (let at = reached.pop(); at !== undefined; at = reached.pop()) {
    if (at === de) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    reached.push(...(next.get(at) ?? []));
  }
  return false;
}
