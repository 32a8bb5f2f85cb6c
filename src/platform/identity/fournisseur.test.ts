import { exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FournisseurDeTest, startProvider, walk } from "#testing/oidc-provider.ts";
import { wordsOf } from "./essai-connexion.ts";
import { Fournisseur } from "./fournisseur.ts";
import { newJeton } from "./jeton.ts";

const CLIENT = "http://127.0.0.1:9";
const CAMILLE = {
  sub: "camille-1",
  email: "Camille.Durand@caf.example",
  email_verified: true,
  given_name: "Camille",
  usual_name: "Durand",
  siret: "12345678900012",
};

describe.each(["ES256", "RS256"] as const)("a provider that signs with %s", (algorithm) => {
  let provider: FournisseurDeTest;
  let shift = 0;
  const clock = { now: () => Temporal.Now.instant().add({ seconds: shift }) };
  let ours: Fournisseur;

  beforeAll(async () => {
    provider = await startProvider({ algorithm, client: CLIENT });
  });
  afterAll(async () => {
    await provider.stop();
  });
  beforeEach(() => {
    shift = 0;
    provider.tamper = null;
    provider.personne = CAMILLE;
    ours = make();
  });

  function make(changes: { clientId?: string; clientSecret?: string } = {}): Fournisseur {
    const { issuer, clientId, clientSecret } = provider;
    return new Fournisseur(
      { emetteur: issuer, clientId, clientSecret, nom: "Essai", ...changes },
      CLIENT,
      clock,
    );
  }

  /** Goes to the provider and comes back: what the browser would bring. */
  async function journey(secret = newJeton()): Promise<{ query: URLSearchParams; words: Words }> {
    const words = wordsOf(secret);
    return { query: (await walk(await ours.departure(words), CLIENT)).searchParams, words };
  }
  type Words = ReturnType<typeof wordsOf>;
  const arrive = async ({ query, words }: { query: URLSearchParams; words: Words }) =>
    ours.arrival(query, words);

  /** Changes a claim in the token of an answer and keeps its signature. */
  const retouch = (token: string, claims: object) => {
    const [header = "", body = "", signature = ""] = token.split(".");
    const changed = { ...JSON.parse(Buffer.from(body, "base64url").toString()), ...claims };
    return [header, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
  };
  const onIdToken = (change: (token: string) => string) => (path: string, body: string) => {
    if (path !== "/token") return null;
    const answer = JSON.parse(body);
    return JSON.stringify({ ...answer, id_token: change(answer.id_token) });
  };
  const onUserInfo = (change: (token: string) => string) => (path: string, body: string) =>
    path === "/me" ? change(body) : null;
  const REFUSED = { code: "connexion.reponse" };

  it("says whom it signed in, and its words are as long as they should be", async () => {
    const done = await journey();
    for (const word of Object.values(done.words)) expect(word.length).toBeGreaterThanOrEqual(32);
    expect(await arrive(done)).toMatchObject({
      emetteur: provider.issuer,
      sub: "camille-1",
      courriel: "Camille.Durand@caf.example",
      courrielVerifie: true,
      siret: "12345678900012",
      nom: "Camille Durand",
    });
  });

  it("asks with PKCE, state, nonce and the scopes of the profile", async () => {
    const { searchParams } = await ours.departure(wordsOf(newJeton()));
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.get("scope")).toBe("openid given_name usual_name email siret uid");
    expect(searchParams.get("state")).not.toBe(searchParams.get("nonce"));
  });

  it("takes a code once", async () => {
    const done = await journey();
    await arrive(done);
    await expect(arrive(done)).rejects.toMatchObject(REFUSED);
  });

  it("refuses another state, none, another nonce, another verifier, another code", async () => {
    const others = wordsOf(newJeton());
    for (const change of [{ state: others.state }, { nonce: others.nonce }, { verifier: others.verifier }]) {
      const { query, words } = await journey();
      await expect(ours.arrival(query, { ...words, ...change })).rejects.toMatchObject(REFUSED);
    }
    for (const [name, value] of [
      ["state", null],
      ["code", null],
      ["code", "inconnu"],
      ["iss", "https://ailleurs.example"],
    ] as const) {
      const { query, words } = await journey();
      if (value === null) query.delete(name);
      else query.set(name, value);
      await expect(ours.arrival(query, words), name).rejects.toMatchObject(REFUSED);
    }
  });

  it.each([
    ["another subject", { sub: "quelqu-un" }],
    ["another audience", { aud: "autre" }],
    ["another issuer", { iss: "https://ailleurs.example" }],
    ["a later end", { exp: 4_000_000_000 }],
  ])("refuses an identity token and user information retouched: %s", async (_name, claims) => {
    provider.tamper = onIdToken((token) => retouch(token, claims));
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
    provider.tamper = onUserInfo((token) => retouch(token, claims));
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
  });

  it("refuses user information with another address, unsigned, or signed by another's key", async () => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const kid = async (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;
    const foreign = await importJWK(await exportJWK(privateKey), algorithm);
    const claims = { sub: "camille-1", email: "autre@caf.example", siret: CAMILLE.siret };
    provider.tamper = onUserInfo((token) => retouch(token, { email: "autre@caf.example" }));
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
    const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ ...claims, iss: provider.issuer, aud: provider.clientId })).toString("base64url")}.`;
    provider.tamper = onUserInfo(() => none);
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
    // The right name of key, the wrong key.
    let seen = "";
    provider.tamper = onUserInfo((token) => {
      seen = token;
      return token;
    });
    await journey().then(arrive);
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: await kid(seen) })
      .setIssuer(provider.issuer)
      .setAudience(provider.clientId)
      .sign(foreign);
    provider.tamper = onUserInfo(() => signed);
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
  });

  it("refuses an identity token without signature, or signed with the secret that both know", async () => {
    const secret = new TextEncoder().encode(provider.clientSecret);
    const bodyOf = (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    let seen = "";
    const first = await journey();
    provider.tamper = onIdToken((token) => {
      seen = token;
      return token;
    });
    await arrive(first);
    provider.tamper = onIdToken((token) => {
      const head = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
      return `${head}.${token.split(".")[1]}.`;
    });
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
    const { query, words } = await journey();
    const hs = await new SignJWT({ ...bodyOf(seen), nonce: words.nonce })
      .setProtectedHeader({ alg: "HS256" })
      .sign(secret);
    provider.tamper = onIdToken(() => hs);
    await expect(ours.arrival(query, words)).rejects.toMatchObject(REFUSED);
  });

  it("refuses a token given to another journey", async () => {
    let first = "";
    provider.tamper = onIdToken((token) => {
      first ||= token;
      return first;
    });
    await journey().then(arrive);
    await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
  });

  it("refuses what is too old or not yet: the clock set forward, set back", async () => {
    const done = await journey();
    shift = 2 * 3600;
    await expect(arrive(done)).rejects.toMatchObject(REFUSED);
    shift = 0;
    const again = await journey();
    shift = -2 * 3600;
    await expect(arrive(again)).rejects.toMatchObject(REFUSED);
  });

  it("follows a change of keys while it runs, and does not ask for them at each unknown key", async () => {
    await journey().then(arrive);
    await provider.rotate();
    const now = Date.now();
    const spy = vi.spyOn(Date, "now").mockImplementation(() => now + 11_000);
    try {
      expect((await journey().then(arrive)).sub).toBe("camille-1");
    } finally {
      spy.mockRestore();
    }
    const before = provider.asked("/jwks");
    provider.tamper = onIdToken((token) => {
      const [header = "", ...rest] = token.split(".");
      const head = { ...JSON.parse(Buffer.from(header, "base64url").toString()), kid: "inconnue" };
      return [Buffer.from(JSON.stringify(head)).toString("base64url"), ...rest].join(".");
    });
    for (let time = 0; time < 5; time += 1)
      await expect(journey().then(arrive)).rejects.toMatchObject(REFUSED);
    expect(provider.asked("/jwks") - before).toBeLessThanOrEqual(1);
  });

  it("reads its description once, and says so when it is away, at each step", async () => {
    const before = provider.asked("/.well-known/openid-configuration");
    const done = await journey();
    await journey();
    expect(provider.asked("/.well-known/openid-configuration") - before).toBe(1);
    await provider.stop();
    try {
      await expect(arrive(done)).rejects.toMatchObject({ code: "connexion.fournisseur-absent" });
      await expect(make().departure(wordsOf(newJeton()))).rejects.toMatchObject({
        code: "connexion.fournisseur-absent",
      });
      expect(await make().exit("x.y.z", "etat")).toBeNull();
    } finally {
      await provider.start();
    }
    expect((await journey().then(arrive)).sub).toBe("camille-1");
  });

  it("refuses another's secret, and says that the person gave up", async () => {
    const { query, words } = await journey();
    await expect(make({ clientSecret: "autre" }).arrival(query, words)).rejects.toMatchObject(REFUSED);
    const gave = new URLSearchParams({ error: "access_denied", state: words.state, iss: provider.issuer });
    await expect(ours.arrival(gave, words)).rejects.toMatchObject({ code: "connexion.refusee" });
  });

  it("says that nobody checked an address", async () => {
    provider.personne = { ...CAMILLE, email_verified: false };
    expect(await journey().then(arrive)).toMatchObject({ courrielVerifie: false });
  });

  it("leaves with the token and a state, to come back here", async () => {
    const { idToken } = await journey().then(arrive);
    const exit = await ours.exit(idToken, "etat-de-sortie-etat-de-sortie-etat");
    expect(exit?.searchParams.get("id_token_hint")).toBe(idToken);
    expect(exit?.searchParams.get("state")).toBe("etat-de-sortie-etat-de-sortie-etat");
    expect(exit?.searchParams.get("post_logout_redirect_uri")).toBe(`${CLIENT}/deconnexion/retour`);
    expect((await fetch(exit ?? "")).status).toBe(200);
  });
});
