import { setTimeout as sleep } from "node:timers/promises";
import { FormClient, hiddenFields } from "../../e2e/support/form-client.ts";

/** One thing that a person sends, with the key of its form: news of an action, or the drop of a plan then its import. */
export type Submission = {
  kind: "nouvelles" | "import";
  /** Words found nowhere else: the comment of the news, the title of the scheme. */
  marker: string;
  /** Once the server said that it was done. */
  confirmed: boolean;
  /** How many times it was sent whole. */
  sent: number;
  steps: Step[];
};
type Step = { path: string; fields: Record<string, string | File>; done: boolean };

/** Actions that an import of ours holds: a scheme with another number of them is half an import. */
export const ACTIONS_PER_IMPORT = 3;

/**
 * Somebody at a screen: reads a page, sends its form, and sends the same form again, with its key, as long as no answer
 * says that it was done. `submissions` is what they sent, the last one perhaps without an answer.
 */
export class Writer {
  readonly submissions: Submission[] = [];
  /** Answers that no form of ours should get. */
  readonly surprises: string[] = [];
  readonly #client = new FormClient();
  readonly #name: string;
  readonly #kind: Submission["kind"];
  #paths: readonly string[] = [];
  #turn = 0;

  constructor(name: string, kind: Submission["kind"]) {
    this.#name = name;
    this.#kind = kind;
  }

  /** Signs in as a person of the demonstration; `paths` are those of actions they give news of, or of the import. */
  async begin(address: string, personne: string, paths: readonly string[]): Promise<void> {
    await this.#client.signIn(address, personne);
    this.#paths = paths;
    this.#turn = Number(this.#name.replace(/\D/g, ""));
  }

  /** Works until `stopped` says so; with `once`, until the present submission is confirmed. */
  async work(address: string, stopped: () => boolean, once = false): Promise<void> {
    while (!stopped()) {
      try {
        const submission = this.submissions.at(-1);
        if (submission && !submission.confirmed) await this.#send(address, submission);
        else if (once) return;
        else this.submissions.push(await this.#prepare(address));
      } catch (error) {
        if (!isDown(error)) {
          this.surprises.push(`${this.#name}: ${error instanceof Error ? error.message : String(error)}`);
          return;
        }
        await sleep(50);
      }
    }
  }

  /** Sends a confirmed submission again, as a client that lost the answer: the answer must be the same. */
  async repeat(address: string, submission: Submission): Promise<void> {
    submission.sent++;
    // The last step only: a client who has gone on to the next one had the answer of the one before.
    const last = submission.steps.at(-1);
    if (last) await this.#post(address, last);
  }

  async #prepare(address: string): Promise<Submission> {
    const path = this.#paths[this.#turn++ % this.#paths.length] ?? "";
    const page = await this.#client.read(address + path);
    const marker = `Essai de coupure ${this.#name}-${this.#turn}`;
    const base = { kind: this.#kind, marker, confirmed: false, sent: 0 };
    if (this.#kind === "nouvelles") {
      const fields = {
        ...hiddenFields(page, "commentaire"),
        ...{ statut: "en_cours", avancement: String(this.#turn % 101), meteo: "soleil", commentaire: marker },
        ...{ date: today() },
      };
      return { ...base, steps: [{ path, fields, done: false }] };
    }
    const lines = Array.from(
      { length: ACTIONS_PER_IMPORT },
      (_, n) => `Volet;Engagement;Objectif;Action ${n}`,
    );
    const file = new File([["volet;engagement;objectif;action", ...lines].join("\n")], "plan.csv");
    const fields = {
      ...hiddenFields(page, "fichier"),
      ...{ schema: "", titre: marker, type: "sdsf", debut: "2023", fin: "2027", phase: "elaboration" },
      fichier: file,
    };
    return { ...base, steps: [{ path, fields, done: false }] };
  }

  async #send(address: string, submission: Submission): Promise<void> {
    submission.sent++;
    for (const step of submission.steps) {
      if (step.done) continue;
      const to = await this.#post(address, step);
      if (submission.kind === "import" && submission.steps.length === 1) {
        submission.steps.push({ path: to, fields: await this.#confirmation(address + to), done: false });
      }
      // After what follows from it: cut in between, the step is sent again and leads to the same place.
      step.done = true;
    }
    // A step that waits was added while the list was walked: the loop has gone through it.
    submission.confirmed = submission.steps.every(({ done }) => done);
  }

  async #confirmation(url: string): Promise<Record<string, string>> {
    return { ...hiddenFields(await this.#client.read(url), "intention"), intention: "confirmer" };
  }

  /** Where the answer leads. @throws Error for any answer but a redirection. */
  async #post(address: string, step: Step): Promise<string> {
    const { status, to } = await this.#client.send(address + step.path, step.fields);
    if (status !== 302 && status !== 303) throw new Error(`POST ${step.path}: ${status}`);
    return to;
  }
}

/** The server or its base is away: a person would try again. Also when it asks to slow down. */
function isDown(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && /: (?:429|502|503)$/.test(error.message);
}

function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());
}
