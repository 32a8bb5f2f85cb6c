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

/**
 * Places kept by cells as wide as the reach, so that what is near one is looked for in nine cells. Distances are compared by
 * chords of the unit sphere: no trigonometry for each pair.
 */
export class Voisinage {
  readonly #cellules = new Map<number, number[]>();
  readonly #points: Float64Array;
  readonly #pas: number;
  readonly #pasLon: number;

  /** `rayon` in km. */
  constructor(lieux: readonly Lieu[], rayon: number) {
    const plusHaute = lieux.reduce((max, { lat }) => Math.max(max, Math.abs(lat)), 0);
    this.#pas = Math.max(degres(rayon), 1e-6);
    this.#pasLon = this.#pas / Math.max(Math.cos(((plusHaute + this.#pas) * Math.PI) / 180), 1e-3);
    this.#points = new Float64Array(lieux.length * 3);
    for (const [i, lieu] of lieux.entries()) {
      this.#points.set(surSphere(lieu), i * 3);
      const cle = this.#cle(lieu, 0, 0);
      const cellule = this.#cellules.get(cle);
      if (cellule) cellule.push(i);
      else this.#cellules.set(cle, [i]);
    }
  }

  /** Calls `visite` with the index and the squared chord of every place in the nine cells around `lieu`. */
  autour(lieu: Lieu, visite: (index: number, corde2: number) => void): void {
    const [x, y, z] = surSphere(lieu);
    for (let dLat = -1; dLat <= 1; dLat++)
      for (let dLon = -1; dLon <= 1; dLon++) {
        const cellule = this.#cellules.get(this.#cle(lieu, dLat, dLon));
        if (!cellule) continue;
        for (const i of cellule) {
          const dx = (this.#points[i * 3] as number) - x;
          const dy = (this.#points[i * 3 + 1] as number) - y;
          const dz = (this.#points[i * 3 + 2] as number) - z;
          visite(i, dx * dx + dy * dy + dz * dz);
        }
      }
  }

  #cle({ lon, lat }: Lieu, dLat: number, dLon: number): number {
    return (Math.floor(lat / this.#pas) + dLat) * 0x10_0000 + Math.floor(lon / this.#pasLon) + dLon;
  }
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
