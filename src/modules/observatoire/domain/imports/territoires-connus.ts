import { normalise } from "#platform/values/french.ts";
import { isCodeDepartement } from "#platform/values/ids.ts";
import type { Maille } from "../vocabulaire.ts";

/** How a code of a file stands: ours, ours formerly, of another département, a placeholder, or unknown. */
export type Reconnaissance = "connu" | "ancien" | "ailleurs" | "provisoire" | "absent" | "inconnu";

/** What the geographic code knows, for one département. */
export type Geographie = {
  readonly departement: string;
  readonly departementNom: string;
  readonly region: string;
  readonly regionNom: string;
  /** Names of the communes of the département, by code. */
  readonly communes: ReadonlyMap<string, string>;
  /** Names of the EPCI with a commune in the département, by Siren. */
  readonly epci: ReadonlyMap<string, string>;
  /** Siren of the EPCI of the whole country. */
  readonly tousEpci: ReadonlySet<string>;
  /** A commune of the whole country, in the vintage of the file. */
  readonly commune: (code: string) => Reconnaissance;
};

/** Looks at a code, as written for that mesh. */
export function recogniseCode(geographie: Geographie, maille: Maille, code: string): Reconnaissance {
  if (code === "") return "absent";
  if (/^X+$/i.test(code)) return "provisoire";
  const { departement, region } = geographie;
  switch (maille) {
    case "commune":
      return geographie.commune(code);
    case "iris": {
      if (!/^\d[\dAB]\d{7}$/.test(code)) return "inconnu";
      const commune = geographie.commune(code.slice(0, 5));
      return commune === "ancien" ? "connu" : commune;
    }
    case "epci":
      if (geographie.epci.has(code)) return "connu";
      return geographie.tousEpci.has(code) ? "ailleurs" : "inconnu";
    case "qpv": {
      // Those of 2015 are « QP063001 », those of 2024 « QN06301M »: a zero, then the département, on three signs.
      const own = /^Q[PN](\d[\dAB]\d)\d{2,3}[\dA-Z]?$/i.exec(code)?.[1];
      if (own === undefined) return "inconnu";
      return own === departement.padStart(3, "0") ? "connu" : "ailleurs";
    }
    case "departement":
      if (code === departement) return "connu";
      return isCodeDepartement(code) ? "ailleurs" : "inconnu";
    case "region":
      if (code === region) return "connu";
      return /^\d\d$/.test(code) ? "ailleurs" : "inconnu";
    case "france":
      return code === "FR" ? "connu" : "inconnu";
    case "zonage":
      return "connu";
  }
}

/** A name without what only says its nature: « CC du Massif du Sancy » → « massif du sancy ». */
function bareName(nom: string): string {
  return normalise(nom)
    .replace(/^(?:cc|ca|cu|communaute (?:de communes|d'agglomeration|urbaine)) /, "")
    .replace(/^(?:agglo|agglomeration) /, "")
    .replace(/^(?:du |de la |de l'|des |de |d')/, "");
}

/** Finds a territory from the name that people give it; null when none or several bear it. */
export function nameFinder(
  geographie: Geographie,
): (nom: string) => { readonly maille: Maille; readonly code: string } | null {
  type Lieu = { maille: Maille; code: string };
  const names = new Map<string, Lieu | null>();
  const add = (nom: string, lieu: Lieu) => {
    const known = names.get(nom);
    names.set(nom, known === undefined || known?.code === lieu.code ? lieu : null);
  };
  for (const [code, nom] of geographie.communes) add(normalise(nom), { maille: "commune", code });
  for (const [code, nom] of geographie.epci) {
    // Called by its short name, an EPCI gives way to the commune of that name.
    for (const said of new Set([normalise(nom), bareName(nom)])) {
      if (names.get(said)?.maille !== "commune") add(said, { maille: "epci", code });
    }
  }
  add(normalise(geographie.departementNom), { maille: "departement", code: geographie.departement });
  add(normalise(geographie.regionNom), { maille: "region", code: geographie.region });
  for (const nom of ["france", "france entiere", "france metropolitaine", "france hors mayotte"]) {
    add(nom, { maille: "france", code: "FR" });
  }
  return (nom) =>
    nom.trim() === "" ? null : (names.get(normalise(nom)) ?? names.get(bareName(nom)) ?? null);
}
