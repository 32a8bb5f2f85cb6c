/** Which EPCI the communes belonged to, as the files of Insee and of the DGCL write it. Pure. */
import { departementOf, normaliserCommune } from "./codes.ts";

export type Membre = {
  readonly commune: string;
  readonly siren: string;
  readonly nom: string;
  readonly nature: string;
};

export type AppartenanceLue =
  | {
      readonly membres: readonly Membre[];
      /** Rows left aside, from 1, the header counted: bad code, commune of another département, commune in no EPCI. */
      readonly illisibles: readonly number[];
      readonly ailleurs: number;
      readonly horsEpci: number;
    }
  | { readonly erreur: "colonnes" }
  | { readonly erreur: "double"; readonly commune: string; readonly ligne: number }
  | { readonly erreur: "aucune" };

/** The columns under the names that the producers give them, lower case. */
const COLONNES = {
  commune: ["codgeo", "code_commune", "insee", "code_insee", "com", "code commune"],
  siren: ["epci", "siren_epci", "siren", "siren epci"],
  nom: ["libepci", "nom_epci", "raison_sociale", "nom epci"],
  nature: ["type", "nature_juridique", "nature_epci", "nature"],
} as const;

/** Insee writes this for a commune in no EPCI. */
const SANS_EPCI = "ZZZZZZZZZ";

export function lireAppartenance(
  lignes: readonly Readonly<Record<string, string>>[],
  departement: string,
): AppartenanceLue {
  const names = new Map(Object.keys(lignes[0] ?? {}).map((name) => [name.trim().toLowerCase(), name]));
  const column = (cle: keyof typeof COLONNES) => {
    const found = COLONNES[cle].find((name) => names.has(name));
    return found === undefined ? null : (names.get(found) ?? null);
  };
  const [commune, siren, nom, nature] = [column("commune"), column("siren"), column("nom"), column("nature")];
  if (commune === null || siren === null) return { erreur: "colonnes" };
  const membres = new Map<string, Membre>();
  const illisibles: number[] = [];
  let ailleurs = 0;
  let horsEpci = 0;
  for (const [index, ligne] of lignes.entries()) {
    const code = normaliserCommune(ligne[commune] ?? "");
    const number = (ligne[siren] ?? "").replace(/\s/g, "");
    if (code === null || code.includes("X") || !(number === SANS_EPCI || /^\d{9}$/.test(number))) {
      illisibles.push(index + 2);
    } else if (departementOf(code) !== departement) {
      ailleurs += 1;
    } else if (number === SANS_EPCI) {
      horsEpci += 1;
    } else {
      const known = membres.get(code);
      if (known && known.siren !== number) return { erreur: "double", commune: code, ligne: index + 2 };
      membres.set(code, {
        commune: code,
        siren: number,
        nom: (nom && ligne[nom]?.trim()) || `EPCI ${number}`,
        nature: (nature && ligne[nature]?.trim()) || "",
      });
    }
  }
  if (membres.size === 0) return { erreur: "aucune" };
  return { membres: [...membres.values()], illisibles, ailleurs, horsEpci };
}
