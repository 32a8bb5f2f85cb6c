import { randomBytes } from "node:crypto";

/** What is written of the requests: nothing, faults of ours, refusals too, or everything. */
export const NIVEAUX_JOURNAL = ["aucun", "erreurs", "refus", "tout"] as const;
export type NiveauJournal = (typeof NIVEAUX_JOURNAL)[number];

/** One answer, as the log writes it: no name, no e-mail, no value of the address, no cookie, no IP address. */
export type LigneHttp = {
  requete: string;
  methode: string;
  /** The pattern of the address, `/:departement/acteurs/:acteur`, never the address itself. */
  route: string;
  statut: number;
  ms: number;
  incident?: string;
};

/** Writes one JSON line a request on the standard output, and one a fault on the error output. */
export class RequestLog {
  readonly #niveau: NiveauJournal;
  readonly #write: (line: string) => void;

  constructor(niveau: NiveauJournal, write: (line: string) => void = (line) => console.log(line)) {
    this.#niveau = niveau;
    this.#write = write;
  }

  /** Whether an answer of this status is written at all. */
  wants(statut: number): boolean {
    if (this.#niveau === "tout") return true;
    if (statut >= 500) return this.#niveau !== "aucun";
    // An address that leads nowhere is the daily bread of robots, not a refusal.
    return this.#niveau === "refus" && statut >= 400 && statut !== 404;
  }

  answer(instant: string, ligne: LigneHttp): void {
    if (!this.wants(ligne.statut)) return;
    const niveau = ligne.statut >= 500 ? "erreur" : ligne.statut >= 400 ? "refus" : "info";
    this.#write(JSON.stringify({ niveau, instant, ...ligne }));
  }

  /** A fault that no page answered, whatever the level: its number is on the page of the visitor. Returns the number. */
  fault(instant: string, requete: string, error: unknown): string {
    const incident = newIncident();
    this.#write(
      JSON.stringify({ niveau: "erreur", instant, requete, incident, erreur: describeFault(error) }),
    );
    return incident;
  }
}

/** Short enough to be read over the phone: eight hexadecimal digits. */
export function newIncident(): string {
  return randomBytes(4).toString("hex");
}

/** Lines of the stack that are kept. */
const FRAMES = 12;

/** What helps to mend, without what people typed: libraries and the base quote values in their messages. */
export function describeFault(error: unknown): {
  nom: string;
  code?: string;
  message: string;
  pile: string[];
} {
  if (!(error instanceof Error)) return { nom: typeof error, message: scrub(String(error)), pile: [] };
  const { code } = error as { code?: unknown };
  // The stack repeats the message first, which may hold lines of its own.
  const { stack = "", message } = error;
  const pile = stack
    .slice(stack.indexOf(message) + message.length)
    .split("\n")
    .filter((line) => /^\s+at .*(?::\d+:\d+\)?|<anonymous>\))$/.test(line));
  return {
    nom: error.name,
    ...(typeof code === "string" && /^\w{1,40}$/.test(code) && { code }),
    message: scrub(message),
    pile: pile.slice(0, FRAMES).map((line) => line.trim().replaceAll(/\?[^\s):]*/g, "")),
  };
}

/** Without anything quoted or between brackets, any e-mail, any address of a page, any long number or secret. */
export function scrub(text: string): string {
  return text
    .slice(0, 2_000)
    .replaceAll(/"[^"]*"|'[^']*'|«[^»]*»|“[^”]*”|`[^`]*`/g, "…")
    .replaceAll(/\([^()]*\)/g, "(…)")
    .replaceAll(/[^\s@]+@[^\s@]+/g, "…")
    .replaceAll(/\bhttps?:\/\/\S+/g, "…")
    .replaceAll(/[\w-]{20,}/g, "…")
    .replaceAll(/\d{5,}/g, "…")
    .slice(0, 300);
}
