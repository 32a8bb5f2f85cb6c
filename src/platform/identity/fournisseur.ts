import { createRemoteJWKSet, errors, type JWTVerifyOptions, jwtVerify } from "jose";
import * as client from "openid-client";
import type { Clock } from "#platform/context/clock.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** The identity provider of a deployment, as settings name it. */
export type ReglagesOidc = {
  emetteur: string;
  clientId: string;
  clientSecret: string;
  /** On the button: « ProConnect ». */
  nom: string;
};

/** What the provider says of somebody, once verified. */
export type IdentiteFournie = {
  emetteur: string;
  sub: string;
  /** As the provider writes it; null when it says none. */
  courriel: string | null;
  /** False when the provider says that nobody checked the address. */
  courrielVerifie: boolean;
  siret: string | null;
  nom: string;
  /** To be sent back at sign-out. */
  idToken: string;
};

/** Signatures taken: never none, and never one that the shared secret could make. */
const ALGORITHMS = ["ES256", "RS256"];
const SCOPES = "openid given_name usual_name email siret uid";

/** Metadata of the provider are read again after an hour; for a day the former ones serve when it cannot be. */
const FRESH_MS = 3_600_000;
const STALE_MS = 86_400_000;
/** Keys are asked for again when a token names one that is not known, at most this often. */
const KEYS_COOLDOWN_MS = 10_000;
const TIMEOUT_SECONDS = 8;
/** An identity token serves at once: older than this, or of the future, it is not that of this journey. */
const TOKEN_SECONDS = 600;
/** Seconds by which two clocks may differ. */
const TOLERANCE_SECONDS = 30;

type Decouverte = {
  metadata: client.ServerMetadata;
  keys: ReturnType<typeof createRemoteJWKSet>;
  readAt: number;
};

/**
 * Speaks OpenID Connect with one provider after the profile of ProConnect: authorization code with PKCE, identity token and
 * signed user information both verified against the keys of the provider
 * (https://partenaires.proconnect.gouv.fr/docs/fournisseur-service).
 */
export class Fournisseur {
  readonly nom: string;
  readonly #reglages: ReglagesOidc;
  readonly #adresse: string;
  readonly #clock: Clock;
  #known: Decouverte | null = null;
  #underWay: Promise<Decouverte> | null = null;

  constructor(reglages: ReglagesOidc, adresse: string, clock: Clock) {
    this.nom = reglages.nom;
    this.#reglages = reglages;
    this.#adresse = adresse;
    this.#clock = clock;
  }

  get #callback(): string {
    return `${this.#adresse}/connexion/retour`;
  }

  /** Where to send the browser. @throws Refusal `connexion.fournisseur-absent`. */
  async departure(words: { state: string; nonce: string; verifier: string }): Promise<URL> {
    const { config } = await this.#open();
    return client.buildAuthorizationUrl(config, {
      redirect_uri: this.#callback,
      scope: SCOPES,
      state: words.state,
      nonce: words.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(words.verifier),
      code_challenge_method: "S256",
    });
  }

  /**
   * Whom the browser that comes back is. `query` is that of the address it came back to.
   *
   * @throws Refusal `connexion.fournisseur-absent` when the provider does not answer, `connexion.refusee` when it says
   * that the person did not sign in, `connexion.reponse` for an answer that does not hold: wrong, changed, too old, for
   * somebody else, used already.
   */
  async arrival(
    query: URLSearchParams,
    words: { state: string; nonce: string; verifier: string },
  ): Promise<IdentiteFournie> {
    const { config, keys } = await this.#open();
    try {
      const tokens = await client.authorizationCodeGrant(config, new URL(`${this.#callback}?${query}`), {
        expectedState: words.state,
        expectedNonce: words.nonce,
        pkceCodeVerifier: words.verifier,
        idTokenExpected: true,
      });
      const idToken = tokens.id_token ?? "";
      const { payload } = await this.#verify(idToken, keys, { maxTokenAge: TOKEN_SECONDS });
      const sub = String(payload.sub);
      const claims = await this.#userInfo(config, keys, tokens.access_token, sub);
      return { ...readClaims(claims), emetteur: this.#reglages.emetteur, sub, idToken };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Where to sign out of the provider too; null when it has no such page or does not answer: one is out of here anyway. */
  async exit(idToken: string, state: string): Promise<URL | null> {
    try {
      const { config } = await this.#open();
      if (!config.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(config, {
        id_token_hint: idToken,
        state,
        post_logout_redirect_uri: `${this.#adresse}/deconnexion/retour`,
      });
    } catch {
      return null;
    }
  }

  async #userInfo(
    config: client.Configuration,
    keys: Decouverte["keys"],
    accessToken: string,
    sub: string,
  ): Promise<Record<string, unknown>> {
    const address = config.serverMetadata().userinfo_endpoint;
    if (!address) throw new Refusal("connexion.reponse");
    const headers = new Headers({ accept: "application/jwt" });
    const answer = await client.fetchProtectedResource(
      config,
      accessToken,
      new URL(address),
      "GET",
      undefined,
      headers,
    );
    // Unsigned, anybody on the way could have written it.
    const type = answer.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (answer.status !== 200 || type !== "application/jwt") throw new Refusal("connexion.reponse");
    const { payload } = await this.#verify(await answer.text(), keys);
    if (payload.sub !== sub) throw new Refusal("connexion.reponse");
    return payload;
  }

  /** A token of our provider, for us, signed by one of its keys, in force. */
  #verify(token: string, keys: Decouverte["keys"], more: JWTVerifyOptions = {}) {
    const { emetteur, clientId } = this.#reglages;
    return jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer: emetteur,
      audience: clientId,
      requiredClaims: ["sub"],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(this.#clock.now().epochMilliseconds),
      ...more,
    });
  }

  async #open(): Promise<{ config: client.Configuration; keys: Decouverte["keys"] }> {
    const { metadata, keys } = await this.#discover();
    const { clientId, clientSecret } = this.#reglages;
    const config = new client.Configuration(metadata, clientId, {
      client_secret: clientSecret,
      // The clock is ours, as everywhere.
      [client.clockSkew]: Math.round((this.#clock.now().epochMilliseconds - Date.now()) / 1000),
      [client.clockTolerance]: TOLERANCE_SECONDS,
    });
    config.timeout = TIMEOUT_SECONDS;
    if (isPlain(this.#reglages.emetteur)) client.allowInsecureRequests(config);
    return { config, keys };
  }

  async #discover(): Promise<Decouverte> {
    const age = this.#known ? Date.now() - this.#known.readAt : Number.POSITIVE_INFINITY;
    if (this.#known && age >= 0 && age < FRESH_MS) return this.#known;
    this.#underWay ??= this.#read().finally(() => {
      this.#underWay = null;
    });
    try {
      this.#known = await this.#underWay;
      return this.#known;
    } catch {
      if (this.#known && age < STALE_MS) return this.#known;
      throw new Refusal("connexion.fournisseur-absent", { nom: this.nom }, 409);
    }
  }

  async #read(): Promise<Decouverte> {
    const { emetteur, clientId, clientSecret } = this.#reglages;
    const execute = isPlain(emetteur) ? [client.allowInsecureRequests] : [];
    const found = await client.discovery(new URL(emetteur), clientId, clientSecret, undefined, {
      execute,
      timeout: TIMEOUT_SECONDS,
    });
    const { supportsPKCE: _, ...metadata } = found.serverMetadata();
    if (!metadata.jwks_uri) throw new Error("the provider publishes no keys");
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), {
      cooldownDuration: KEYS_COOLDOWN_MS,
      timeoutDuration: TIMEOUT_SECONDS * 1000,
    });
    return {
      metadata: { ...metadata, id_token_signing_alg_values_supported: ALGORITHMS },
      keys: this.#known?.metadata.jwks_uri === metadata.jwks_uri ? this.#known.keys : keys,
      readAt: Date.now(),
    };
  }
}

function readClaims(
  claims: Record<string, unknown>,
): Pick<IdentiteFournie, "courriel" | "courrielVerifie" | "siret" | "nom"> {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : null;
  };
  const courriel = text("email");
  const names = [text("given_name"), text("usual_name") ?? text("family_name")].filter(Boolean);
  return {
    courriel,
    courrielVerifie: claims.email_verified !== false && claims.email_verified !== "false",
    siret: text("siret")?.replace(/\s/g, "") ?? null,
    nom: names.join(" ") || (courriel ?? "Sans nom"),
  };
}

/** Only loopback comes here without https: see `readSettings`. */
function isPlain(emetteur: string): boolean {
  return emetteur.startsWith("http:");
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof client.AuthorizationResponseError) {
    return new Refusal(
      error.error === "access_denied" ? "connexion.refusee" : "connexion.reponse",
      { raison: error.error },
      409,
    );
  }
  // No answer, or a server in trouble: nothing is known of the person, for good or for ill.
  if (isAway(error)) return new Refusal("connexion.fournisseur-absent", {}, 409);
  const known =
    error instanceof client.ClientError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.WWWAuthenticateChallengeError ||
    error instanceof errors.JOSEError;
  return known ? new Refusal("connexion.reponse", { raison: reasonOf(error) }, 409) : error;
}

function isAway(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || error.name === "AbortError") return true;
  if (error instanceof TypeError && error.message.includes("fetch failed")) return true;
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (code === "OAUTH_TIMEOUT") return true;
  const cause = error.cause as { status?: unknown } | undefined;
  const answered = typeof status === "number" ? status : cause?.status;
  if (typeof answered === "number" && answered >= 500) return true;
  return error.cause instanceof Error && isAway(error.cause);
}

function reasonOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : error.name;
}
