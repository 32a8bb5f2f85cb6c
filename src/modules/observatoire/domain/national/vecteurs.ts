/**
 * Figures of the whole country in memory, derived from the long table of observations, which stays the truth: for each
 * indicator and year a vector of numerators and one of denominators, 32 bits a commune. Pure.
 */

/** One row of the long table. `commune`, `indicateur`, `annee`: places in the lists that the vectors were made for. */
export type LigneLongue = {
  readonly commune: number;
  readonly indicateur: number;
  readonly annee: number;
  readonly numerateur: number;
  readonly denominateur: number;
};

export type Rang = { readonly commune: number; readonly valeur: number; readonly rang: number };

/** Upper bounds of the bands of a map, as ratios to the reference; above the last is the last band. */
export const BANDES_NATIONALES: readonly number[] = [0.6, 0.85, 1, 1.15, 1.4];

/** The band of a commune of which nothing is known. */
export const SANS_BANDE = 255;

export class VecteursNationaux {
  readonly #communes: number;
  readonly #annees: number;
  /** By indicator then year; NaN where nothing is known. */
  readonly #numerateurs: Float32Array[];
  readonly #denominateurs: Float32Array[];

  constructor(taille: { communes: number; indicateurs: number; annees: number }) {
    this.#communes = taille.communes;
    this.#annees = taille.annees;
    const empty = () => new Float32Array(taille.communes).fill(Number.NaN);
    this.#numerateurs = Array.from({ length: taille.indicateurs * taille.annees }, empty);
    this.#denominateurs = Array.from({ length: taille.indicateurs * taille.annees }, empty);
  }

  /** Bytes that the figures take. */
  get octets(): number {
    return 2 * this.#numerateurs.length * this.#communes * Float32Array.BYTES_PER_ELEMENT;
  }

  poser({ commune, indicateur, annee, numerateur, denominateur }: LigneLongue): void {
    const at = indicateur * this.#annees + annee;
    (this.#numerateurs[at] as Float32Array)[commune] = numerateur;
    (this.#denominateurs[at] as Float32Array)[commune] = denominateur;
  }

  /** Rate of each commune, per 100; NaN where it is not known. */
  valeurs(indicateur: number, annee: number): Float64Array {
    const [haut, bas] = this.#pair(indicateur, annee);
    const found = new Float64Array(this.#communes);
    for (let at = 0; at < found.length; at++) found[at] = (100 * (haut[at] as number)) / (bas[at] as number);
    return found;
  }

  /** Band of each commune beside the rate of the country, which is that of the counts added up. */
  carte(indicateur: number, annee: number): Uint8Array {
    const [haut, bas] = this.#pair(indicateur, annee);
    const reference = rateOf(sum(haut, bas));
    const found = new Uint8Array(this.#communes).fill(SANS_BANDE);
    for (let at = 0; at < found.length; at++) {
      const ratio = (100 * (haut[at] as number)) / (bas[at] as number) / reference;
      if (!Number.isFinite(ratio)) continue;
      let band = 0;
      while (band < BANDES_NATIONALES.length && ratio > (BANDES_NATIONALES[band] as number)) band++;
      found[at] = band;
    }
    return found;
  }

  /** Rate of each EPCI: counts added up, then divided. `epciOf`: place of the EPCI of each commune, -1 for none. */
  parEpci(indicateur: number, annee: number, epciOf: Int32Array, epci: number): Float64Array {
    const [haut, bas] = this.#pair(indicateur, annee);
    const tops = new Float64Array(epci);
    const bottoms = new Float64Array(epci);
    for (let at = 0; at < epciOf.length; at++) {
      const one = epciOf[at] as number;
      const [top, bottom] = [haut[at] as number, bas[at] as number];
      if (one < 0 || Number.isNaN(top) || Number.isNaN(bottom)) continue;
      tops[one] = (tops[one] as number) + top;
      bottoms[one] = (bottoms[one] as number) + bottom;
    }
    return tops.map((top, one) => (100 * top) / (bottoms[one] as number));
  }

  /** Every rate of one commune, by indicator then year; NaN where it is not known. */
  portrait(commune: number): Float64Array {
    const found = new Float64Array(this.#numerateurs.length);
    for (let at = 0; at < found.length; at++) {
      const [haut, bas] = [this.#numerateurs[at] as Float32Array, this.#denominateurs[at] as Float32Array];
      found[at] = (100 * (haut[commune] as number)) / (bas[commune] as number);
    }
    return found;
  }

  /** The highest rates, ex aequo at the same rank, in the order of the communes. */
  classement(indicateur: number, annee: number, combien: number): Rang[] {
    const valeurs = this.valeurs(indicateur, annee);
    const known = new Uint32Array(valeurs.length);
    let length = 0;
    for (let at = 0; at < valeurs.length; at++) if (Number.isFinite(valeurs[at])) known[length++] = at;
    const order = known
      .subarray(0, length)
      .sort((a, b) => (valeurs[b] as number) - (valeurs[a] as number) || a - b)
      .subarray(0, combien);
    const found: Rang[] = [];
    for (const [index, commune] of order.entries()) {
      const valeur = valeurs[commune] as number;
      const before = found.at(-1);
      found.push({ commune, valeur, rang: before?.valeur === valeur ? before.rang : index + 1 });
    }
    return found;
  }

  #pair(indicateur: number, annee: number): [Float32Array, Float32Array] {
    const at = indicateur * this.#annees + annee;
    return [this.#numerateurs[at] as Float32Array, this.#denominateurs[at] as Float32Array];
  }
}

function sum(haut: Float32Array, bas: Float32Array): { haut: number; bas: number } {
  const total = { haut: 0, bas: 0 };
  for (let at = 0; at < haut.length; at++) {
    const [top, bottom] = [haut[at] as number, bas[at] as number];
    if (Number.isNaN(top) || Number.isNaN(bottom)) continue;
    total.haut += top;
    total.bas += bottom;
  }
  return total;
}

function rateOf({ haut, bas }: { haut: number; bas: number }): number {
  return (100 * haut) / bas;
}
