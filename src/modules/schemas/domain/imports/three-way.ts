/** Comparison of one object with what a file says of it, knowing what the last file said. */

export type ChampChange = {
  champ: string;
  /** What is there. */
  avant: unknown;
  /** What the file says. */
  apres: unknown;
  /** Somebody changed it on screen since the last import, and the file says something else again. */
  conflit: boolean;
  /** What will be kept. On a conflict the screen wins unless a person ticked the file. */
  retenu: "fichier" | "ecran";
};

/** Key by which a person ticks one conflict. */
export function conflictKey(id: string, champ: string): string {
  return `${id}.${champ}`;
}

/**
 * The fields on which file and screen differ and somebody must know. Left out: equal ones, ones the file does not speak
 * of, and ones where the file repeats its last value while the screen has moved on (that change is simply kept).
 */
export function threeWay(
  id: string,
  courant: Readonly<Record<string, unknown>>,
  fichier: Readonly<Record<string, unknown>>,
  dernierFichier: Readonly<Record<string, unknown>> | null,
  prendreFichier: ReadonlySet<string>,
): ChampChange[] {
  const changes: ChampChange[] = [];
  for (const [champ, apres] of Object.entries(fichier)) {
    if (apres === undefined) continue;
    const avant = courant[champ];
    if (same(avant, apres)) continue;
    const base = dernierFichier?.[champ];
    if (base !== undefined && same(base, apres)) continue;
    const conflit = base !== undefined && !same(base, avant);
    const retenu = conflit && !prendreFichier.has(conflictKey(id, champ)) ? "ecran" : "fichier";
    changes.push({ champ, avant, apres, conflit, retenu });
  }
  return changes;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
