/** Work that comes round: the next turn begins some time after the last one ended, never beside it. */
export class Rhythm {
  readonly #work: () => Promise<unknown>;
  readonly #pause: number;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** `work` never throws; `pause` milliseconds between two turns. */
  constructor(work: () => Promise<unknown>, pause: number) {
    this.#work = work;
    this.#pause = pause;
  }

  /** A first turn at once, then the others, until {@link stop}. Keeps no process alive by itself. */
  start(): void {
    this.#next(0);
  }

  /** Begins no other turn and waits for the one under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  #next(wait: number): void {
    this.#timer = setTimeout(() => {
      this.#turn = this.#work().finally(() => {
        if (!this.#stopped) this.#next(this.#pause);
      });
    }, wait).unref();
  }
}
