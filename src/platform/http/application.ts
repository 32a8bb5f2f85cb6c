import type { Platform } from "#platform/context/platform.ts";
import type { SourceEcheances } from "#platform/echeances/echeance.ts";
import type { PortPersonnes } from "#platform/identity/comptes.ts";
import type { Fournisseur } from "#platform/identity/fournisseur.ts";
import type { PrincipalSql } from "#platform/identity/session.ts";
import type { GenresCourriel } from "#platform/mail/genres.ts";
import type { Papier } from "#platform/papiers/papier.ts";
import type { References } from "#platform/references/references.ts";
import type { Rgpd } from "#platform/rgpd/rgpd.ts";
import type { ModuleOperations } from "#platform/rights/qui-peut-quoi.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import type { SourceRecherche } from "#platform/search/source.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import type { ApiPart } from "./api/operation.ts";
import type { Messages } from "./messages.ts";

/** A département that works on this deployment. */
export type EspaceOuvert = { code: CodeDepartement; nom: string; demonstration: boolean };

/**
 * The assembled application, as pages see it. `main.ts` builds it: it is there that the ports of modules the kernel does
 * not know (who is this person, which départements are open) are plugged in.
 */
export type Application = {
  readonly platform: Platform;
  readonly messages: Messages;
  readonly references: References;
  /** What each module lets people find. */
  readonly recherche: readonly SourceRecherche[];
  /** The dates of each module: what awaits somebody, calendar feeds, mails. */
  readonly echeances: readonly SourceEcheances[];
  /** What each module lets other software read. */
  readonly api: readonly ApiPart[];
  /** What each module lets people do, and whom: the page « qui peut quoi ». */
  readonly operations: readonly ModuleOperations[];
  /** Recurring work of the platform and of the modules: done by the web servers, one of them at a time. */
  readonly taches: readonly Tache<Application>[];
  /** What each module lets people print. */
  readonly papiers: readonly Papier[];
  /** Every kind of mail that may leave. */
  readonly genresCourriel: GenresCourriel;
  /** Personal data: what each module does with them, how long it keeps them, what it knows of a person. */
  readonly rgpd: Rgpd;
  /** True when anybody may sign in as an invented person. */
  readonly demo: boolean;
  /** Signs what is given out and comes back; shared by every process of the deployment. */
  readonly secret: string;
  readonly espaces: EspaceDirectory;
  /** How links that leave the site begin, without a trailing slash. */
  readonly adresse: string;
  /** The identity provider of the deployment; null without one. */
  readonly fournisseur: Fournisseur | null;
  readonly personnes: PortPersonnes;
  /** Who a person is and what roles they hold: read with the session. */
  readonly principalSql: PrincipalSql;
  /** Empties the départements of demonstration and loads them again; absent when there is no demonstration. */
  readonly resetDemonstration?: () => Promise<void>;
};

/** Below this age the list is taken as it is: a page asked a thousand times a second reads it once. */
const FRESH_MS = 500;

/**
 * Open départements, kept in memory. Another process or a command may open one at any time: what was read more than half
 * a second ago is read again before it is said that a département is not open, or which ones are.
 */
export class EspaceDirectory {
  readonly #load: () => Promise<readonly EspaceOuvert[]>;
  #known = new Map<string, EspaceOuvert>();
  #readAt = 0;

  constructor(load: () => Promise<readonly EspaceOuvert[]>) {
    this.#load = load;
  }

  async refresh(): Promise<void> {
    this.#known = new Map((await this.#load()).map((espace) => [espace.code, espace]));
    this.#readAt = Date.now();
  }

  /** Every open département, in the order of their codes. */
  async list(): Promise<EspaceOuvert[]> {
    await this.#refreshOld();
    return [...this.#known.values()];
  }

  /** The open département of that code, or null. One known is answered from memory: an espace is never closed. */
  async find(code: string): Promise<EspaceOuvert | null> {
    if (!this.#known.has(code)) await this.#refreshOld();
    return this.#known.get(code) ?? null;
  }

  /** Whether that département was open when it was last looked at. */
  knows(code: string): boolean {
    return this.#known.has(code);
  }

  async #refreshOld(): Promise<void> {
    if (Date.now() - this.#readAt > FRESH_MS) await this.refresh();
  }
}
