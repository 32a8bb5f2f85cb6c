import { corde2, type Lieu, type ParametresPortee, poids, rayonMaximal, Voisinage } from "./portee.ts";

/** A commune and its children under 3. */
export type Demande = Lieu & { code: string; enfants: number };

/** Where places are offered. */
export type Offre = Lieu & { code: string; places: number };

/** Minutes from a commune to a supplier, undefined where the table says nothing. */
export type TableDeTrajets = (commune: string, offre: string) => number | undefined;

export type Accessibilite = {
  /** Places within reach per 100 children, by commune; null for a commune without child. */
  apl: (number | null)[];
  /** Suppliers that no child reaches: their places are in no figure. */
  sansEnfant: string[];
  /** Pairs within reach whose time was computed because the table lacked it. */
  trajetsEstimes: number;
};

/**
 * Localised potential accessibility, by the two-step floating catchment area: R_j = S_j / Σ_i D_i·w(t_ij), then
 * A_i = 100 × Σ_j R_j·w(t_ij) (Luo and Wang, 2003; Barlet and others, *L’accessibilité potentielle localisée*, Drees, 2012).
 * The mass is conserved: Σ A_i·D_i / 100 is the places of the suppliers that a child reaches. Counts are
 * expected at or above 0: `negatifs` says which are not.
 */
export function accessibilite(
  demandes: readonly Demande[],
  offres: readonly Offre[],
  parametres: ParametresPortee,
  trajets?: TableDeTrajets,
): Accessibilite {
  const voisinage = new Voisinage(demandes, rayonMaximal(parametres));
  const seuils = parametres.paliers.map((palier) => corde2(palier.minutes, parametres));
  const poidsDe = parametres.paliers.map((palier) => palier.poids);
  const limite2 = seuils.at(-1) ?? -1;
  const enfants = Float64Array.from(demandes, (one) => one.enfants);
  const somme = new Float64Array(demandes.length);
  const sansEnfant: string[] = [];
  let trajetsEstimes = 0;
  // What a supplier reaches, written over for each: indices, squared chords then weights.
  const atteints = new Uint32Array(demandes.length);
  const poidsAtteints = new Float64Array(demandes.length);
  const dits = trajets ? new Uint8Array(demandes.length) : null;
  for (const offre of offres) {
    let count = voisinage.proches(offre, limite2, atteints, poidsAtteints);
    for (let k = 0; k < count; k++) {
      const corde = poidsAtteints[k] as number;
      let palier = 0;
      while (corde > (seuils[palier] as number)) palier++;
      poidsAtteints[k] = poidsDe[palier] as number;
    }
    if (trajets && dits) {
      const estimes = count;
      dits.fill(0);
      const durees = new Float64Array(demandes.length);
      for (let i = 0; i < demandes.length; i++) {
        const duree = trajets((demandes[i] as Demande).code, offre.code);
        if (duree === undefined) continue;
        dits[i] = 1;
        durees[i] = duree;
      }
      // What the table says takes the place of what was computed.
      count = 0;
      for (let k = 0; k < estimes; k++) {
        const i = atteints[k] as number;
        if (dits[i] === 1) continue;
        atteints[count] = i;
        poidsAtteints[count] = poidsAtteints[k] as number;
        count += 1;
      }
      trajetsEstimes += count;
      for (let i = 0; i < demandes.length; i++) {
        const w = dits[i] === 1 ? poids(durees[i] as number, parametres) : 0;
        if (w <= 0) continue;
        atteints[count] = i;
        poidsAtteints[count] = w;
        count += 1;
      }
    }
    let masse = 0;
    for (let k = 0; k < count; k++)
      masse += (enfants[atteints[k] as number] as number) * (poidsAtteints[k] as number);
    if (masse <= 0) {
      sansEnfant.push(offre.code);
      continue;
    }
    const ratio = offre.places / masse;
    for (let k = 0; k < count; k++) {
      const i = atteints[k] as number;
      somme[i] = (somme[i] as number) + ratio * (poidsAtteints[k] as number);
    }
  }
  return {
    apl: demandes.map((one, i) => (one.enfants > 0 ? 100 * (somme[i] as number) : null)),
    sansEnfant,
    trajetsEstimes,
  };
}

/** Codes whose number is negative or no number: a count of people or of places cannot be. */
export function negatifs(demandes: readonly Demande[], offres: readonly Offre[]): string[] {
  return [
    ...demandes.filter(({ enfants }) => !(enfants >= 0)).map(({ code }) => code),
    ...offres.filter(({ places }) => !(places >= 0)).map(({ code }) => code),
  ];
}

/** What one more structure would change: places per 100 children, before and after, of the communes where it moves. */
export function avecUneStructure(
  demandes: readonly Demande[],
  offres: readonly Offre[],
  structure: Offre,
  parametres: ParametresPortee,
  trajets?: TableDeTrajets,
): { code: string; avant: number; apres: number }[] {
  const avant = accessibilite(demandes, offres, parametres, trajets).apl;
  const apres = accessibilite(demandes, [...offres, structure], parametres, trajets).apl;
  return demandes.flatMap(({ code }, i) => {
    const [a, b] = [avant[i] ?? null, apres[i] ?? null];
    return a === null || b === null || a === b ? [] : [{ code, avant: a, apres: b }];
  });
}
