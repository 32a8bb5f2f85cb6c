import type { Contexte } from "#platform/context/contexte.ts";
import type { Tx } from "#platform/database/database.ts";
import { isUnavailable } from "#platform/database/unavailable.ts";
import { storeFichier } from "#platform/files/store.ts";
import type { Application } from "#platform/http/application.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { Rhythm } from "#platform/schedule/rhythm.ts";
import { newId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { ESSAIS, keepPapier, type Pris, releasePapier, takePapier } from "./claim.ts";
import { type Fabrique, fabriquer } from "./fabriquer.ts";
import type { EtapePapier } from "./find-papier.ts";
import { lireComplet, type PapierComplet } from "./modeles/lire-complet.ts";
import { EXTENSION_FORMAT, type FormatPapier } from "./papier.ts";
import { findDeclared } from "./request-papier.ts";

export type AtelierOptions = {
  readonly application: Pick<Application, "platform" | "papiers" | "personnes">;
  /** Milliseconds between two looks at the base; 500. */
  readonly rhythm?: number;
  /** Seconds during which a paper belongs to a process that gives no sign of life; 30. */
  readonly bail?: number;
  /** For engineers: one line of JSON, which names a paper and no person. */
  readonly log?: (line: string) => void;
  readonly fabriquer?: typeof fabriquer;
};

const SYSTEME = { genre: "systeme", nom: "impressions" } as const;

/** Milliseconds between two signs of life of a paper that is being made. */
const SIGNE = 1_000;

type Lu = { lu: PapierComplet; format: FormatPapier; demandeur: Contexte["principal"] };

/**
 * Makes the papers that persons asked for, one at a time, each by one process of the deployment. Data are read with the
 * rights, as they are now, of whoever asked. A process that is killed loses the paper at the end of its lease: another
 * takes it once more; after that the paper has failed, and says so.
 */
export class Atelier {
  readonly #options: Required<AtelierOptions>;
  readonly #processus = newId<"processus">();
  readonly #arret = new AbortController();
  readonly #rhythm: Rhythm;

  constructor(options: AtelierOptions) {
    this.#options = { rhythm: 500, bail: 30, log: console.error, fabriquer, ...options };
    this.#rhythm = new Rhythm(() => this.runDue(), this.#options.rhythm);
  }

  /** Makes papers from now on, until {@link stop}. */
  start(): void {
    this.#rhythm.start();
  }

  /** Takes nothing more; what is under way is left to another process. */
  async stop(): Promise<void> {
    this.#arret.abort();
    await this.#rhythm.stop();
  }

  /** Makes everything that waits. Returns how many papers were taken. Never throws. */
  async runDue(): Promise<number> {
    let taken = 0;
    try {
      for (let pris = await this.#take(); pris; pris = await this.#take()) {
        taken += 1;
        await this.#run(pris);
      }
    } catch (error) {
      if (!isUnavailable(error)) this.#options.log(JSON.stringify({ papier: null, erreur: String(error) }));
    }
    return taken;
  }

  #national<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#options.application.platform.database.national(work);
  }

  async #take(): Promise<Pris | null> {
    if (this.#arret.signal.aborted) return null;
    const { clock } = this.#options.application.platform;
    return this.#national((tx) =>
      takePapier(tx, { processus: this.#processus, bail: this.#options.bail }, clock.now()),
    );
  }

  async #run(pris: Pris): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.#arret.signal]);
    const life = this.#keep(pris, lost);
    try {
      if (pris.essais > ESSAIS) throw new Refusal("papier.interrompu");
      await this.#note(pris, "lecture");
      const { lu, format, demandeur } = await this.#read(pris);
      await this.#note(pris, "composition");
      const fait = await this.#options.fabriquer(
        lu,
        format,
        this.#options.application.platform.clock.now(),
        signal,
      );
      await this.#note(pris, "enregistrement");
      await this.#keepResult(pris, demandeur, lu, fait, format);
    } catch (error) {
      await this.#fail(pris, error, signal);
    } finally {
      clearInterval(life);
    }
  }

  /** Tells the base that this process lives; a paper that was cancelled meanwhile is stopped. */
  #keep(pris: Pris, lost: AbortController): NodeJS.Timeout {
    const { clock } = this.#options.application.platform;
    const mine = { processus: this.#processus, bail: this.#options.bail };
    const look = () =>
      this.#national((tx) => keepPapier(tx, pris, mine, clock.now())).then(
        (held) => {
          if (!held) lost.abort();
        },
        // A base that is away for a moment: the next sign may still come in time.
        () => {},
      );
    return setInterval(look, Math.min(SIGNE, (this.#options.bail * 1000) / 3)).unref();
  }

  async #note({ departement, papier }: Pris, etape: EtapePapier): Promise<void> {
    await this.#options.application.platform.act(departement, SYSTEME, (ctx) =>
      ctx.tx
        .updateTable("papier")
        .set({ etat: "en_cours", etape })
        .where("departement", "=", departement)
        .where("id", "=", papier)
        .where("etat", "in", ["attente", "en_cours"])
        .execute(),
    );
  }

  async #read({ departement, papier }: Pris): Promise<Lu> {
    const { platform, papiers, personnes } = this.#options.application;
    const { asked, demandeur } = await platform.read(departement, SYSTEME, async (ctx) => {
      const asked = await ctx.tx
        .selectFrom("papier")
        .select(["cle", "objet", "format", "demandeur", "institution"])
        .where("departement", "=", departement)
        .where("id", "=", papier)
        .executeTakeFirst();
      if (!asked) throw new Refusal("documents.annule", {}, 409);
      const identites = await personnes.identites(ctx, asked.demandeur);
      return { asked, demandeur: identites.find(({ institution }) => institution === asked.institution) };
    });
    if (!demandeur) throw new Refusal("papier.plus-de-droit", {}, 403);
    const declared = findDeclared(papiers, asked.cle);
    const lu = await platform.read(departement, demandeur, (ctx) => lireComplet(ctx, declared, asked));
    return { lu, format: asked.format, demandeur };
  }

  async #keepResult(
    pris: Pris,
    demandeur: Contexte["principal"],
    lu: PapierComplet,
    fait: Fabrique,
    format: FormatPapier,
  ): Promise<void> {
    const { departement, papier } = pris;
    await this.#options.application.platform.act(departement, demandeur, async (ctx) => {
      // Whoever cancelled, or took the paper meanwhile, has the last word.
      if (!(await releasePapier(ctx.tx, pris, this.#processus))) return;
      const fichier = await storeFichier(ctx, { contenu: fait.octets, type: EXTENSION_FORMAT[format] });
      await ctx.tx
        .updateTable("papier")
        .set({
          ...{ etat: "pret", etape: null, termine_le: ctx.now.toString(), titre: lu.titre },
          ...{ fichier, nom_fichier: fait.nom, pages: fait.pages, absents: [...fait.absents] },
        })
        .where("departement", "=", departement)
        .where("id", "=", papier)
        .execute();
      const apres = { titre: lu.titre, format, ...(fait.pages !== null && { pages: fait.pages }) };
      await recordJournal(ctx, [
        { operation: "papiers.fabriquer", objet: { genre: "papier", id: papier }, apres },
      ]);
    });
  }

  async #fail(pris: Pris, error: unknown, signal: AbortSignal): Promise<void> {
    // Stopped with the process, or away with the base: the lease will end, and another will take the paper.
    if (this.#arret.signal.aborted || isUnavailable(error)) return;
    const refusal = isRefusal(error) ? error : new Refusal("papier.panne");
    if (!isRefusal(error)) {
      this.#options.log(
        JSON.stringify({ papier: pris.papier, erreur: String((error as Error)?.stack ?? error) }),
      );
    }
    if (signal.aborted) return;
    const { departement, papier } = pris;
    await this.#options.application.platform.act(departement, SYSTEME, async (ctx) => {
      if (!(await releasePapier(ctx.tx, pris, this.#processus))) return;
      await ctx.tx
        .updateTable("papier")
        .set({
          ...{ etat: "echoue", etape: null, termine_le: ctx.now.toString() },
          ...{ motif: refusal.code, motif_details: JSON.stringify(refusal.details) },
        })
        .where("departement", "=", departement)
        .where("id", "=", papier)
        .execute();
    });
  }
}
