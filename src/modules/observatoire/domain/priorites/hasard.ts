/**
 * Numbers drawn from a seed, the same on every machine: xoshiro128** 1.1 (Blackman and Vigna, 2018, public domain), its state
 * filled by SplitMix32 so that neighbouring seeds give unrelated draws.
 */
export class Hasard {
  readonly #etat = new Uint32Array(4);

  /** `graine`: any integer; its 32 low bits count. */
  constructor(graine: number) {
    let x = graine >>> 0;
    for (let i = 0; i < 4; i++) {
      x = (x + 0x9e3779b9) >>> 0;
      let z = x;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      this.#etat[i] = z ^ (z >>> 16);
    }
  }

  /** An integer of 32 bits. */
  entier(): number {
    const s = this.#etat;
    const [s0, s1, s2, s3] = s as unknown as [number, number, number, number];
    const x = Math.imul(s1, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const a = s2 ^ s0;
    const b = s3 ^ s1;
    s[1] = s1 ^ a;
    s[0] = s0 ^ b;
    s[2] = a ^ (s1 << 9);
    s[3] = (b << 11) | (b >>> 21);
    return result;
  }

  /** A number strictly between 0 and 1. */
  fraction(): number {
    return (this.entier() + 0.5) / 0x1_0000_0000;
  }

  /**
   * Fills `poids` with one draw of Dirichlet(1, …, 1): positive weights that add to 1, every weighting as likely as another
   * (exponentials divided by their sum; Devroye, *Non-Uniform Random Variate Generation*, 1986, ch. XI).
   */
  ponderation(poids: Float64Array): void {
    let somme = 0;
    for (let i = 0; i < poids.length; i++) {
      const e = -Math.log(this.fraction());
      poids[i] = e;
      somme += e;
    }
    for (let i = 0; i < poids.length; i++) poids[i] = (poids[i] as number) / somme;
  }
}
