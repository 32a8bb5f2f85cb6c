/** What a run must leave behind: nothing. Undone in reverse order, once, whatever ends the run. */
export class Cleanup {
  readonly #steps = new Set<() => unknown>();
  #running: Promise<void> | undefined;

  /**
   * Promises to call `undo` at the end; call what it returns to undo now.
   * @throws Error when the run is ending already: `undo` is then called at once.
   */
  defer(undo: () => unknown): () => Promise<void> {
    if (this.#running) {
      void undo();
      throw new Error("the run is ending");
    }
    this.#steps.add(undo);
    return async () => {
      if (this.#steps.delete(undo)) await undo();
    };
  }

  /** Undoes everything; may be called again, and then waits for the first call. */
  run(): Promise<void> {
    this.#running ??= this.#undoAll();
    return this.#running;
  }

  /** True once {@link run} was called: errors of work that was cut short say nothing. */
  get ending(): boolean {
    return this.#running !== undefined;
  }

  /** Undoes everything, then ends the process, on Ctrl-C, on SIGTERM and when nobody reads the output any more. */
  onInterruption(): void {
    const end = (code: number): void => {
      void this.run().finally(() => process.exit(code));
    };
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      process.on(signal, () => {
        if (!this.ending) console.error("\nArrêt…");
        end(code);
      });
    }
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => end(1));
  }

  async #undoAll(): Promise<void> {
    for (const undo of [...this.#steps].reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
