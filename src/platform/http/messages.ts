import type { Refusal, RefusalDetails } from "#platform/values/refusal.ts";

/** The French sentences of one module: refusal code → sentence that says what to do. */
export type Catalogue = Readonly<Record<string, (details: RefusalDetails) => string>>;

/** All the catalogues, filled by `main.ts`: the one place where a refusal becomes a sentence. */
export class Messages {
  readonly #sentences = new Map<string, (details: RefusalDetails) => string>();

  add(catalogue: Catalogue): void {
    for (const [code, sentence] of Object.entries(catalogue)) {
      if (this.#sentences.has(code)) throw new Error(`two sentences for the refusal ${code}`);
      this.#sentences.set(code, sentence);
    }
  }

  sentence(refusal: Pick<Refusal, "code" | "details">): string {
    return this.#sentences.get(refusal.code)?.(refusal.details) ?? `Refusé : ${refusal.code}.`;
  }
}
