import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type Configuration } from "oidc-provider";

export type Personne = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  given_name?: string;
  usual_name?: string;
  siret?: string;
};

export type FournisseurDeTest = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next: the provider asks nobody. */
  personne: Personne;
  /** Signs with new keys from now on, and publishes those only. */
  rotate(): Promise<void>;
  /** From now on its own pages ask the person: a name (which becomes the subject) and a password, then what is shared. */
  showPages(): void;
  /** Stops listening; `start` listens again at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Times that a path was asked for. */
  asked(path: string): number;
  /** Changes the next answers of a path, as somebody on the way would; null puts an end to it. */
  tamper: ((path: string, body: string) => string | null) | null;
};

/**
 * A real OpenID provider on loopback with the profile of ProConnect: signed user information, PKCE, one confidential client.
 * It signs everybody in as `personne`, without a page until it is asked for.
 */
export async function startProvider(options: {
  algorithm: "ES256" | "RS256";
  /** Where the client lives, without a trailing slash. */
  client: string;
}): Promise<FournisseurDeTest> {
  const clientId = "maillage-essai";
  const clientSecret = "secret-essai-secret-essai-secret-essai";
  const counts = new Map<string, number>();
  let provider: Provider;
  let server: Server;
  let port = 0;
  let pages = false;
  let keys: JWK[] = [];
  const state: FournisseurDeTest = {
    issuer: "",
    clientId,
    clientSecret,
    personne: { sub: "personne-1" },
    tamper: null,
    asked: (path) => counts.get(path) ?? 0,
    rotate: async () => {
      keys = [await signingKey("ES256"), await signingKey("RS256")];
      provider = makeProvider();
    },
    showPages: () => {
      pages = true;
      provider = makeProvider();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: listen,
  };

  function makeProvider(): Provider {
    const configuration: Configuration = {
      jwks: { keys },
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [`${options.client}/connexion/retour`],
          post_logout_redirect_uris: [`${options.client}/deconnexion/retour`],
          token_endpoint_auth_method: "client_secret_post",
          id_token_signed_response_alg: options.algorithm,
          userinfo_signed_response_alg: options.algorithm,
        },
      ],
      features: {
        devInteractions: { enabled: pages },
        jwtUserinfo: { enabled: true },
        rpInitiatedLogout: { enabled: true },
      },
      scopes: ["openid", "given_name", "usual_name", "email", "siret", "uid"],
      claims: {
        openid: ["sub"],
        email: ["email", "email_verified"],
        given_name: ["given_name"],
        usual_name: ["usual_name"],
        siret: ["siret"],
        uid: ["uid"],
      },
      pkce: { required: () => true },
      cookies: { keys: ["essai"] },
      ...(!pages && {
        interactions: {
          url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}`,
        },
      }),
      findAccount: async (_ctx, sub) => ({
        accountId: sub,
        claims: async () => ({ ...state.personne, sub }),
      }),
    };
    return new Provider(state.issuer, configuration);
  }

  async function listen(): Promise<void> {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", state.issuer);
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
      if (state.tamper) interceptBody(response, (body) => state.tamper?.(pathname, body) ?? body);
      if (pathname.startsWith("/interaction/") && !pages) {
        void finishInteraction(provider, state.personne.sub, request, response);
      } else provider.callback()(request, response);
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
    state.issuer = `http://127.0.0.1:${port}`;
  }

  await listen();
  await state.rotate();
  return state;
}

let serial = 0;

async function signingKey(alg: "ES256" | "RS256"): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  serial += 1;
  return { ...(await exportJWK(privateKey)), alg, use: "sig", kid: `cle-${serial}` };
}

async function finishInteraction(
  provider: Provider,
  accountId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  if (details.prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  const grant = new provider.Grant({ accountId, clientId: String(details.params.client_id) });
  grant.addOIDCScope(String(details.params.scope));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** Lets what is written through `change` before it leaves. */
function interceptBody(response: ServerResponse, change: (body: string) => string): void {
  const end = response.end.bind(response) as (chunk?: unknown) => ServerResponse;
  response.end = ((chunk?: unknown) => {
    if (typeof chunk !== "string" && !Buffer.isBuffer(chunk)) return end(chunk);
    const body = change(chunk.toString());
    if (!response.headersSent) response.setHeader("content-length", Buffer.byteLength(body));
    return end(body);
  }) as typeof response.end;
}

/** Follows an authorization address with a browser's cookies until it leads back to the client; returns that address. */
export async function walk(address: URL, client: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = address;
  for (let step = 0; step < 12; step += 1) {
    if (next.href.startsWith(client)) return next;
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next);
  }
  throw new Error("the provider never came back");
}
