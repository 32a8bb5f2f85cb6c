import { compareFrench } from "#platform/values/french.ts";

/** What an EPCI is, in full; codes of the DGCL (BANATIC). */
const NATURES: Readonly<Record<string, string>> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
  METRO: "Métropole",
  MET69: "Métropole de Lyon",
};

export function libelleNature(code: string): string {
  return NATURES[code] ?? code;
}

/** « CC du Pays de Saint-Eloy » → « Pays de Saint-Eloy »: the nature is shown apart. */
export function nomCourt(nom: string): string {
  return nom.replace(/^(?:CC|CA|CU)\s+(?:du |de la |de l'|des |de )?/i, "");
}

/** What the list of EPCI can be sorted by. */
export const TRIS_EPCI = ["nom", "nature", "communes", "population"] as const;
export type TriEpci = (typeof TRIS_EPCI)[number];

type EpciTriable = { nom: string; nature: string; communes: number; population: number };

/** A sorted copy; EPCI that are equal on `cle` follow their short names. */
export function sortEpci<T extends EpciTriable>(epci: readonly T[], cle: TriEpci, sens: "asc" | "desc"): T[] {
  const way = sens === "asc" ? 1 : -1;
  const byName = (a: T, b: T) => compareFrench(nomCourt(a.nom), nomCourt(b.nom));
  const compare: Record<TriEpci, (a: T, b: T) => number> = {
    nom: byName,
    nature: (a, b) => compareFrench(libelleNature(a.nature), libelleNature(b.nature)),
    communes: (a, b) => a.communes - b.communes,
    population: (a, b) => a.population - b.population,
  };
  return [...epci].sort((a, b) => way * compare[cle](a, b) || byName(a, b));
}

/** What the communes of an EPCI can be sorted by. */
export const TRIS_COMMUNE = ["nom", "code", "population"] as const;
export type TriCommune = (typeof TRIS_COMMUNE)[number];

type CommuneTriable = { nom: string; code: string; population: number | null };

/** A sorted copy; an unknown population comes last in both directions, for it is not 0. */
export function sortCommunes<T extends CommuneTriable>(
  communes: readonly T[],
  cle: TriCommune,
  sens: "asc" | "desc",
): T[] {
  const way = sens === "asc" ? 1 : -1;
  return [...communes].sort((a, b) => {
    if (cle === "population" && (a.population === null || b.population === null)) {
      return Number(a.population === null) - Number(b.population === null) || compareFrench(a.nom, b.nom);
    }
    const compared =
      cle === "population"
        ? (a.population ?? 0) - (b.population ?? 0)
        : cle === "code"
          ? a.code.localeCompare(b.code)
          : compareFrench(a.nom, b.nom);
    return way * compared || compareFrench(a.nom, b.nom);
  });
}
