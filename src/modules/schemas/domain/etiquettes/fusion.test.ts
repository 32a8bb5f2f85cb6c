import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaire, fusionner, type Porteurs } from "./fusion.ts";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });
const porteurs: fc.Arbitrary<Porteurs> = fc.record({ actions: ids, objectifs: ids });
const sorted = ({ actions, objectifs }: Porteurs) => ({
  actions: [...actions].sort(),
  objectifs: [...objectifs].sort(),
});
const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();

describe("a tag that takes the place of another", () => {
  it("bears the union, and nothing twice", () => {
    fc.assert(
      fc.property(porteurs, porteurs, (partie, restee) => {
        const { restee: after } = fusionner(partie, restee);
        expect(sorted(after)).toEqual({
          actions: union(partie.actions, restee.actions),
          objectifs: union(partie.objectifs, restee.objectifs),
        });
      }),
    );
  });

  it("gives back exactly what each bore when nothing changed since", () => {
    fc.assert(
      fc.property(porteurs, porteurs, (partie, restee) => {
        const { restee: after, fusion } = fusionner(partie, restee);
        const apart = defaire(fusion, after);
        expect(sorted(apart.partie)).toEqual(sorted(partie));
        expect(sorted(apart.restee)).toEqual(sorted(restee));
      }),
    );
  });

  it("keeps what was added and taken off since", () => {
    const { fusion } = fusionner(
      { actions: ["a", "b"], objectifs: [] },
      { actions: ["b", "c"], objectifs: [] },
    );
    const apart = defaire(fusion, { actions: ["b", "c", "d"], objectifs: ["o"] });
    expect(apart).toEqual({
      partie: { actions: ["b"], objectifs: [] },
      restee: { actions: ["b", "c", "d"], objectifs: ["o"] },
    });
  });
});
