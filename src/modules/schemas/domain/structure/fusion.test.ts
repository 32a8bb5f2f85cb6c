import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import type { ActeursFiche } from "../plan/fiche.ts";
import {
  type ActionAFusionner,
  CHAMPS_AU_CHOIX,
  COTES,
  choixPossibles,
  defaireFusion,
  type FicheFusion,
  fusionner,
  tenus,
} from "./fusion.ts";

const acteur = (cle: string) => cle as Id<"acteur">;
const acteurs = (pilotes: string[] = []): ActeursFiche => ({
  ...{ pilotes: pilotes.map(acteur), coordination: [], partenaires: [] },
});
const VIDE: ActionAFusionner = {
  ...{
    code: null,
    intitule: "Une action",
    nature: null,
    periode: { debut: null, fin: null },
    description: "",
  },
  ...{ acteurs: acteurs(), herites: acteurs(), etiquettes: [], territoires: [], jalons: [] },
};

const liste = (prefix: string) =>
  fc.uniqueArray(
    fc.constantFrom("1", "2", "3", "4").map((one) => prefix + one),
    { maxLength: 3 },
  );
const gens = fc.record({
  pilotes: liste("a"),
  coordination: liste("a"),
  partenaires: liste("a"),
}) as unknown as fc.Arbitrary<ActeursFiche>;
const jour = fc.constantFrom(null, "2024", "2025", "2026").map((one) => one && parsePartialDate(one));
const fiche: fc.Arbitrary<ActionAFusionner> = fc.record({
  code: fc.constantFrom(null, "1-A", "2-B"),
  intitule: fc.constantFrom("Ouvrir", "Fermer"),
  nature: fc.constantFrom(null, "nouvelle" as const, "a_poursuivre" as const),
  periode: fc.record({ debut: jour, fin: jour }),
  description: fc.constantFrom("", "Un texte", "Un autre"),
  ...{ acteurs: gens, herites: gens },
  etiquettes: liste("e").map((all) => all.sort() as Id<"etiquette">[]),
  territoires: liste("63").map((codes) => codes.map((code) => ({ genre: "epci" as const, code }))),
  jalons: fc.uniqueArray(
    fc.record({ libelle: fc.constantFrom("Un", "Deux", "Trois"), date: jour, fait: fc.boolean() }),
    { selector: ({ libelle }) => libelle },
  ),
});
const choix = fc.record(
  Object.fromEntries(CHAMPS_AU_CHOIX.map((champ) => [champ, fc.constantFrom(...COTES)])),
);

const sans = ({ herites: _herites, ...rest }: ActionAFusionner): FicheFusion => rest;
/** As it comes back from the base. */
const kept = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe("merging two actions", () => {
  it("and telling them apart again leaves nothing changed", () => {
    fc.assert(
      fc.property(fiche, fiche, choix, (gardee, absorbee, choisi) => {
        const avant = sans(gardee);
        const apres = fusionner(gardee, absorbee, choisi);
        expect(defaireFusion(kept(apres), kept({ avant, apres }))).toEqual({ fiche: avant, suivis: [] });
      }),
    );
  });

  it("loses nobody and nothing that both list", () => {
    fc.assert(
      fc.property(fiche, fiche, choix, (gardee, absorbee, choisi) => {
        const apres = { ...fusionner(gardee, absorbee, choisi), herites: gardee.herites };
        for (const role of ["pilotes", "coordination", "partenaires"] as const) {
          const all = [...tenus(gardee, role), ...tenus(absorbee, role)];
          expect(new Set(tenus(apres, role))).toEqual(new Set(all));
        }
        for (const champ of ["etiquettes", "territoires"] as const)
          expect(apres[champ]).toEqual(expect.arrayContaining([...gardee[champ], ...absorbee[champ]]));
        const libelles = [...gardee.jalons, ...absorbee.jalons].map(({ libelle }) => libelle);
        expect(new Set(apres.jalons.map(({ libelle }) => libelle))).toEqual(new Set(libelles));
        // What only one of the two says is never dropped for nothing.
        for (const champ of CHAMPS_AU_CHOIX) {
          if (choixPossibles(sans(gardee), sans(absorbee)).some((one) => one.champ === champ)) continue;
          const said = [gardee[champ], absorbee[champ]].map((one) => JSON.stringify(one));
          expect(said).toContain(JSON.stringify(apres[champ]));
        }
      }),
    );
  });

  it("keeps what somebody changed since, and says which fields those are", () => {
    const gardee = { ...VIDE, description: "Un", acteurs: acteurs(["a1"]), etiquettes: ["e1"] as never[] };
    const absorbee = {
      ...VIDE,
      description: "Deux",
      acteurs: acteurs(["a2"]),
      etiquettes: ["e2"] as never[],
    };
    const apres = fusionner(gardee, absorbee, {});
    expect(apres.description).toBe("Un\n\nDeux");
    const courant = {
      ...apres,
      description: "Réécrit",
      acteurs: acteurs(["a1", "a2", "a3"]),
      etiquettes: ["e2", "e3"] as never[],
    };
    const { fiche: rendue, suivis } = defaireFusion(courant, { avant: sans(gardee), apres });
    expect(suivis.sort()).toEqual(["description", "etiquettes", "pilotes"]);
    expect(rendue).toMatchObject({
      description: "Réécrit",
      acteurs: acteurs(["a1", "a3"]),
      etiquettes: ["e3"],
    });
  });

  it("does not take the pilots of its objectif from an action to which somebody was added since", () => {
    const gardee = { ...VIDE, herites: acteurs(["a1"]) };
    const absorbee = { ...VIDE, herites: acteurs(["a2"]) };
    const apres = fusionner(gardee, absorbee, {});
    expect(apres.acteurs.pilotes).toEqual(["a1", "a2"]);
    expect(fusionner(gardee, gardee, {}).acteurs.pilotes).toEqual([]);
    const courant = { ...apres, acteurs: acteurs(["a1", "a2", "a3"]) };
    const { fiche: rendue, suivis } = defaireFusion(courant, { avant: sans(gardee), apres });
    expect([rendue.acteurs.pilotes, suivis]).toEqual([["a1", "a2", "a3"], ["pilotes"]]);
  });

  it("unites periods from the first beginning to the last end, an open end staying open", () => {
    const periode = (debut: string, fin: string) => ({
      ...VIDE,
      periode: { debut: parsePartialDate(debut), fin: parsePartialDate(fin) },
    });
    const deux = { periode: "deux" } as const;
    expect(fusionner(periode("2024-05", "2025"), periode("2023", "2026-03"), deux).periode).toEqual({
      ...{ debut: "2023", fin: "2026-03" },
    });
    expect(fusionner(periode("2024", "2025"), periode("2023", ""), deux).periode).toEqual({
      ...{ debut: "2023", fin: null },
    });
  });
});
