import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { freePort, makeOutsideCluster, type OutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import { FormClient, hidden } from "./support/form-client.ts";
import { type Server, startServer } from "./support/processes.ts";
import { openBrowser } from "./support/visitor.ts";

const browser = openBrowser();
let cluster: OutsideCluster;
let server: Server;
/** Ids of 63, whatever their kind, to one of the same table and column in another département. */
const foreign = new Map<string, { id: string; departement: string }>();

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  for (const statement of PREPARATION) await cluster.run(statement);
  server = await startServer(await freePort(), {
    DATABASE_URL: cluster.url("maillage_application", "maillage"),
    DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
    MAILLAGE_DEMO: "1",
    ...{ MAILLAGE_LIMITE_ADRESSE: "0", MAILLAGE_LIMITE_SESSION: "0", MAILLAGE_LIMITE_ENVOIS: "0" },
  });
  // Two imports that wait: a plan that nobody has confirmed, here and elsewhere.
  await deposit("Solène Marchebois", "63");
  await deposit(await redacteurOf("43"), "43");
  await mapIds();
});
afterAll(async () => {
  await server?.stop();
  await cluster?.remove();
});

const rows = (sql: string) => cluster.run(sql, "maillage");

async function redacteurOf(departement: string): Promise<string> {
  const [found] = await rows(
    `SELECT a.nom FROM role_personne r JOIN acteur a ON a.departement = r.departement AND a.id = r.personne
      WHERE r.departement = '${departement}' AND r.role = 'administrateur' ORDER BY a.nom LIMIT 1`,
  );
  return String(found?.nom);
}

async function deposit(nom: string, departement: string): Promise<void> {
  const client = new FormClient();
  await client.signIn(server.address, nom);
  const address = `${server.address}/${departement}/importer`;
  const plan = [
    "volet_no,volet,engagement_no,engagement,objectif_no,objectif,action_code,action,nature,debut,fin,pilotage",
    "1,Petite enfance,1,Accueillir,1,Places,1-A,Ouvrir des places,nouvelle,2023,2025,Caf",
  ].join("\n");
  const { status } = await client.send(address, {
    cle: hidden(await client.read(address), "cle"),
    fichier: new File([plan], "plan.csv", { type: "text/csv" }),
    ...{
      schema: "",
      titre: "Plan qui attend",
      type: "sdsf",
      debut: "2023",
      fin: "2027",
      phase: "elaboration",
    },
  });
  expect(status).toBe(302);
}

const tenantTables = async () =>
  (
    await rows(`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind = 'r' AND obj_description(c.oid) LIKE 'classe: tenant%' ORDER BY 1`)
  ).map(({ name }) => String(name));

async function mapIds(): Promise<void> {
  const columns = await rows(`SELECT table_name AS t, column_name AS c FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name IN ('id', 'public_id')`);
  const tenant = new Set(await tenantTables());
  for (const { t, c } of columns) {
    if (!tenant.has(String(t))) continue;
    // An actor of the same kind, so that the refusal is not about the kind.
    const alike = t === "acteur" ? "f.genre = h.genre" : "true";
    const pairs = await rows(`
      SELECT DISTINCT ON (h.${c}) h.${c}::text AS here, f.${c}::text AS id, f.departement
        FROM ${t} h JOIN ${t} f ON f.departement <> '63' AND ${alike}
       WHERE h.departement = '63' ORDER BY h.${c}, f.departement DESC`);
    for (const { here, id, departement } of pairs)
      foreign.set(String(here), { id: String(id), departement: String(departement) });
  }
}

/** A digest of every table of every département, but of who read what: pages shown again note that they were read. */
async function contents(): Promise<string> {
  const found: string[] = [];
  for (const name of await tenantTables()) {
    if (name.startsWith("journal_lecture")) continue;
    const [row] = await rows(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS d FROM ${name} t`,
    );
    found.push(`${name} ${row?.d}`);
  }
  return found.join("\n");
}

type Field = { name: string; values: string[] };
type Found = { page: string; route: string; action: string; fields: Field[] };

/** The routes of a département whose page receives forms. */
function routesWithAction(): { path: string; shape: RegExp }[] {
  const src = join(projectRoot(), "src");
  const found: { path: string; shape: RegExp }[] = [];
  const files = readdirSync(src, { recursive: true })
    .map(String)
    .filter((one) => /(?:^|\/)routes\.ts$/.test(one));
  for (const file of files) {
    const source = readFileSync(join(src, file), "utf8");
    const folder = /`((?:modules|platform)\/[^`]*)\$\{name\}/.exec(source)?.[1] ?? "";
    for (const [, path = "", called = ""] of source.matchAll(/route\("([^"]+)",\s*(?:page\()?"([^"]+)"/g)) {
      const candidates = [called, `${folder}${called}`, `${folder}${called}.tsx`].map((one) =>
        join(src, one),
      );
      const page = candidates.find((one) => one.endsWith(".tsx") && exists(one));
      if (!page || !/export (?:async function|const) action\b/.test(readFileSync(page, "utf8"))) continue;
      if (!path.startsWith(":departement")) continue;
      found.push({ path, shape: new RegExp(`^/${path.replaceAll(/:\w+/g, "[^/?]+")}(?:\\?.*)?$`) });
    }
  }
  return found;
}

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Every kind of form of the département, found by following links as somebody who administers. */
async function crawl(page: Page): Promise<Found[]> {
  const seenKinds = new Map<string, number>();
  const forms = new Map<string, Found>();
  const seen = new Set<string>();
  const queue = ["/63"];
  const kindOf = (address: string) => {
    const [path = ""] = address.split("?");
    return path
      .split("/")
      .map((part, index) => (index > 1 && (foreign.has(part) || /^\d+$/.test(part)) ? ":id" : part))
      .join("/");
  };
  while (queue.length > 0) {
    const address = queue.shift() ?? "";
    if (seen.has(address)) continue;
    seen.add(address);
    const kind = kindOf(address);
    const count = seenKinds.get(kind) ?? 0;
    if (count >= 4) continue;
    seenKinds.set(kind, count + 1);
    const answer = await page.goto(server.address + address);
    if (answer?.status() !== 200) continue;
    const { links, found } = await page.evaluate(() => ({
      links: [...document.querySelectorAll("a[href^='/63']")].map((a) => a.getAttribute("href") ?? ""),
      found: [...document.querySelectorAll("form")]
        .filter((form) => form.method === "post")
        .map((form) => ({
          action: form.getAttribute("action") ?? location.pathname + location.search,
          fields: [...form.elements].flatMap((element) => {
            const field = element as HTMLInputElement | HTMLSelectElement;
            if (!field.name) return [];
            const values =
              field instanceof HTMLSelectElement
                ? [...field.options].map(({ value }) => value)
                : [field.value];
            return [{ name: field.name, values, type: field.type }];
          }),
        })),
    }));
    for (const link of links) {
      const [path = ""] = link.split("#");
      if (!/\.(?:csv|json|zip|xlsx)$|\/fichier$/.test(path.split("?")[0] ?? "")) queue.push(path);
    }
    for (const { action, fields } of found) {
      if (!action.startsWith("/63")) continue;
      const merged = new Map<string, string[]>();
      for (const { name, values } of fields) merged.set(name, [...(merged.get(name) ?? []), ...values]);
      const key = `${kindOf(action)} ${[...merged.keys()].sort().join()} ${(merged.get("geste") ?? []).join()}`;
      if (forms.has(key)) continue;
      const list = [...merged].map(([name, values]) => ({ name, values }));
      forms.set(key, { page: address, route: kindOf(action), action, fields: list });
    }
  }
  return [...forms.values()];
}

/** Text that fills what is empty: the refusal must be about the id. */
function fill({ name, values }: Field): string {
  const known = values.find((one) => foreign.has(one));
  if (known) return known;
  const given = values.find((one) => one !== "");
  if (given !== undefined) return given;
  if (/courriel/.test(name)) return "quelqu.un@exemple.fr";
  if (/^(?:du|au|date|debut|fin)$/.test(name)) return "2026-12-01";
  return "Essai";
}

const swap = (text: string) => text.replaceAll(/[\w-]+/g, (word) => foreign.get(word)?.id ?? word);

describe("ids of another département", () => {
  it("lead nowhere in any form: refused, and not a row has changed", async () => {
    const page = await browser.visit();
    await page.goto(`${server.address}/demonstration?retour=/63`);
    await page
      .getByRole("button", { name: /Solène Marchebois/ })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === "/63");
    const forms = await crawl(page);
    const missing = routesWithAction().filter(({ shape }) => !forms.some(({ action }) => shape.test(action)));
    expect(missing.map(({ path }) => path)).toEqual([]);

    const before = await contents();
    const wrong: string[] = [];
    let paths = 0;
    let bodies = 0;
    for (const form of forms) {
      const fields = form.fields.map((field) => [field.name, fill(field)] as const);
      const send = async (action: string, body: readonly (readonly [string, string])[]) => {
        await page.goto(server.address + form.page);
        const proof = await page.evaluate(
          () => (document.querySelector("input[name=jeton-formulaire]") as HTMLInputElement | null)?.value,
        );
        const all = body.map(([name, value]) => [name, name === CHAMP_JETON ? (proof ?? value) : value]);
        const answer = await page.request.post(server.address + action, {
          headers: { origin: server.address, "content-type": "application/x-www-form-urlencoded" },
          data: new URLSearchParams(all as [string, string][]).toString(),
          maxRedirects: 0,
        });
        return answer.status();
      };
      const check = async (what: string, status: number, allowed: number[]) => {
        if (!allowed.includes(status)) wrong.push(`${what}: ${status}`);
        if ((await contents()) !== before) throw new Error(`${what} (${status}) changed something`);
      };
      const moved = swap(form.action);
      if (moved !== form.action) {
        paths += 1;
        await check(`POST ${form.route}, path`, await send(moved, fields), [403, 404]);
        const there = [...foreign].find(([, { id }]) => moved.includes(id))?.[1].departement ?? "43";
        const home = moved.replace(/^\/63/, `/${there}`);
        await check(`POST ${form.route}, in ${there}`, await send(home, fields), [403, 404]);
      } else {
        await check(
          `POST ${form.route}, in 43`,
          await send(form.action.replace(/^\/63/, "/43"), fields),
          [403, 404],
        );
      }
      const swapped = fields.map(([name, value]) => [name, swap(value)] as const);
      if (swapped.some(([, value], rank) => value !== fields[rank]?.[1])) {
        bodies += 1;
        const status = await send(form.action, swapped);
        await check(
          `POST ${form.route}, fields ${swapped.map(([name]) => name)}`,
          status,
          [403, 404, 409, 422],
        );
      }
    }
    expect(wrong).toEqual([]);
    // It found something to try.
    expect({ forms: forms.length > 20, paths: paths > 8, bodies: bodies > 5 }).toEqual({
      ...{ forms: true, paths: true, bodies: true },
    });
  });
});
