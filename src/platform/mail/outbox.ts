import { Temporal } from "temporal-polyfill";
import type { Clock } from "#platform/context/clock.ts";
import type { Database } from "#platform/database/database.ts";
import { isUnavailable } from "#platform/database/unavailable.ts";
import { Rhythm } from "#platform/schedule/rhythm.ts";
import { newId } from "#platform/values/ids.ts";
import { domaineOf } from "./adresse.ts";
import { lienChoix, lienRefus } from "./choix.ts";
import { type Pris, takeNext } from "./claim.ts";
import type { GenresCourriel } from "./genres.ts";
import { type ARendre, renderHtml, renderText } from "./render.ts";
import { settle } from "./settle.ts";
import type { Issue, Message, Transport } from "./smtp.ts";

export type OutboxOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly genres: GenresCourriel;
  readonly transport: Transport;
  readonly expediteur: { readonly nom: string; readonly adresse: string };
  /** Public address of the site, without a trailing slash: for links. */
  readonly origine: string;
  /** Signs the link by which somebody refuses a kind of mail. */
  readonly secret: string;
  /** Mails given to the server at one time by this process. */
  readonly concurrence: number;
  readonly parMinute: number | null;
  readonly parDomaine?: number;
  /** Milliseconds between two looks at the base; 2 s. */
  readonly rhythm?: number;
  /** Seconds that sending one mail may take; another process may take it half as long afterwards. */
  readonly delai?: number;
  readonly random?: () => number;
  /** For engineers: one line of JSON, which names a mail and no person. */
  readonly log?: (line: string) => void;
};

/** At one address of mail as many at a time, all processes together: large providers close their door beyond. */
const BY_DOMAIN = 3;

/**
 * Sends what {@link queueMail} wrote. Several processes may: each mail is taken by one (`claim.ts`), given to the server,
 * and what became of it written at once (`settle.ts`). A process that is killed leaves at most `concurrence` mails in
 * doubt; they are sent again under the same Message-ID, so that one is only read twice when the kill fell between the
 * word of the server and our commit, and the server does not put twins together.
 */
export class Outbox {
  readonly #options: Required<OutboxOptions>;
  readonly #processus = newId<"processus">();
  readonly #domaine: string;
  readonly #cut = new AbortController();
  #stopping = false;
  readonly #rhythm: Rhythm;

  constructor(options: OutboxOptions) {
    this.#options = {
      parDomaine: BY_DOMAIN,
      rhythm: 2_000,
      delai: 60,
      random: Math.random,
      log: console.error,
      ...options,
    };
    this.#rhythm = new Rhythm(() => this.sendDue(), this.#options.rhythm);
    this.#domaine = domaineOf(options.expediteur.adresse);
  }

  /** Sends from now on, until {@link stop}. */
  start(): void {
    this.#rhythm.start();
  }

  /**
   * Takes nothing more and waits for what is under way, `patience` milliseconds at most: what is then cut is sent again
   * once its lease has ended.
   */
  async stop(patience = 8_000): Promise<void> {
    this.#stopping = true;
    const timer = setTimeout(() => this.#cut.abort(), patience);
    await this.#rhythm.stop();
    clearTimeout(timer);
    this.#options.transport.close();
  }

  /** Sends everything that may leave now. Returns how many mails were given to the server. Never throws. */
  async sendDue(): Promise<number> {
    let given = 0;
    const work = async (): Promise<void> => {
      for (let pris = await this.#take(); pris; pris = await this.#take()) {
        given += 1;
        await this.#deliver(pris);
      }
    };
    try {
      const first = await this.#take();
      if (!first) return 0;
      given += 1;
      const others = Array.from({ length: this.#options.concurrence - 1 }, () => work());
      await Promise.all([this.#deliver(first).then(work), ...others]);
    } catch (error) {
      if (!isUnavailable(error)) this.#options.log(JSON.stringify({ courriel: null, erreur: String(error) }));
    }
    return given;
  }

  async #take(): Promise<Pris | null> {
    if (this.#stopping) return null;
    const { database, clock, genres, delai, parDomaine, parMinute } = this.#options;
    return database.national((tx) =>
      takeNext(
        tx,
        {
          processus: this.#processus,
          genres,
          // Longer than sending may last: nobody takes what is still being sent.
          bail: delai * 1.5,
          parDomaine,
          parMinute,
          domaine: this.#domaine,
        },
        clock.now(),
      ),
    );
  }

  async #deliver(pris: Pris): Promise<void> {
    const { transport, delai, log } = this.#options;
    const signal = AbortSignal.any([AbortSignal.timeout(delai * 1000), this.#cut.signal]);
    const issue = await transport.send(this.#messageOf(pris), signal);
    if (issue.issue !== "acceptee") {
      log(
        JSON.stringify({ courriel: pris.id, essai: pris.numero, issue: issue.issue, reponse: issue.reponse }),
      );
    }
    await this.#settle(pris, issue);
  }

  /** What the server said must be written, even if the base is away for a moment: until the lease ends. */
  async #settle(pris: Pris, issue: Issue): Promise<void> {
    const { database, genres, clock, random, delai } = this.#options;
    const limit = Date.now() + delai * 500;
    for (;;) {
      try {
        await database.national((tx) =>
          settle(tx, pris, issue, {
            processus: this.#processus,
            genres,
            now: clock.now(),
            random: random(),
          }),
        );
        return;
      } catch (error) {
        if (!isUnavailable(error) || Date.now() > limit) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  #messageOf(pris: Pris): Message {
    const { genres, expediteur, origine, secret } = this.#options;
    const genre = genres.find(pris.genre);
    const refusable = genre?.refusable === true;
    const mail: ARendre = {
      genre: { raison: genre?.raison ?? "cette adresse est connue de Maillage" },
      sujet: pris.sujet,
      parties: pris.parties,
      origine,
      choix: { lien: lienChoix(origine, secret, pris.id), refusable },
    };
    return {
      messageId: pris.messageId,
      date: new Date(Temporal.Instant.from(pris.creeLe).epochMilliseconds),
      expediteur,
      destinataire: { nom: pris.nom, adresse: pris.destinataire },
      sujet: pris.sujet,
      texte: renderText(mail),
      html: renderHtml(mail),
      refus: refusable ? lienRefus(origine, secret, pris.id) : null,
    };
  }
}
