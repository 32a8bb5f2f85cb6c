import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { freePort, makeOutsideCluster, type OutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import { capture } from "./support/capture.ts";
import { FormClient, hidden } from "./support/form-client.ts";
import { type Server, startServer } from "./support/processes.ts";
import { expectClean, openBrowser, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
/** Their doubles in the demonstration. */
const SOLENE = { nom: "Solène Marchebois", courriel: "solene.marchebois@caf-63.example" };
let cluster: OutsideCluster;
let server: Server;

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  for (const statement of PREPARATION) await cluster.run(statement);
  server = await startServer(await freePort(), {
    DATABASE_URL: cluster.url("maillage_application", "maillage"),
    DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
    MAILLAGE_DEMO: "1",
    MAILLAGE_JOURNAL_HTTP: "tout",
    // Tests speak for many addresses, as a proxy does.
    MAILLAGE_PROXY_DE_CONFIANCE: "1",
    MAILLAGE_LIMITE_SESSION: "400",
  });
});
afterAll(async () => {
  await server?.stop();
  await cluster?.remove();
});

const rows = (sql: string) => cluster.run(sql, "maillage");

/** A visitor who asks from one address. */
class Somebody {
  readonly #from: string;
  readonly #client = new FormClient();

  constructor(from: string) {
    this.#from = from;
  }

  async send(path: string, fields: Record<string, string>, page = path): Promise<Response> {
    const first = await this.get(page);
    const jeton = hidden(await first.text(), CHAMP_JETON);
    return fetch(server.address + path, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: this.#client.cookie,
        origin: server.address,
        accept: "text/html",
        "x-forwarded-for": this.#from,
      },
      body: new URLSearchParams({ [CHAMP_JETON]: jeton, ...fields }),
    });
  }

  async get(path: string): Promise<Response> {
    const answer = await fetch(server.address + path, {
      headers: { cookie: this.#client.cookie, accept: "text/html", "x-forwarded-for": this.#from },
    });
    this.#client.keep(answer);
    return answer;
  }

  get cookie(): string {
    return this.#client.cookie;
  }

  /** Takes the cookies that an answer gave. */
  keep(answer: Response): void {
    this.#client.keep(answer);
  }
}

async function lastLink(courriel: string): Promise<string> {
  for (let patience = 50; patience > 0; patience -= 1) {
    const found = await rows(
      `SELECT contenu::text AS texte FROM courriel WHERE destinataire = '${courriel}' AND genre = 'connexion' ORDER BY cree_le DESC, id DESC LIMIT 1`,
    );
    const path = /\/connexion\/lien\?jeton=[\w-]{43}/.exec(String(found[0]?.texte))?.[0];
    if (path) return path;
    await sleep(100);
  }
  throw new Error("no link was sent");
}

describe("a hundred sign-in attempts", () => {
  it("are stopped for one address, in French, with how long to wait; the honest one still gets in", async () => {
    const attacker = new Somebody("203.0.113.66");
    const answers: Response[] = [];
    const targets = [SOLENE.courriel, "personne@nulle.part"];
    // By tens, as a program does.
    for (let round = 0; round < 10; round += 1) {
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_, rank) =>
            attacker.send("/connexion", { courriel: targets[rank % 2] ?? "" }),
          ),
        )),
      );
    }
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(6);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(94);
    const refused = answers.find(({ status }) => status === 429);
    const wait = Number(refused?.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    const page = (await refused?.text()) ?? "";
    expect(page).toContain("Trop d&#x27;essais en peu de temps");
    expect(page).toContain('lang="fr"');
    expect(refused?.headers.get("cache-control")).toMatch(/no-store/);

    const honest = new Somebody("198.51.100.7");
    expect((await honest.send("/connexion", { courriel: SOLENE.courriel })).status).toBe(200);
    const link = await lastLink(SOLENE.courriel);
    const entered = await honest.send("/connexion/lien", { jeton: link.slice(-43) }, link);
    expect([entered.status, entered.headers.get("location")]).toEqual([302, "/63"]);
  });

  it("say the same of an address that is known and of one that is not, limit included", async () => {
    const sequence = async (courriel: string, from: string) => {
      const somebody = new Somebody(from);
      const found: string[] = [];
      for (let rank = 0; rank < 6; rank += 1) {
        const answer = await somebody.send("/connexion", { courriel });
        const text = (await answer.text())
          .replaceAll(courriel, "")
          .replaceAll(/name="_?jeton" value="[^"]*"|nonce="[^"]*"|value="[\w-]{43}"/g, "");
        found.push(`${answer.status} ${answer.headers.get("retry-after")} ${text}`);
      }
      return found;
    };
    const [known, unknown] = await Promise.all([
      sequence(SOLENE.courriel, "203.0.113.1"),
      sequence("inconnue.au.bataillon@caf-63.example", "203.0.113.2"),
    ]);
    const rough = (one: string) => one.replaceAll(/\d+ (?:minutes|secondes)|\d+\u00a0minutes|^429 \d+/g, "…");
    expect(known.map(rough)).toEqual(unknown.map(rough));
    expect(known.map((one) => one.slice(0, 3))).toEqual(["200", "200", "200", "429", "429", "429"]);
  });

  it("answer as fast for one as for the other", async () => {
    const times = async (courriel: string, net: string) => {
      const found: number[] = [];
      for (let rank = 0; rank < 12; rank += 1) {
        const somebody = new Somebody(`192.0.${net}.${rank + 1}`);
        await somebody.get("/connexion");
        const start = performance.now();
        await (await somebody.send("/connexion", { courriel })).text();
        found.push(performance.now() - start);
      }
      return found.sort((a, b) => a - b)[6] ?? 0;
    };
    // Both wait the same long time: what the work takes is below it.
    const known = await times(SOLENE.courriel, "2");
    const unknown = await times("encore.inconnue@caf-63.example", "3");
    expect(Math.min(known, unknown)).toBeGreaterThan(390);
    expect(Math.abs(known - unknown)).toBeLessThan(120);
  });

  it("with false links are stopped too, the good link of another goes through", async () => {
    const attacker = new Somebody("203.0.113.77");
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let rank = 0; rank < 30; rank += 1) {
      last = await attacker.send(
        "/connexion/lien",
        { jeton: `${String(rank).padStart(3, "0")}${"a".repeat(40)}` },
        "/connexion",
      );
      statuses.push(last.status);
    }
    expect(statuses.slice(0, 19).every((status) => status === 409)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last?.text()).toContain("Trop d&#x27;essais");
    // The limit is the same for invitations: it is one guess like another.
    const invited = await attacker.send(`/invitation/63.${"b".repeat(43)}`, {}, "/connexion");
    expect(invited.status).toBe(429);
  });
});

describe("invitations", () => {
  it("to one address are stopped, and the form keeps what was typed", async () => {
    const client = new FormClient();
    await client.signIn(server.address, SOLENE.nom);
    const [caf] = await rows(
      "SELECT public_id FROM acteur WHERE departement = '63' AND genre = 'institution' AND id = (SELECT parent FROM acteur WHERE departement = '63' AND nom = 'Solène Marchebois')",
    );
    const path = `${server.address}/63/institution/${caf?.public_id}/inviter`;
    const outcomes: number[] = [];
    let text = "";
    for (let rank = 0; rank < 11; rank += 1) {
      const page = await client.read(path);
      const answer = await client.post(path, {
        cle: hidden(page, "cle"),
        ...{ nom: "Ondine Vertbois", fonction: "Chargée d'essais", courriel: "ondine@caf-63.example" },
        ...{ "role-lecteur": "oui", message: `Message ${rank}`, du: "", au: "", personne: "" },
      });
      outcomes.push(answer.status);
      text = await answer.text();
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(outcomes[0]).toBe(302);
    expect(outcomes.slice(-3)).toEqual([429, 429, 429]);
    expect(text).toContain("Message 10");
    expect(text).toContain("Trop d&#x27;essais");
    const [sent] = await rows(
      "SELECT count(*)::int AS n FROM courriel WHERE destinataire = 'ondine@caf-63.example'",
    );
    expect(Number(sent?.n)).toBeLessThanOrEqual(8);
  });
});

describe("too many requests", () => {
  it("answer a person with a page and a program with a problem, both with how long to wait", async () => {
    const client = new FormClient();
    await client.signIn(server.address, "Agathe Clairval");
    const flood = async (path: string, accept: string) => {
      for (let round = 0; round < 40; round += 1) {
        const answers = await Promise.all(
          Array.from({ length: 10 }, () =>
            fetch(server.address + path, {
              headers: { cookie: client.cookie, accept, "x-forwarded-for": "198.51.100.99" },
            }),
          ),
        );
        const refused = answers.find(({ status }) => status === 429);
        if (refused) return refused;
      }
      throw new Error("never refused");
    };
    const page = await flood("/63", "text/html");
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(page.headers.get("content-type")).toMatch(/text\/html/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await page.text()).toContain("Vous avez demandé trop de pages en peu de temps");
    const problem = await flood("/api/v1/departements/63/schemas", "application/json");
    expect(problem.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(Number(problem.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problem.json()).toMatchObject({ status: 429, code: "limite.demandes" });
  });
});

describe("an incident", () => {
  it.each(WIDTHS)("has a page with its number, which the logs know, at %i px", async (width) => {
    const page = await browser.visit({ width });
    await page.goto(`${server.address}/63`);
    await rows("ALTER TABLE schema RENAME TO schema_absent");
    try {
      const answer = await page.goto(`${server.address}/63/schemas?recherche=tres.secret@exemple.fr`);
      expect(answer?.status()).toBe(500);
      await expectClean(page);
      await capture(page, `incident-${width}`);
      const incident = (await page.locator("main strong").first().textContent()) ?? "";
      expect(incident).toMatch(/^[0-9a-f]{8}$/);
      const lines = server
        .said()
        .split("\n")
        .filter((line) => line.includes(incident));
      expect(lines.length).toBe(2);
      const fault = JSON.parse(lines.find((line) => line.includes('"erreur":')) ?? "{}");
      expect(fault).toMatchObject({ niveau: "erreur", incident, erreur: { code: "42P01" } });
      expect(fault.requete).toBe(answer?.headers()["x-request-id"]);
      expect(lines.join()).not.toMatch(/tres\.secret|recherche=/);
      const problem = await fetch(`${server.address}/api/v1/departements/63/schemas`);
      expect(problem.status).toBe(500);
      expect(problem.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      const { detail } = (await problem.json()) as { detail: string };
      expect(server.said()).toContain(/[0-9a-f]{8}/.exec(detail)?.[0] ?? "no number in the problem");
    } finally {
      await rows("ALTER TABLE schema_absent RENAME TO schema");
    }
  });
});

describe("the logs of a whole journey", () => {
  it("hold no name, no e-mail, no secret and no cookie", async () => {
    // What it says when it starts names the invented persons of the demonstration.
    const start = server.said().length;
    const somebody = new Somebody("198.51.100.42");
    await somebody.send("/connexion", { courriel: SOLENE.courriel });
    const link = await lastLink(SOLENE.courriel);
    const entered = await somebody.send("/connexion/lien", { jeton: link.slice(-43) }, link);
    expect(entered.status).toBe(302);
    const before = somebody.cookie;
    somebody.keep(entered);
    const [action] = await rows(
      "SELECT '/63/schemas/' || s.public_id || '/actions/' || a.public_id AS path FROM action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema WHERE a.departement = '63' AND a.code = '2-B' LIMIT 1",
    );
    const path = String(action?.path);
    const page = await (await somebody.get(path)).text();
    const news = await somebody.send(path, {
      cle: hidden(page, "cle"),
      statut: "en_cours",
      ...{ avancement: "55", meteo: "soleil", commentaire: "Vu avec Quentin Motsecret." },
      date: hidden(page, "date"),
    });
    expect(news.status).toBe(302);
    const [caf] = await rows(
      "SELECT public_id FROM acteur WHERE departement = '63' AND id = (SELECT parent FROM acteur WHERE departement = '63' AND nom = 'Solène Marchebois')",
    );
    const invite = `/63/institution/${caf?.public_id}/inviter`;
    const form = await (await somebody.get(invite)).text();
    const invited = await somebody.send(invite, {
      cle: hidden(form, "cle"),
      ...{ nom: "Wilhelmine Discrete", fonction: "", courriel: "wilhelmine@caf-63.example" },
      ...{ "role-lecteur": "oui", message: "Motdoux", du: "", au: "", personne: "" },
    });
    expect(invited.status).toBe(302);
    await somebody.get("/63/acteurs?recherche=Marchebois");
    await rows("ALTER TABLE acteur_nom RENAME TO acteur_nom_absent");
    await somebody.get("/63/acteurs?recherche=Marchebois");
    await rows("ALTER TABLE acteur_nom_absent RENAME TO acteur_nom");
    await fetch(`${server.address}/63`, { headers: { cookie: "__Host-maillage=forge-par-quelqu-un" } });
    const said = server.said().slice(start);
    const secrets = [...before.matchAll(/=([^;]+)/g), ...somebody.cookie.matchAll(/=([^;]+)/g)].map(
      ([, value]) => value ?? "",
    );
    expect(secrets.length).toBeGreaterThan(1);
    for (const word of [
      ...secrets,
      ...[link.slice(-43), SOLENE.courriel, "Solène", "Marchebois", "Wilhelmine", "wilhelmine", "Discrete"],
      ...["Quentin", "Motsecret", "Motdoux", "198.51.100.42", "forge-par-quelqu-un", "@caf-63", "jeton="],
      String(caf?.public_id),
    ]) {
      expect(
        said.split("\n").filter((line) => line.includes(word)),
        word,
      ).toEqual([]);
    }
    // They are not silent either.
    expect(said).toContain('"route":"/:departement/institution/:acteur/inviter"');
  });
});

describe("pages of refusal", () => {
  it.each(WIDTHS)("too many requests, too many tries, a stale form: clean at %i px", async (width) => {
    const page = await browser.visit({ width });
    await page.setExtraHTTPHeaders({ "x-forwarded-for": `198.51.100.${width % 251}` });
    await page.goto(`${server.address}/connexion`);
    for (let rank = 0; rank < 4; rank += 1) {
      await page.getByLabel("Adresse de courriel professionnelle").fill(`essai-${width}@exemple.fr`);
      await page.getByRole("button", { name: "Recevoir un lien" }).click();
      await page.waitForLoadState();
    }
    await page.getByText("Trop d'essais").first().waitFor();
    expect(await page.getByLabel("Adresse de courriel professionnelle").inputValue()).toBe(
      `essai-${width}@exemple.fr`,
    );
    await expectClean(page);
    await capture(page, `limite-connexion-${width}`);

    const flood = () =>
      Promise.all(
        Array.from({ length: 150 }, () =>
          fetch(`${server.address}/63`, { headers: { cookie: "__Host-maillage=inondation" } }),
        ),
      );
    await page.context().addCookies([
      {
        name: "__Host-maillage",
        value: "inondation",
        secure: true,
        url: server.address.replace("http:", "https:"),
      },
    ]);
    let status = 0;
    for (let patience = 5; patience > 0 && status !== 429; patience -= 1) {
      const flooding = flood();
      status = (await page.goto(`${server.address}/63`))?.status() ?? 0;
      await flooding;
    }
    expect(status).toBe(429);
    await expectClean(page);
    await capture(page, `limite-${width}`);
  });
});

describe("on an https origin", () => {
  it("every answer promises https, and cookies are of this host only", async () => {
    await rows("SELECT 1");
    const secure = await startServer(await freePort(), {
      DATABASE_URL: cluster.url("maillage_application", "maillage"),
      DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
      MAILLAGE_DEMO: "0",
      MAILLAGE_ORIGINE: "https://maillage.exemple.fr",
    });
    try {
      for (const path of [
        "/",
        "/connexion",
        "/sante",
        "/api/v1/departements/63/schemas",
        "/rien",
        "/assets/rien",
      ]) {
        const answer = await fetch(secure.address + path);
        expect(answer.headers.get("strict-transport-security"), path).toMatch(/^max-age=(\d{8,})/);
        await answer.arrayBuffer();
      }
      const cookies = (await fetch(`${secure.address}/connexion`)).headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const line of cookies)
        expect(line).toMatch(/^__Host-.*Path=\/.*HttpOnly.*Secure|^__Host-.*Secure.*HttpOnly/i);
    } finally {
      await secure.stop();
    }
  });
});
