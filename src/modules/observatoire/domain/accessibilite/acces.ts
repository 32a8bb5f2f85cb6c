import { worstStatut } from "../statuts.ts";
import type { Statut } from "../vocabulaire.ts";
import { accessibilite, type Demande, negatifs, type Offre, type TableDeTrajets } from "./apl.ts";
import { minutes, type ParametresPortee } from "./portee.ts";

/** A commune as accessibility knows it: where it is, and what is published of it. */
export type CommuneConnue = {
  readonly code: string;
  readonly nom: string;
  /** Of the département, else of the ring around it. */
  readonly ici: boolean;
  readonly lon: number;
  readonly lat: number;
  /** Null when no figure says it; never 0 in its place. */
  readonly enfants: number | null;
  readonly statut: Statut;
  /** Null when nothing says how many places there are. */
  readonly places: number | null;
};

export type LigneAcces = {
  readonly code: string;
  readonly nom: string;
  readonly enfants: number | null;
  readonly places: number | null;
  /** Places within reach per 100 children; null without a count of children, or without a child. */
  readonly apl: number | null;
  /** `publie`, `arrondi` or `estime` of the children when there is a figure; else why there is none. */
  readonly statut: Statut;
  /** Within reach of a commune of another département of which no figure is known. */
  readonly enBordure: boolean;
};

export type Acces = {
  readonly lignes: readonly LigneAcces[];
  /** Mean of the département, each commune by its children; null without any. */
  readonly moyenne: number | null;
  /** Places that a child reaches, and what children of all communes receive: the same, to a rounding. */
  readonly masse: { readonly offertes: number; readonly recues: number };
  /** Names of the communes whose places no child reaches. */
  readonly sansEnfant: readonly string[];
  readonly trajetsEstimes: number;
  readonly trajetsLus: number;
  /** Communes of the département without a count of children, and among them those that secrecy covers. */
  readonly sansChiffre: number;
  readonly masquees: number;
  /** Communes of the ring that have children or places. */
  readonly voisines: number;
};

/** Codes whose count is negative: nothing is computed of them. */
export type AccesImpossible = { readonly negatifs: readonly string[] };

/**
 * Accessibility of each commune of the département, with the ring of its neighbours as far as it is known. A commune without
 * a count of children enters no demand, and has no figure.
 */
export function calculerAcces(
  communes: readonly CommuneConnue[],
  parametres: ParametresPortee,
  trajets?: TableDeTrajets,
): Acces | AccesImpossible {
  const { demandes, offres } = sidesOf(communes);
  const faulty = negatifs(demandes, offres);
  if (faulty.length > 0) return { negatifs: [...new Set(faulty)] };
  let trajetsLus = 0;
  const counted: TableDeTrajets | undefined =
    trajets &&
    ((commune, offre) => {
      const duree = trajets(commune, offre);
      if (duree !== undefined && commune !== offre) trajetsLus += 1;
      return duree;
    });
  const { apl, sansEnfant, trajetsEstimes } = accessibilite(demandes, offres, parametres, counted);
  const byCode = new Map(demandes.map(({ code }, i) => [code, apl[i] ?? null]));
  const bordure = bordureOf(communes, parametres);
  const here = communes.filter(({ ici }) => ici);
  const lignes = here.map(({ code, nom, enfants, places, statut }): LigneAcces => {
    const valeur = byCode.get(code) ?? null;
    return {
      ...{ code, nom, enfants, places, apl: valeur, enBordure: bordure.has(code) },
      statut: enfants === 0 ? "non_applicable" : worstStatut([statut]),
    };
  });
  const reached = new Set(sansEnfant);
  const nomDe = new Map(communes.map(({ code, nom }) => [code, nom]));
  return {
    lignes,
    moyenne: moyenneDe(lignes),
    masse: {
      offertes: offres.reduce((sum, { code, places }) => sum + (reached.has(code) ? 0 : places), 0),
      recues: demandes.reduce((sum, { enfants }, i) => sum + ((apl[i] ?? 0) * enfants) / 100, 0),
    },
    sansEnfant: sansEnfant.map((code) => nomDe.get(code) ?? code),
    ...{ trajetsEstimes, trajetsLus },
    sansChiffre: here.filter(({ enfants }) => enfants === null).length,
    masquees: here.filter(({ enfants, statut }) => enfants === null && statut.startsWith("secret")).length,
    voisines: communes.filter(({ ici, enfants, places }) => !ici && (enfants !== null || places !== null))
      .length,
  };
}

function sidesOf(communes: readonly CommuneConnue[]): { demandes: Demande[]; offres: Offre[] } {
  return {
    demandes: communes.flatMap(({ code, lon, lat, enfants }) =>
      enfants === null ? [] : [{ code, lon, lat, enfants }],
    ),
    offres: communes.flatMap(({ code, lon, lat, places }) =>
      places === null || places === 0 ? [] : [{ code, lon, lat, places }],
    ),
  };
}

/** Σ A·D / Σ D over the communes that have a figure. */
function moyenneDe(lignes: readonly LigneAcces[]): number | null {
  const known = lignes.flatMap(({ apl, enfants }) =>
    apl === null || enfants === null ? [] : [{ apl, enfants }],
  );
  const children = known.reduce((sum, { enfants }) => sum + enfants, 0);
  return children > 0 ? known.reduce((sum, { apl, enfants }) => sum + apl * enfants, 0) / children : null;
}

/** Communes of the département that the last band joins to a neighbour of which nothing is known. */
function bordureOf(communes: readonly CommuneConnue[], parametres: ParametresPortee): Set<string> {
  const unknown = communes.filter(({ ici, enfants }) => !ici && enfants === null);
  const last = parametres.paliers.at(-1)?.minutes ?? 0;
  return new Set(
    communes
      .filter((one) => one.ici && unknown.some((other) => minutes(one, other, parametres) <= last))
      .map(({ code }) => code),
  );
}

export type GainAcces = {
  readonly code: string;
  readonly nom: string;
  readonly enfants: number;
  readonly avant: number;
  readonly apres: number;
};

/**
 * The communes of the département where one more structure changes something, the largest gain first; and what it would
 * bring in all. Nothing is kept: without the structure, the figures are those of before.
 */
export function ajouterStructure(
  communes: readonly CommuneConnue[],
  structure: { readonly commune: string; readonly places: number },
  parametres: ParametresPortee,
  trajets?: TableDeTrajets,
): { gains: GainAcces[]; ailleurs: number; moyenneAvant: number | null; moyenneApres: number | null } {
  const before = calculerAcces(communes, parametres, trajets);
  const after = calculerAcces(
    communes.map((one) =>
      one.code === structure.commune ? { ...one, places: (one.places ?? 0) + structure.places } : one,
    ),
    parametres,
    trajets,
  );
  if ("negatifs" in before || "negatifs" in after)
    return { gains: [], ailleurs: 0, moyenneAvant: null, moyenneApres: null };
  const then = new Map(after.lignes.map((one) => [one.code, one.apl]));
  const gains = before.lignes.flatMap(({ code, nom, enfants, apl }): GainAcces[] => {
    const apres = then.get(code) ?? null;
    return enfants === null || apl === null || apres === null || apres === apl
      ? []
      : [{ code, nom, enfants, avant: apl, apres }];
  });
  const received = gains.reduce(
    (sum, { enfants, avant, apres }) => sum + ((apres - avant) * enfants) / 100,
    0,
  );
  return {
    gains: gains.sort((a, b) => b.apres - b.avant - (a.apres - a.avant) || (a.code < b.code ? -1 : 1)),
    // What is not received here goes to the children of the ring, or to nobody.
    ailleurs: Math.max(0, structure.places - received),
    ...{ moyenneAvant: before.moyenne, moyenneApres: after.moyenne },
  };
}
