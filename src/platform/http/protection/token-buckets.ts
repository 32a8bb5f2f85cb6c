/**
 * Token bucket: `capacite` requests may come at once, then `parMinute` a minute. Each request takes one token; tokens
 * come back with time, up to the capacity. It lets a person open ten tabs, and stops who asks without end.
 */
export type Debit = { readonly capacite: number; readonly parMinute: number };

/** Buckets kept; beyond, the full ones are forgotten, then the one asked for the longest ago. */
const KEPT = 50_000;

type Bucket = { tokens: number; at: number };

/** Buckets in memory, for one process: several processes multiply the limit, which is why it is wide. */
export class TokenBuckets {
  readonly #debit: Debit;
  readonly #kept: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(debit: Debit, kept: number = KEPT) {
    this.#debit = debit;
    this.#kept = kept;
  }

  /**
   * Takes a token of `cle` at `now` (milliseconds). Returns 0 when there was one, else the seconds after which one will
   * have come back. A clock set back gives nothing back and takes nothing away.
   */
  take(cle: string, now: number): number {
    const { capacite } = this.#debit;
    const known = this.#buckets.get(cle);
    const tokens = known ? this.#refilled(known, now) : capacite;
    this.#buckets.delete(cle);
    const allowed = tokens >= 1;
    this.#buckets.set(cle, { tokens: allowed ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > this.#kept) this.#forget(now);
    return allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / this.#debit.parMinute));
  }

  get size(): number {
    return this.#buckets.size;
  }

  #refilled({ tokens, at }: Bucket, now: number): number {
    const gained = (Math.max(0, now - at) * this.#debit.parMinute) / 60_000;
    return Math.min(this.#debit.capacite, tokens + gained);
  }

  /** A full bucket says nothing. The others leave the oldest first, a tenth at a time so that it is not done each time. */
  #forget(now: number): void {
    for (const [cle, bucket] of this.#buckets) {
      if (this.#refilled(bucket, now) >= this.#debit.capacite) this.#buckets.delete(cle);
    }
    for (const cle of this.#buckets.keys()) {
      if (this.#buckets.size <= this.#kept * 0.9) break;
      this.#buckets.delete(cle);
    }
  }
}
