/** Papers are made in a process of their own: kept warm, one paper at a time, killed when it takes too long or too much. */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { Refusal } from "#platform/values/refusal.ts";
import { type Demande, PRET, type Question, type Reponse, type Retour } from "./protocole.ts";
import { residentBytes } from "./resident-bytes.ts";

export type CompilerLimits = {
  /** Milliseconds that one paper may take, the start of the process included. */
  readonly delai: number;
  /** Bytes of memory that the process may hold. */
  readonly memoire: number;
  /** Papers that may wait. */
  readonly attente: number;
};

const LIMITS: CompilerLimits = { delai: 60_000, memoire: 1024 * 1024 * 1024, attente: 100 };

/** Milliseconds between two looks at the memory of the process. */
const WATCH = 100;

/** The web server goes first: the process of papers is « nice ». */
const PRIORITY = 10;

/** Settings that the process needs; none of the secrets of the server. */
const ENVIRONMENT = ["PATH", "NODE_ENV", "TMPDIR", "TEMP", "SystemRoot"];

type Job = {
  readonly demande: Demande;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (reponse: Reponse) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * A thread would not do: the compiler is native code, which neither `terminate()` nor the limits of a thread can stop, and
 * a crash of it would be one of the server.
 */
export class CompilerProcess {
  readonly #limits: CompilerLimits;
  readonly #file: URL;
  readonly #queue: Job[] = [];
  #child: Promise<ChildProcess> | null = null;
  #running = false;
  #count = 0;
  /** Number of the process; null while there is none. */
  pid: number | null = null;

  constructor(limits: Partial<CompilerLimits> = {}, file: URL = childFile()) {
    this.#limits = { ...LIMITS, ...limits };
    this.#file = file;
  }

  /**
   * What the compiler answers to one question. An aborted `signal` takes it out of the queue, or kills the process in its
   * middle.
   * @throws Refusal `documents.*`: too long, too large, too many waiting, stopped, not on this machine.
   */
  print(question: Question, signal?: AbortSignal): Promise<Reponse> {
    if (signal?.aborted) return Promise.reject(new Refusal("documents.annule", {}, 409));
    if (this.#queue.length >= this.#limits.attente) {
      return Promise.reject(new Refusal("documents.file-pleine", { secondes: 30 }, 429));
    }
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const job: Job = { demande: { numero: this.#count, question }, signal, resolve, reject };
      signal?.addEventListener("abort", () => this.#leave(job), { once: true });
      this.#queue.push(job);
      void this.#next();
    });
  }

  /** Ends the process; what is under way is refused. */
  async stop(): Promise<void> {
    for (const job of this.#queue.splice(0)) job.reject(new Refusal("documents.annule", {}, 409));
    const child = await this.#child?.catch(() => null);
    child?.kill("SIGKILL");
    this.#child = null;
  }

  /** Bytes of memory that the process holds; null when there is none, or the machine does not tell. */
  async memory(): Promise<number | null> {
    return this.pid === null ? null : residentBytes(this.pid);
  }

  #leave(job: Job): void {
    const place = this.#queue.indexOf(job);
    if (place < 0) return;
    this.#queue.splice(place, 1);
    job.reject(new Refusal("documents.annule", {}, 409));
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
      await this.#run(job).then(job.resolve, job.reject);
    }
    this.#running = false;
  }

  async #run(job: Job): Promise<Reponse> {
    const started = Date.now();
    this.#child ??= this.#start();
    const child = await this.#child.catch((error: unknown) => {
      this.#child = null;
      throw error;
    });
    return new Promise<Reponse>((resolve, reject) => {
      child.channel?.ref();
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        clearInterval(watch);
        job.signal?.removeEventListener("abort", onAbort);
        child.off("message", onMessage).off("exit", onExit);
        child.channel?.unref();
        settle();
      };
      const kill = (refusal: Refusal) => {
        this.#child = null;
        child.kill("SIGKILL");
        finish(() => reject(refusal));
      };
      const onMessage = ({ numero, reponse }: Retour) => {
        if (numero === job.demande.numero) finish(() => resolve(reponse));
      };
      const onExit = () => kill(new Refusal("documents.arrete", {}, 422));
      const onAbort = () => kill(new Refusal("documents.annule", {}, 409));
      const left = Math.max(0, this.#limits.delai - (Date.now() - started));
      const timer = setTimeout(
        () => kill(new Refusal("documents.trop-long", { limite: this.#limits.delai / 1000 }, 422)),
        left,
      );
      const watch = setInterval(async () => {
        const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
        if (bytes !== null && bytes > this.#limits.memoire)
          kill(new Refusal("documents.trop-lourd", {}, 413));
      }, WATCH);
      child.on("message", onMessage).on("exit", onExit);
      job.signal?.addEventListener("abort", onAbort, { once: true });
      if (job.signal?.aborted) onAbort();
      // A process that has just died says so by its exit, not here.
      else child.send(job.demande, () => {});
    });
  }

  #start(): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const env = Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]]));
      const child = fork(fileURLToPath(this.#file), {
        env,
        // Loaders and flags of the parent (test runner, debugger) are none of its business.
        execArgv: [],
        serialization: "advanced",
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      const fail = () => reject(new Refusal("documents.indisponible", {}, 422));
      child.once("error", fail).once("exit", fail);
      child.once("message", (message) => {
        child.off("error", fail).off("exit", fail);
        child.on("error", () => {});
        // One that dies while nothing is asked of it is started again by the next paper.
        child.once("exit", () => {
          this.#child = null;
        });
        if (message !== PRET) return fail();
        child.unref();
        child.channel?.unref();
        this.pid = child.pid ?? null;
        resolve(child);
      });
      try {
        if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
      } catch {
        // Gone already, or not allowed to: it is only a courtesy.
      }
    });
  }
}

/**
 * Where the code of the process is: beside the bundle, or one folder up when the bundler split it, once built; else the
 * source. The names are variables so that no bundler takes them for assets.
 */
function childFile(): URL {
  for (const name of ["./compiler.child.js", "../compiler.child.js"]) {
    const url = new URL(name, import.meta.url);
    if (existsSync(fileURLToPath(url))) return url;
  }
  const source = "./compiler.child.source.mjs";
  return new URL(source, import.meta.url);
}
