import type { Contexte } from "#platform/context/contexte.ts";
import { isJeton } from "#platform/identity/jeton.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { readSession, type SessionLue, touchSession } from "#platform/identity/session.ts";
import type { Application } from "./application.ts";

/**
 * Who asks, for the time of one request: the session is read in the transaction of the page, once, and the banner takes
 * what the page read.
 */
export class Visite {
  /** What the cookie holds; null without one, and when it could not be one of ours. */
  readonly jeton: string | null;
  readonly #application: Application;
  #lue: SessionLue | null | undefined;

  constructor(application: Application, cookie: string | null) {
    this.#application = application;
    this.jeton = cookie !== null && isJeton(cookie) ? cookie : null;
    if (this.jeton === null) this.#lue = null;
  }

  /** The session, with its person when they act in this département; always asked anew, for roles change. */
  async readIn(ctx: Contexte): Promise<SessionLue | null> {
    if (this.jeton === null) return null;
    const { principalSql } = this.#application;
    const { tx, now, departement, today } = ctx;
    const found = await readSession(tx, this.jeton, now, { departement, today, principalSql });
    // A person of elsewhere is known by their own département only.
    if (!found?.agir || found.agir.departement === departement) this.#lue = found;
    return found;
  }

  /** The session with its person, wherever they act: what the page read, or two readings of its own. */
  async read(): Promise<SessionLue | null> {
    if (this.#lue !== undefined) return this.#lue;
    const { jeton } = this;
    if (jeton === null) return null;
    const { platform } = this.#application;
    const alone = await platform.database.national((tx) =>
      readSession(tx, jeton, platform.clock.now(), null),
    );
    const departement = alone?.agir?.departement;
    const whole = departement ? await platform.read(departement, ANONYME, (ctx) => this.readIn(ctx)) : alone;
    this.#lue = whole;
    return whole;
  }

  /** Writes that the session is used, when that was not written for some minutes. In no transaction of the page. */
  async touch(): Promise<void> {
    const lue = this.#lue;
    if (!lue?.ancienne) return;
    this.#lue = { ...lue, ancienne: false };
    const { platform } = this.#application;
    await platform.database.national((tx) => touchSession(tx, lue.empreinte, platform.clock.now()));
  }
}
