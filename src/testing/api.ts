import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createApi } from "#platform/http/api.ts";
import type { Application } from "#platform/http/application.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { compose } from "../composition.ts";
import { clockAt } from "./clock.ts";
import { NOW, type TestDatabase } from "./database.ts";

export type ApiDeTest = {
  application: Application;
  /** Asks as `personne`, or as the public. */
  ask(
    path: string,
    options?: { personne?: PrincipalPersonne; headers?: Record<string, string>; method?: string },
  ): Promise<Response>;
  /** The body of an answer that must be 200. */
  json(path: string, personne?: PrincipalPersonne): Promise<Record<string, unknown>>;
};

/** The API on a test database, on the day `instant`. The départements must be open before: see `openEspace`. */
export async function testApi(base: TestDatabase, instant: string = NOW): Promise<ApiDeTest> {
  const settings = {
    port: 0,
    host: "",
    origine: null,
    databaseUrl: null,
    databaseUrlProprietaire: null,
    donnees: "",
    demo: false,
    courriel: SANS_COURRIEL,
    fichiers: limitesFichiers(),
    oidc: null,
  };
  const clock = clockAt(instant);
  const application = await compose(base.database, settings, clock);
  const api = createApi(application, (c) => c.req.header("x-session") ?? null);
  const ask: ApiDeTest["ask"] = async (path, { personne, headers = {}, method = "GET" } = {}) => {
    const session = personne && {
      "x-session": await base.database.national((tx) =>
        openSession(
          tx,
          { compte: null, agir: personne, moyen: "demonstration", appareil: "essai" },
          clock.now(),
        ),
      ),
    };
    return api.request(path, { method, headers: { ...headers, ...session } });
  };
  return {
    application,
    ask,
    json: async (path, personne) => {
      const answer = await ask(path, { personne });
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
  };
}
