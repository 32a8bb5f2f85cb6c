/** Weight of a child (or of a place) that is within `minutes`; bands grow in minutes and never grow in weight. */
export type Palier = { minutes: number; poids: number };

/** What decides how far a place counts. Printed under each map. */
export type ParametresPortee = {
  paliers: readonly Palier[];
  /** Road distance over great circle. */
  detour: number;
  /** km/h. */
  vitesse: number;
};

/**
 * 1 within 5 minutes, 0.5 within 10, 0.2 within 15; great circle × 1.3 at 40 km/h. The bands and the detour are those of the
 * platform's observatory; the speed is ours, between town and country roads, and editable.
 */
export const PORTEE_PAR_DEFAUT: ParametresPortee = {
  paliers: [
    { minutes: 5, poids: 1 },
    { minutes: 10, poids: 0.5 },
    { minutes: 15, poids: 0.2 },
  ],
  detour: 1.3,
  vitesse: 40,
};

/** Degrees. */
export type Lieu = { lon: number; lat: number };

/** Mean radius of the Earth, km (IUGG). */
const RAYON = 6371.0088;

/** Great circle in km (haversine). */
export function distance(a: Lieu, b: Lieu): number {
  const rad = Math.PI / 180;
  const lat = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2;
  const lon = Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * RAYON * Math.asin(Math.sqrt(lat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * lon));
}

/** Minutes between two places, by the great circle. */
export function minutes(a: Lieu, b: Lieu, { detour, vitesse }: ParametresPortee): number {
  return ((distance(a, b) * detour) / vitesse) * 60;
}

/** Weight at so many minutes, 0 beyond the last band. */
export function poids(duree: number, { paliers }: ParametresPortee): number {
  return paliers.find((palier) => duree <= palier.minutes)?.poids ?? 0;
}

/** Km of the great circle that the last band reaches. */
export function rayonMaximal({ paliers, detour, vitesse }: ParametresPortee): number {
  return ((paliers.at(-1)?.minutes ?? 0) / 60) * (vitesse / detour);
}

/** Cells of a grid at most; beyond, cells are larger than they need to be, and the answers the same. */
const CELLULES_AU_PLUS = 1 << 20;

/**
 * Places kept by cells at least as wide as the reach, side by side in memory: what is near one is in three runs of cells, and
 * nothing is allocated to look for it. Distances are compared by chords of the unit sphere: no trigonometry for each pair.
 */
export class Voisinage {
  readonly #ouest: number;
  readonly #sud: number;
  readonly #pasLon: number;
  readonly #pasLat: number;
  readonly #colonnes: number;
  readonly #rangees: number;
  /** Where each cell begins among the places in the order of cells. */
  readonly #debuts: Uint32Array;
  readonly #index: Uint32Array;
  readonly #points: Float64Array;

  /** `rayon` in km: {@link proches} finds nothing beyond it. */
  constructor(lieux: readonly Lieu[], rayon: number) {
    const bornes = bornesDe(lieux);
    this.#ouest = bornes.ouest;
    this.#sud = bornes.sud;
    const [largeur, hauteur] = [bornes.est - bornes.ouest, bornes.nord - bornes.sud];
    let pas = Math.max(degres(rayon), 1e-6);
    const plusHaute = Math.max(Math.abs(bornes.sud), Math.abs(bornes.nord)) + pas;
    const etroit = Math.max(Math.cos((plusHaute * Math.PI) / 180), 1e-3);
    const cells = () => (Math.floor((largeur * etroit) / pas) + 1) * (Math.floor(hauteur / pas) + 1);
    while (cells() > CELLULES_AU_PLUS) pas *= 2;
    this.#pasLat = pas;
    this.#pasLon = pas / etroit;
    this.#colonnes = Math.floor(largeur / this.#pasLon) + 1;
    this.#rangees = Math.floor(hauteur / pas) + 1;
    this.#debuts = new Uint32Array(this.#colonnes * this.#rangees + 1);
    this.#index = new Uint32Array(lieux.length);
    this.#points = new Float64Array(lieux.length * 3);
    const cellules = new Uint32Array(lieux.length);
    for (let i = 0; i < lieux.length; i++) {
      const { lon, lat } = lieux[i] as Lieu;
      const cellule = this.#rangee(lat) * this.#colonnes + this.#colonne(lon);
      cellules[i] = cellule;
      this.#debuts[cellule + 1] = (this.#debuts[cellule + 1] as number) + 1;
    }
    for (let c = 1; c < this.#debuts.length; c++)
      this.#debuts[c] = (this.#debuts[c] as number) + (this.#debuts[c - 1] as number);
    const suivants = this.#debuts.slice();
    for (let i = 0; i < lieux.length; i++) {
      const cellule = cellules[i] as number;
      const place = suivants[cellule] as number;
      suivants[cellule] = place + 1;
      this.#index[place] = i;
      this.#points.set(surSphere(lieux[i] as Lieu), place * 3);
    }
  }

  /**
   * Writes the indices of the places whose squared chord to `lieu` is at most `limite2`, and these chords; returns how many. Both
   * arrays are as long as the places.
   */
  proches(lieu: Lieu, limite2: number, index: Uint32Array, cordes2: Float64Array): number {
    const [x, y, z] = surSphere(lieu);
    const rangee = this.#rangee(lieu.lat);
    const colonne = this.#colonne(lieu.lon);
    const gauche = Math.max(0, colonne - 1);
    const droite = Math.min(this.#colonnes - 1, colonne + 1);
    let count = 0;
    if (gauche > droite) return 0;
    const [bas, haut] = [Math.max(0, rangee - 1), Math.min(this.#rangees - 1, rangee + 1)];
    for (let r = bas; r <= haut; r++) {
      const fin = this.#debuts[r * this.#colonnes + droite + 1] as number;
      for (let place = this.#debuts[r * this.#colonnes + gauche] as number; place < fin; place++) {
        const dx = (this.#points[place * 3] as number) - x;
        const dy = (this.#points[place * 3 + 1] as number) - y;
        const dz = (this.#points[place * 3 + 2] as number) - z;
        const corde = dx * dx + dy * dy + dz * dz;
        if (corde > limite2) continue;
        index[count] = this.#index[place] as number;
        cordes2[count] = corde;
        count += 1;
      }
    }
    return count;
  }

  /** Outside the grid when the place is. */
  #colonne(lon: number): number {
    return Math.floor((lon - this.#ouest) / this.#pasLon);
  }

  #rangee(lat: number): number {
    return Math.floor((lat - this.#sud) / this.#pasLat);
  }
}

function bornesDe(lieux: readonly Lieu[]): { ouest: number; est: number; sud: number; nord: number } {
  const bornes = {
    ...{ ouest: Number.POSITIVE_INFINITY, est: Number.NEGATIVE_INFINITY },
    ...{ sud: Number.POSITIVE_INFINITY, nord: Number.NEGATIVE_INFINITY },
  };
  for (const { lon, lat } of lieux) {
    if (lon < bornes.ouest) bornes.ouest = lon;
    if (lon > bornes.est) bornes.est = lon;
    if (lat < bornes.sud) bornes.sud = lat;
    if (lat > bornes.nord) bornes.nord = lat;
  }
  return lieux.length > 0 ? bornes : { ouest: 0, est: 0, sud: 0, nord: 0 };
}

/** Squared chord of the unit sphere that subtends `duree` minutes. */
export function corde2(duree: number, { detour, vitesse }: ParametresPortee): number {
  return (2 * Math.sin(((duree / 60) * (vitesse / detour)) / RAYON / 2)) ** 2;
}

function degres(km: number): number {
  return (km / RAYON) * (180 / Math.PI);
}

function surSphere({ lon, lat }: Lieu): [number, number, number] {
  const rad = Math.PI / 180;
  const c = Math.cos(lat * rad);
  return [c * Math.cos(lon * rad), c * Math.sin(lon * rad), Math.sin(lat * rad)];
}
