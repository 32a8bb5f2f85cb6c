import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { FormClient } from "./support/form-client.ts";
import { sendRaw, statuses } from "./support/raw.ts";
import { expectClean, openBrowser, signInAs, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
const PLAIN = "application/x-www-form-urlencoded";

const EVERYWHERE: [string, RegExp][] = [
  ["content-security-policy", /default-src 'none'.*object-src 'none'.*frame-ancestors 'none'/],
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^same-origin$/],
  ["x-frame-options", /^DENY$/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["cross-origin-resource-policy", /^(?:same|cross)-origin$/],
  ["permissions-policy", /camera=\(\)/],
  ["cache-control", /./],
  ["x-request-id", /^[0-9a-f]{16}$/],
];

/** Every kind of answer that the server gives: path, what is sent, status expected. */
const ANSWERS: [string, string, RequestInit, number][] = [
  ["a page", "/63", {}, 200],
  ["a page with a form", "/demonstration", {}, 200],
  ["a page that is not there", "/63/schemas/aaaaaaaa", {}, 404],
  ["no page at all", "/nulle/part/du/tout", {}, 404],
  ["a control character", "/63/%00", {}, 404],
  ["health", "/sante", {}, 200],
  ["a static file", "/statique/maillage.js", {}, 200],
  ["a static file that is not there", "/statique/../../package.json", {}, 404],
  ["a traversal in static files", "/statique/%2e%2e/%2e%2e/package.json", {}, 404],
  ["a CSV", "/63/acteurs.csv", {}, 200],
  ["the API", "/api/v1/departements/63/schemas", {}, 200],
  ["a problem of the API", "/api/v1/departements/63/rien", {}, 404],
  ["a method that the API has not", "/api/v1/departements/63/schemas", { method: "POST" }, 405],
  ["a redirection", "/api", { redirect: "manual" }, 302],
  ["a redirection of a page", "/envoi-refuse", { redirect: "manual" }, 302],
  ["a method that nothing has", "/63", { method: "DELETE" }, 405],
  [
    "a form from elsewhere",
    "/demonstration",
    { method: "POST", headers: { origin: "https://ailleurs.example", "content-type": PLAIN }, body: "a=1" },
    403,
  ],
  [
    "a form without proof",
    "/demonstration",
    { method: "POST", headers: { "content-type": PLAIN }, body: "a=1" },
    403,
  ],
  [
    "JSON in the place of a form",
    "/demonstration",
    { method: "POST", headers: { "content-type": "application/json" }, body: "[".repeat(100_000) },
    415,
  ],
  [
    "a form that is none",
    "/demonstration",
    { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "a" },
    422,
  ],
  [
    "too many fields",
    "/demonstration",
    { method: "POST", headers: { "content-type": PLAIN }, body: "a=1&".repeat(10_000) },
    413,
  ],
  [
    "a body too large",
    "/demonstration",
    { method: "POST", headers: { "content-type": PLAIN }, body: "x".repeat(22 * 1024 * 1024) },
    413,
  ],
];

describe("every answer", () => {
  it.each(ANSWERS)("carries the headers that protect: %s", async (_name, path, init, status) => {
    const answer = await fetch(inject("address") + path, init);
    expect(answer.status).toBe(status);
    for (const [name, value] of EVERYWHERE) expect(answer.headers.get(name), name).toMatch(value);
    // On http a promise of https would lock people out.
    expect(answer.headers.get("strict-transport-security")).toBeNull();
    await answer.arrayBuffer();
  });

  it("holds no inline code", async () => {
    const client = new FormClient();
    await client.signIn(inject("address"), "Solène Marchebois");
    for (const path of [
      "/",
      "/63",
      "/63/schemas",
      "/63/acteurs",
      "/63/territoires",
      "/63/importer",
      "/demonstration",
      "/api/v1/docs",
    ]) {
      const page = await client.read(inject("address") + path);
      expect(page.match(/<script(?![^>]*\ssrc=)[^>]*>/g), path).toBeNull();
      expect(page.match(/<style|\sstyle="|\son[a-z]+="|javascript:/g), path).toBeNull();
    }
  });
});

describe("a form", () => {
  it("without its proof is refused, what was typed is shown, and goes through when sent again", async () => {
    for (const width of WIDTHS) {
      const page = await browser.visit({ width, javaScript: false });
      await signInAs(page, "Solène Marchebois");
      await page.goto("/demonstration");
      const jeton = page.locator(`input[name=${CHAMP_JETON}]`).first();
      expect(await jeton.getAttribute("value")).toMatch(/^[\w-]{43}$/);
      // As a tab left open while somebody else signed in.
      await page.context().clearCookies();
      await page
        .getByRole("button", { name: /Agathe Clairval/ })
        .first()
        .click();
      expect(await page.locator("h1").textContent()).toBe("Rien n'a été enregistré");
      await page.getByRole("button", { name: "Envoyer de nouveau" }).waitFor();
      await page.getByRole("button", { name: "Envoyer de nouveau" }).click();
      await page.getByText("Agathe Clairval").first().waitFor();
    }
  });

  it("refused for its proof shows the text, and is clean", async () => {
    for (const width of WIDTHS) {
      const page = await browser.visit({ width });
      await page.route("**/demonstration", (route) =>
        route.request().method() === "GET"
          ? route.continue()
          : route.continue({ postData: "commentaire=Un+texte+%C3%A9crit&identite=visiteur" }),
      );
      await page.goto("/demonstration");
      await page
        .getByRole("button", { name: /Agathe Clairval/ })
        .first()
        .click();
      await page.getByText("Un texte écrit").waitFor();
      await expectClean(page);
    }
  });

  it("keeps the page of a visitor for them alone", async () => {
    const [one, other] = await Promise.all([0, 1].map(() => fetch(`${inject("address")}/demonstration`)));
    expect(one?.headers.get("cache-control")).toBe("private, no-store");
    expect(one?.headers.getSetCookie()).not.toEqual(other?.headers.getSetCookie());
    const shared = await fetch(`${inject("address")}/63`);
    expect(shared.headers.getSetCookie()).toEqual([]);
    expect(shared.headers.get("vary")).toBe("Cookie");
  });
});

describe("a forged cookie", () => {
  it.each(["x", "x.y", "a".repeat(8_000), "%00", '{"a":', `${"[".repeat(4_000)}.x`, "../../etc/passwd"])(
    "is nobody: %s",
    async (value) => {
      const answer = await fetch(`${inject("address")}/63/importer`, {
        headers: { cookie: `__Host-maillage=${value}` },
      });
      expect([403, 404]).toContain(answer.status);
      await answer.arrayBuffer();
    },
  );
});

describe("on the wire", () => {
  const head = (extra: string, line = "GET /sante HTTP/1.1") => `${line}\r\nHost: localhost\r\n${extra}\r\n`;
  let address = "";
  beforeAll(() => {
    address = inject("address");
  });
  afterAll(async () => {
    // After all that, it still answers.
    expect((await fetch(`${address}/sante`)).status).toBe(200);
  });

  it.each<[string, string, number]>([
    ["huge cookies", `GET /63 HTTP/1.1\r\nHost: localhost\r\nCookie: a=${"x".repeat(40_000)}\r\n\r\n`, 431],
    ["an endless address", `GET /${"a".repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    [
      "a thousand small headers",
      head(Array.from({ length: 5_000 }, (_, rank) => `X-${rank}: 1\r\n`).join("")),
      431,
    ],
    ["no HTTP", "bonjour\r\n\r\n", 400],
    ["a NUL in a header", head("X-A: a\0b\r\n"), 400],
    [
      "two lengths",
      `POST /demonstration HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=1`,
      400,
    ],
    [
      "a length and chunks",
      `POST /demonstration HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      "chunks written otherwise",
      `POST /demonstration HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      "a chunk that is no number",
      `POST /demonstration HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ["a space before the colon", head("Content-Length : 3\r\n"), 400],
    ["a folded header", head("X-A: a\r\n b\r\n"), 400],
  ])(
    "%s is refused with the headers that protect, and the connection closed",
    async (_name, bytes, status) => {
      const answer = await sendRaw(address, [bytes], { patience: 5_000 });
      expect(statuses(answer)).toEqual([status]);
      expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
      expect(answer).toMatch(/x-content-type-options: nosniff/i);
      expect(answer).toMatch(/connection: close/i);
    },
  );

  it("a request without a host is refused", async () => {
    expect(statuses(await sendRaw(address, ["GET /63 HTTP/1.1\r\n\r\n"]))).toEqual([400]);
  });

  it("a second request hidden in the body of the first is not heard", async () => {
    const hidden = "GET /cache HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const answer = await sendRaw(
      address,
      [
        `POST /demonstration HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${PLAIN}\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
      ],
      { patience: 1_500 },
    );
    expect(statuses(answer)).toEqual([403]);
  });

  it.each([
    "//ailleurs.example/%2e%2e",
    "/%5c%5cailleurs.example",
    "/..%2f..%2fetc/passwd",
    "/%c0%ae%c0%ae/",
    "/%",
    "/\u00e9",
    "/63;a=b",
    "*",
    "http://ailleurs.example/63",
  ])("an absurd address leads nowhere: %s", async (target) => {
    const answer = await sendRaw(address, [head("Connection: close\r\n", `GET ${target} HTTP/1.1`)], {
      patience: 5_000,
    });
    const [status = 0] = statuses(answer);
    expect([200, 400, 404], answer.slice(0, 200)).toContain(status);
    expect(answer).not.toMatch(/root:|location: *(?:\/\/|http)/i);
  });

  it("a name of host that breaks the policy does not get into it", async () => {
    for (const host of ["a.example; script-src *", "a.example'", "a example", "a.example/b"]) {
      const answer = await sendRaw(
        address,
        [`GET /63 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`],
        { patience: 5_000 },
      );
      expect(answer).not.toMatch(/script-src \*/);
    }
  });

  it("headers that never end are cut after ten seconds", async () => {
    const start = performance.now();
    const answer = await sendRaw(address, ["GET /63 HTTP/1.1\r\nHost: localhost\r\nX-A: "], {
      patience: 20_000,
    });
    expect(statuses(answer)).toEqual([408]);
    expect(performance.now() - start).toBeLessThan(16_000);
  });
});
