import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActeurCible, ObjectifCible } from "./plan-cible.ts";
import { rebaseActeurs } from "./rebase-acteurs.ts";

const acteur = fc.constantFrom<ActeurCible>("nouveau:caf", "nouveau:cd", "nouveau:msa");
const liste = fc.uniqueArray(acteur, { maxLength: 3 });
const pair = fc.record({ pilotes: liste, partenaires: liste });

function objectif(
  commune: { pilotes: ActeurCible[]; partenaires: ActeurCible[] },
  own: (typeof commune)[],
): ObjectifCible {
  return {
    cle: "1",
    valeurs: { no: 1, titre: "Un", ...commune },
    actions: own.map((listes, index) => ({
      ligne: index,
      code: null,
      valeurs: { intitule: `${index}`, ...listes },
    })),
  };
}

/** Who pilots each action in the end, whichever way it is said. */
function effective({ valeurs, actions }: ObjectifCible, champ: "pilotes" | "partenaires") {
  return actions.map((action) => (action.valeurs[champ]?.length ? action.valeurs[champ] : valeurs[champ]));
}

describe("rebasing acteurs on what the base says", () => {
  it("never changes who does what", () => {
    fc.assert(
      fc.property(
        pair,
        fc.array(pair, { maxLength: 5 }),
        pair,
        fc.array(fc.option(pair), { maxLength: 5 }),
        (file, own, base, there) => {
          const cible = objectif(file, own);
          const rebased = rebaseActeurs(cible, base, there);
          for (const champ of ["pilotes", "partenaires"] as const) {
            expect(effective(rebased, champ)).toEqual(effective(cible, champ));
          }
        },
      ),
    );
  });

  it("keeps the way of the base when the file means the same", () => {
    const caf: ActeurCible[] = ["nouveau:caf"];
    const both: ActeurCible[] = ["nouveau:caf", "nouveau:cd"];
    // The reading found « Caf, CD » most often and made it the objectif's; the base says « Caf » with two exceptions.
    const cible = objectif({ pilotes: both, partenaires: [] }, [
      { pilotes: [], partenaires: [] },
      { pilotes: [], partenaires: [] },
      { pilotes: caf, partenaires: [] },
    ]);
    const there = [both, both, []].map((pilotes) => ({ pilotes, partenaires: [] }));
    const rebased = rebaseActeurs(cible, { pilotes: caf, partenaires: [] }, there);
    expect(rebased.valeurs.pilotes).toEqual(caf);
    expect(rebased.actions.map((action) => action.valeurs.pilotes)).toEqual([both, both, []]);
  });

  it("lets the file change everybody", () => {
    const cible = objectif({ pilotes: ["nouveau:msa"], partenaires: [] }, [{ pilotes: [], partenaires: [] }]);
    const base = { pilotes: ["nouveau:caf"] as ActeurCible[], partenaires: [] };
    expect(rebaseActeurs(cible, base, [{ pilotes: [], partenaires: [] }]).valeurs.pilotes).toEqual([
      "nouveau:msa",
    ]);
  });
});
