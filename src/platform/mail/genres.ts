/** How often somebody wants a kind of mail: each as it comes, those of a day or of a week in one, none. */
export const RYTHMES = ["aussitot", "jour", "semaine", "jamais"] as const;
export type Rythme = (typeof RYTHMES)[number];

/**
 * A kind of mail. Whoever sends declares its kinds beside its commands and registers them in `composition.ts`; those
 * that the platform itself needs are here.
 */
export type GenreCourriel = {
  /** Stable, kept in the base: « connexion ». */
  readonly code: string;
  /** As it is listed: « Lien de connexion ». */
  readonly libelle: string;
  /** Completes « Vous recevez ce courriel parce que … ». */
  readonly raison: string;
  /** Somebody may ask not to receive this kind any more. Never for what a person asked for or needs to enter. */
  readonly refusable: boolean;
  /** Holds a secret link: what it said is erased as soon as it is sent, cancelled or too late. */
  readonly secret: boolean;
  /** Leaves before the mails that nobody is waiting for in front of a screen. */
  readonly urgent: boolean;
  /** What may be asked for, the usual one first; left out: what `regroupement` allows. */
  readonly rythmes?: readonly Rythme[];
  /**
   * Several to one person within these minutes become one, whose subject is `sujet`; null: each leaves at once. The
   * first waits as long for those that may follow.
   */
  readonly regroupement: { readonly minutes: number; readonly sujet: (nombre: number) => string } | null;
};

/** The link by which somebody without another means signs in. */
export const COURRIEL_CONNEXION: GenreCourriel = {
  code: "connexion",
  libelle: "Lien de connexion",
  raison: "cette adresse vient d'être donnée pour entrer dans Maillage",
  refusable: false,
  secret: true,
  urgent: true,
  regroupement: null,
};

/** An institution invites somebody. */
export const COURRIEL_INVITATION: GenreCourriel = {
  code: "invitation",
  libelle: "Invitation",
  raison: "une institution du département vous invite à travailler avec elle dans Maillage",
  refusable: false,
  secret: true,
  urgent: false,
  regroupement: null,
};

/** What an administrator sends to see that mail leaves. */
export const COURRIEL_ESSAI: GenreCourriel = {
  code: "essai",
  libelle: "Essai",
  raison: "une personne qui administre Maillage vérifie que les courriels partent",
  refusable: true,
  secret: false,
  urgent: true,
  regroupement: null,
};

const OF_THE_PLATFORM: readonly GenreCourriel[] = [COURRIEL_CONNEXION, COURRIEL_INVITATION, COURRIEL_ESSAI];

/** Every kind of mail that this deployment may send. */
export class GenresCourriel {
  readonly #genres = new Map<string, GenreCourriel>();

  constructor(others: readonly GenreCourriel[] = []) {
    for (const genre of [...OF_THE_PLATFORM, ...others]) {
      if (this.#genres.has(genre.code)) throw new Error(`two kinds of mail called ${genre.code}`);
      if (genre.secret && genre.regroupement)
        throw new Error(`${genre.code} holds a secret link: not grouped`);
      this.#genres.set(genre.code, genre);
    }
  }

  /** The kind of that code; null for one that a former version knew. */
  find(code: string): GenreCourriel | null {
    return this.#genres.get(code) ?? null;
  }

  list(): readonly GenreCourriel[] {
    return [...this.#genres.values()];
  }
}
