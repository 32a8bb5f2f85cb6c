import type { Answer } from "./respond.ts";

/** Bytes of answers kept, both forms counted. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** Longest time an answer is trusted without reading its data again: somebody may write by SQL, past the journal. */
const MAXIMUM_AGE_MS = 60_000;

type Kept = { stamp: string; at: number; answer: Answer };

/**
 * Answers of the public, each with the stamp of the data it was made from. A stamp that still holds spares the reading,
 * the contract and the compression; it is read in the base at each request, so that two processes agree.
 */
export class AnswerCache {
  // A Map keeps the order of insertion: the first is the one least recently used.
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  /** `now` in milliseconds. */
  find(key: string, stamp: string, now: number): Answer | null {
    const kept = this.#kept.get(key);
    if (kept?.stamp !== stamp || now - kept.at > MAXIMUM_AGE_MS || now < kept.at) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.answer;
  }

  keep(key: string, stamp: string, answer: Answer, now: number): void {
    this.#remove(key);
    this.#kept.set(key, { stamp, at: now, answer });
    this.#bytes += sizeOf(answer);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MAXIMUM_BYTES) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(kept.answer);
  }
}

function sizeOf({ plain, gzip }: Answer): number {
  return plain.length + (gzip?.length ?? 0);
}
