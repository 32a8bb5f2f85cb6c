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
  const seuils = parametres.paliers.map((palier) => ({
    corde2: corde2(palier.minutes, parametres),
    poids: palier.poids,
  }));
  const somme = new Float64Array(demandes.length);
  const sansEnfant: string[] = [];
  let trajetsEstimes = 0;
  const atteints: number[] = [];
  const poidsAtteints: number[] = [];
  const garder = (i: number, w: number) => {
    if (w <= 0) return;
    atteints.push(i);
    poidsAtteints.push(w);
  };
  for (const offre of offres) {
    atteints.length = 0;
    poidsAtteints.length = 0;
    const vus = trajets && new Set<number>();
    if (trajets && vus)
      for (const [i, { code }] of demandes.entries()) {
        const duree = trajets(code, offre.code);
        if (duree === undefined) continue;
        vus.add(i);
        garder(i, poids(duree, parametres));
      }
    voisinage.autour(offre, (i, corde) => {
      if (vus?.has(i)) return;
      const seuil = seuils.find((un) => corde <= un.corde2);
      if (!seuil) return;
      if (trajets) trajetsEstimes++;
      garder(i, seuil.poids);
    });
    const masse = atteints.reduce(
      (total, i, k) => total + (demandes[i] as Demande).enfants * (poidsAtteints[k] as number),
      0,
    );
    if (masse > 0)
      for (const [k, i] of atteints.entries())
        somme[i] = (somme[i] as number) + (offre.places / masse) * (poidsAtteints[k] as number);
    else sansEnfant.push(offre.code);
  }
  return {
    apl: demandes.map(({ enfants }, i) => (enfants > 0 ? 100 * (somme[i] as number) : null)),
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
