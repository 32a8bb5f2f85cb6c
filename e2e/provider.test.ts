import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type FournisseurDeTest, startProvider, walk } from "#testing/oidc-provider.ts";
import { freePort, makeOutsideCluster, type OutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import { capture } from "./support/capture.ts";
import { FormClient } from "./support/form-client.ts";
import { type Server, startServer } from "./support/processes.ts";
import { expectClean, openBrowser, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
const SIRET = "12345678900012";
const SOLENE = {
  sub: "solene-1",
  email: "Solene.Marchebois@caf-63.example",
  email_verified: true,
  given_name: "Solène",
  usual_name: "Marchebois",
  siret: SIRET,
};
let cluster: OutsideCluster;
let server: Server;
/** Signs everybody in at once; the last tests make it ask the person. */
let provider: FournisseurDeTest;

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  for (const statement of PREPARATION) await cluster.run(statement);
  const port = await freePort();
  provider = await startProvider({ algorithm: "ES256", client: `http://localhost:${port}` });
  server = await startServer(port, {
    DATABASE_URL: cluster.url("maillage_application", "maillage"),
    DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
    MAILLAGE_DEMO: "1",
    MAILLAGE_ORIGINE: `http://localhost:${port}`,
    MAILLAGE_OIDC_EMETTEUR: provider.issuer,
    MAILLAGE_OIDC_CLIENT_ID: provider.clientId,
    MAILLAGE_OIDC_CLIENT_SECRET: provider.clientSecret,
  });
  await rows(
    `UPDATE acteur SET siret = '${SIRET}' WHERE departement = '63' AND id = (
       SELECT parent FROM acteur WHERE departement = '63' AND courriel = 'solene.marchebois@caf-63.example')`,
  );
});
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
  await cluster?.remove();
});
beforeEach(async () => {
  provider.personne = SOLENE;
  // One person signs in more often here than anybody may in a morning: each test has its own tries.
  await rows("DELETE FROM tentative");
});

const rows = (sql: string) => cluster.run(sql, "maillage");
const count = async (table: string) => Number((await rows(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

/** Leaves for the provider; the address there. */
async function leave(client: FormClient, retour = "/63/schemas"): Promise<URL> {
  const { status, to } = await client.open(
    `${server.address}/connexion/fournisseur?retour=${encodeURIComponent(retour)}`,
  );
  expect(status).toBe(302);
  return new URL(to);
}

/** Goes there and back; the address of ours that the provider sends the browser to. */
async function comeBack(client: FormClient, retour?: string): Promise<URL> {
  return walk(await leave(client, retour), server.address);
}

/** What the sign-in page says of a journey that did not end well. */
async function souciOf(client: FormClient, { status, to }: { status: number; to: string }): Promise<string> {
  expect([status, to.split("=")[0]]).toEqual([302, "/connexion?souci"]);
  return (await client.read(server.address + to)).replaceAll(/<[^>]*>|\s+/g, " ");
}

const isSignedIn = async (client: FormClient) =>
  (await client.open(`${server.address}/compte`)).status === 200;

describe("when the provider is away", () => {
  it("nobody leaves for it, and the page says what else to do", async () => {
    await provider.stop();
    const client = new FormClient();
    const answer = await client.open(`${server.address}/connexion/fournisseur?retour=/63`);
    expect(await souciOf(client, answer)).toContain("demandez un lien par courriel");
    // The way back is kept for the other means.
    expect(answer.to).toContain("retour=");
    await provider.start();
    await leave(client);
  });

  it("nor comes in with an answer that cannot be looked at", async () => {
    const client = new FormClient();
    const back = await comeBack(client);
    await provider.stop();
    const answer = await client.open(back.href);
    expect(await souciOf(client, answer)).toContain("ne répond pas en ce moment");
    expect(answer.to).toContain("retour=%2F63%2Fschemas");
    await provider.start();
    expect(await isSignedIn(client)).toBe(false);
  });
});

describe("the departure", () => {
  it("carries what binds the answer to this browser, and keeps nothing in the address that could end it", async () => {
    const first = (await leave(new FormClient())).searchParams;
    const second = (await leave(new FormClient())).searchParams;
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(first.get(name), name).toMatch(/^[\w-]{43}$/);
      expect(second.get(name), name).not.toBe(first.get(name));
    }
    expect(first.get("code_challenge_method")).toBe("S256");
    expect(first.get("redirect_uri")).toBe(`${server.address}/connexion/retour`);
  });

  it("leads nowhere but here afterwards", async () => {
    for (const retour of ["//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example", "x"]) {
      const client = new FormClient();
      const { status, to } = await client.open((await comeBack(client, retour)).href);
      expect([status, to], retour).toEqual([302, "/63"]);
    }
  });
});

describe("the return", () => {
  it("signs in once, in the name of the institution, and goes on", async () => {
    const client = new FormClient();
    const back = await comeBack(client);
    const thief = client.copy();
    expect(await client.open(back.href)).toMatchObject({ status: 302, to: "/63/schemas" });
    expect(await client.read(`${server.address}/63`)).toMatch(/Solène Marchebois, au nom de\s: \S.* \(63\)/);
    expect(await client.read(`${server.address}/compte`)).toContain("service d&#x27;identification");
    // The same address again, with the cookies of then, in the browser of then.
    expect(await souciOf(thief, await thief.open(back.href))).toContain("a déjà servi");
    expect(await isSignedIn(thief)).toBe(false);
    expect(await souciOf(client, await client.open(back.href))).toContain("a déjà servi");
    expect(await isSignedIn(client), "what fails does not sign out").toBe(true);
  });

  it("refuses a state that is missing, wrong, cut, of another journey; the journey goes on", async () => {
    const client = new FormClient();
    const back = await comeBack(client);
    const other = (await comeBack(new FormClient())).searchParams.get("state") ?? "";
    const own = back.searchParams.get("state") ?? "";
    for (const state of [null, "", "x", own.slice(1), `${own}A`, other, "é".repeat(43), "x".repeat(8_000)]) {
      const forged = new URL(back);
      if (state === null) forged.searchParams.delete("state");
      else forged.searchParams.set("state", state);
      expect(await souciOf(client, await client.open(forged.href)), String(state)).toContain(
        "dans un autre navigateur",
      );
    }
    expect(await client.open(back.href)).toMatchObject({ status: 302, to: "/63/schemas" });
  });

  it("refuses the answer that somebody else began: nobody is signed in as another without knowing", async () => {
    const attacker = new FormClient();
    const back = await comeBack(attacker);
    const victim = new FormClient();
    expect(await souciOf(victim, await victim.open(back.href))).toContain("dans un autre navigateur");
    const busy = new FormClient();
    await leave(busy);
    expect(await souciOf(busy, await busy.open(back.href))).toContain("dans un autre navigateur");
    expect(await isSignedIn(victim)).toBe(false);
    expect(await isSignedIn(busy)).toBe(false);
  });

  it("refuses a journey that is too old", async () => {
    const client = new FormClient();
    const back = await comeBack(client);
    await rows("UPDATE essai_connexion SET expire_le = now() - interval '1 second'");
    expect(await souciOf(client, await client.open(back.href))).toContain("plus de dix minutes");
  });

  it("refuses a code that is missing, made up, or given to another journey", async () => {
    const stolen = (await comeBack(new FormClient())).searchParams.get("code") ?? "";
    for (const code of [null, "", "x", stolen]) {
      const client = new FormClient();
      const back = await comeBack(client);
      if (code === null) back.searchParams.delete("code");
      else back.searchParams.set("code", code);
      expect(await souciOf(client, await client.open(back.href)), String(code)).toContain(
        "n&#x27;a pas pu être vérifiée",
      );
      expect(await isSignedIn(client)).toBe(false);
    }
  });

  it("says that the person gave up, and not what the provider writes", async () => {
    const client = new FormClient();
    const state = (await leave(client)).searchParams.get("state") ?? "";
    const words = "error=access_denied&error_description=%3Cb%3EAppelez%20le%2001";
    const back = `${server.address}/connexion/retour?${words}&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    const said = await souciOf(client, await client.open(back));
    expect(said).toContain("pas allé au bout");
    expect(said).not.toContain("Appelez");
  });

  it.each([
    ["nobody here bears the address", { email: "inconnue@caf-63.example" }, "Aucune personne d&#x27;ici"],
    ["the SIRET is that of another", { siret: "99999999900099" }, "dans une autre organisation"],
  ])("attaches nothing when %s, and tells whom to ask", async (_case, change, words) => {
    const before = [await count("compte"), await count("session")];
    provider.personne = { ...SOLENE, sub: `autre-${Object.keys(change)}`, ...change };
    const client = new FormClient();
    const { status, page } = await client.open((await comeBack(client)).href);
    expect(status).toBe(409);
    expect(page).toContain(words);
    expect(page).toContain("administrateur de votre institution");
    expect([await count("compte"), await count("session")]).toEqual(before);
    expect(await isSignedIn(client)).toBe(false);
  });

  it.each([
    ["unverified", { email_verified: false }, "n&#x27;est pas vérifiée"],
    ["without an organisation", { siret: undefined }, "pour quelle organisation"],
  ])("refuses somebody %s", async (name, change, words) => {
    provider.personne = { ...SOLENE, sub: `autre-${name}`, ...change };
    const client = new FormClient();
    expect(await souciOf(client, await client.open((await comeBack(client)).href))).toContain(words);
    expect(await isSignedIn(client)).toBe(false);
  });
});

describe("the way out", () => {
  async function signedIn(): Promise<FormClient> {
    const client = new FormClient();
    await client.open((await comeBack(client)).href);
    expect(await isSignedIn(client)).toBe(true);
    return client;
  }

  it("closes the session here, then proposes to leave the provider, who knows who leaves", async () => {
    const client = await signedIn();
    const former = client.copy();
    await client.read(`${server.address}/deconnexion`);
    const { status, page } = await client.send(`${server.address}/deconnexion`, {});
    expect(status).toBe(200);
    const [, written = ""] = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(page) ?? [];
    const exit = new URL(written.replaceAll("&amp;", "&"));
    expect(exit.origin).toBe(provider.issuer);
    expect(exit.searchParams.get("post_logout_redirect_uri")).toBe(`${server.address}/deconnexion/retour`);
    expect(exit.searchParams.get("id_token_hint")).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await isSignedIn(client)).toBe(false);
    expect(await isSignedIn(former), "the former cookie").toBe(false);

    const state = exit.searchParams.get("state") ?? "";
    const retour = (value: string) => client.read(`${server.address}/deconnexion/retour?state=${value}`);
    // Somebody else's state says nothing of the provider.
    expect(await retour("x".repeat(43))).not.toContain("de ProConnect");
    expect(await retour(state)).toContain("Vous êtes sorti de Maillage et de ProConnect");
    expect(await retour(state)).not.toContain("de ProConnect");
  });

  it("does not depend on the provider", async () => {
    const client = await signedIn();
    await client.read(`${server.address}/deconnexion`);
    await provider.stop();
    expect(await client.send(`${server.address}/deconnexion`, {})).toMatchObject({ status: 200 });
    await provider.start();
    expect(await isSignedIn(client)).toBe(false);
  });

  it("is a form: a link signs nobody out", async () => {
    const client = await signedIn();
    await client.open(`${server.address}/deconnexion`);
    await client.open(`${server.address}/deconnexion/retour?state=x`);
    expect(await isSignedIn(client)).toBe(true);
  });
});

describe("an account", () => {
  /** In light, then in dark; axe on both. */
  async function look(page: Page, nom: string): Promise<void> {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Colours change by degrees.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      await expectClean(page);
      await capture(page, `${nom}-${colorScheme}`);
    }
  }
  const SOLENE_ID =
    "(SELECT id FROM acteur WHERE departement = '63' AND courriel = 'solene.marchebois@caf-63.example')";

  async function enter(width: number): Promise<Page> {
    const page = await browser.visit({ width });
    await page.goto(`${server.address}/connexion/fournisseur?retour=/63/acteurs`);
    await page.waitForURL((url) => url.origin === server.address);
    return page;
  }

  it.each(WIDTHS)("with several identities chooses at %i px, says which, and changes", async (width) => {
    const [other] = await rows(
      `SELECT id, coalesce(sigle, nom) AS nom FROM acteur WHERE departement = '63' AND genre = 'institution' AND siret IS NULL ORDER BY nom LIMIT 1`,
    );
    await rows(
      `INSERT INTO role_personne (departement, id, personne, institution, role, du)
       VALUES ('63', gen_random_uuid(), ${SOLENE_ID}, '${other?.id}', 'redacteur', '2026-01-01') ON CONFLICT DO NOTHING`,
    );
    const page = await enter(width);
    expect(new URL(page.url()).pathname).toBe("/compte");
    await look(page, `choix-${width}`);
    await page.getByRole("radio", { name: `${other?.nom}, Puy-de-Dôme (63)` }).check();
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.waitForURL(`${server.address}/63/acteurs`);
    expect(await page.locator(".identite-menu summary").textContent()).toContain(
      `au nom de\u00a0: ${other?.nom} (63)`,
    );
    await page.goto(`${server.address}/compte`);
    await look(page, `compte-plusieurs-${width}`);
    await page.goto(`${server.address}/63/nulle-part`);
    await look(page, `introuvable-compte-${width}`);
    await page.getByRole("link", { name: "Agir pour une autre institution" }).last().click();
    await page.waitForURL((url) => url.pathname === "/compte");
    await page.goto(`${server.address}/deconnexion`);
    await look(page, `deconnexion-${width}`);
    await rows(
      `DELETE FROM role_personne WHERE departement = '63' AND institution = '${other?.id}' AND personne = ${SOLENE_ID}`,
    );
  });

  it.each(WIDTHS)("without any says whom to ask, at %i px", async (width) => {
    await rows(`UPDATE role_personne SET du = '2020-01-01', au = '2020-01-02' WHERE personne = ${SOLENE_ID}`);
    try {
      const page = await enter(width);
      await page.getByText("Vous n'agissez encore pour aucune institution").waitFor();
      await look(page, `aucune-${width}`);
    } finally {
      await rows(`UPDATE role_personne SET du = '2026-01-01', au = NULL WHERE personne = ${SOLENE_ID}`);
    }
  });

  it.each(WIDTHS)("of nobody here, and pages that are not there, are clean at %i px", async (width) => {
    provider.personne = { ...SOLENE, sub: "personne", siret: "99999999900099" };
    const page = await enter(width);
    await page.getByRole("heading", { name: "Vous n'êtes pas connecté" }).waitFor();
    await look(page, `autre-siret-${width}`);
    await page.goto(`${server.address}/63/nulle-part?x=1`);
    await look(page, `introuvable-${width}`);
    const way = page.locator("main").getByRole("link", { name: "Se connecter" });
    expect(await way.getAttribute("href")).toBe("/connexion?retour=%2F63%2Fnulle-part%3Fx%3D1");
    await page.goto(`${server.address}/connexion?souci=connexion.fournisseur-absent`);
    await look(page, `connexion-souci-${width}`);
  });
});

describe("without a provider", () => {
  it("there is no such page", async () => {
    for (const path of ["/connexion/fournisseur", "/connexion/retour?state=x&code=y"]) {
      expect((await fetch(inject("address") + path)).status, path).toBe(404);
    }
  });
});

describe("in a browser", () => {
  it.each(WIDTHS)("a person signs in at the provider and out again, at %i px", async (width) => {
    provider.showPages();
    const page = await browser.visit({ width });
    // The pages of the provider ask for a font of the Internet.
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(`${server.address}/connexion?retour=/63/acteurs`);
    await expectClean(page);
    await capture(page, `connexion-fournisseur-${width}`);
    await page.getByRole("link", { name: "Se connecter avec ProConnect" }).click();
    await page.locator("input[name=login]").fill("solene-1");
    await page.locator("input[name=password]").fill("quelconque");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${server.address}/63/acteurs`);
    await page.locator(".identite-menu summary").click();
    await page.locator(".identite-menu").getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByRole("button", { name: "Yes, sign me out" }).click();
    await page.getByText("Vous êtes sorti de Maillage et de ProConnect").waitFor();
    await expectClean(page);
    await capture(page, `deconnexion-retour-${width}`);
  });
});
