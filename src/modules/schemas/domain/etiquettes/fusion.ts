/** What bears a tag, by level. */
export type Porteurs = { actions: readonly string[]; objectifs: readonly string[] };

/** What telling two tags apart again needs: what bore the one that went, and what its target got from it. */
export type Fusion = Porteurs & { ajoutees: Porteurs };

/** The tag that stays bears the union; `fusion` remembers who bore what. */
export function fusionner(partie: Porteurs, restee: Porteurs): { restee: Porteurs; fusion: Fusion } {
  const ajoutees = {
    actions: without(partie.actions, restee.actions),
    objectifs: without(partie.objectifs, restee.objectifs),
  };
  return {
    restee: {
      actions: [...restee.actions, ...ajoutees.actions],
      objectifs: [...restee.objectifs, ...ajoutees.objectifs],
    },
    fusion: { ...partie, ajoutees },
  };
}

/**
 * What both bear again. What lost the tag that stayed since then gets none of them back: somebody took it off. What got
 * it since then keeps it.
 */
export function defaire(
  { ajoutees, ...portees }: Fusion,
  restee: Porteurs,
): { partie: Porteurs; restee: Porteurs } {
  return {
    partie: {
      actions: among(portees.actions, restee.actions),
      objectifs: among(portees.objectifs, restee.objectifs),
    },
    restee: {
      actions: without(restee.actions, ajoutees.actions),
      objectifs: without(restee.objectifs, ajoutees.objectifs),
    },
  };
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return all.filter((one) => !known.has(one));
}

function among(all: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return all.filter((one) => known.has(one));
}
