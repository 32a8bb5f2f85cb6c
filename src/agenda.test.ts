import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { Platform } from "#platform/context/platform.ts";
import { type AgendaVoulu, closeAgenda, openAgenda, writeLienAgenda } from "#platform/echeances/agendas.ts";
import { listAgendas } from "#platform/echeances/list-agendas.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createServer } from "#platform/http/server.ts";
import type { Principal, PrincipalPersonne } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { serverBuild } from "#testing/build.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { movableClock } from "#testing/movable-clock.ts";
import { ESSAIS } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { compose } from "./composition.ts";

const ORIGIN = "http://localhost";
const base = setUpDatabase();
const { build } = await serverBuild();
const clock = movableClock("2026-03-02T09:00:00Z");
let platform: Platform;
let monde: Monde;
let server: ReturnType<typeof createServer>;
let lecteur: PrincipalPersonne;

beforeAll(async () => {
  const { database } = base();
  platform = new Platform(database, clock);
  for (const code of [D63, D43])
    await openEspace(database, code, { demonstration: false, now: clock.now().toString() });
  monde = await seedMonde(platform);
  lecteur = monde.acteurs.personnes.caf.lecteur;
  const settings = {
    ...{ port: 0, host: "", origine: ORIGIN, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  server = createServer(await compose(database, settings, clock), build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
});

const open = (who: Principal, over: Partial<AgendaVoulu> = {}) =>
  platform.act(D63, who, (ctx) =>
    openAgenda(ctx, { portee: "tout", schema: null, nom: "Mon téléphone", cle: newId(), ...over }),
  );
const mine = (who: Principal) => platform.read(D63, who, listAgendas);
const get = (jeton: string, headers: Record<string, string> = {}, departement = "63") =>
  server.request(writeLienAgenda(ORIGIN, departement, jeton), { headers });

async function titles(jeton: string): Promise<string[]> {
  const answer = await get(jeton);
  expect(answer.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one).summary);
}

describe("an address of a calendar", () => {
  it("gives the dates to whoever holds it, without a cookie, as another program reads them", async () => {
    const jeton = await open(lecteur);
    const answer = await get(jeton);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    const term = events.find(({ summary }) => summary.includes("3-A"));
    expect(term?.summary).toBe("Fin d’une action : 3-A Publier un annuaire");
    expect(term?.startDate.toString()).toBe("2026-06-30");
    // A term known by its year stands on its last day, and says so.
    const late = events.find(({ summary }) => summary.startsWith("Fin d’une action : 2-A"));
    expect([late?.summary, late?.startDate.toString()]).toEqual([
      "Fin d’une action : 2-A Former les équipes (2025)",
      "2025-12-31",
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it("holds what was chosen", async () => {
    const autre = await seedSchema(platform, D63, monde.acteurs, { titre: "Un autre schéma" });
    const own = await titles(await open(lecteur, { portee: "moi" }));
    expect(own.join()).not.toContain("3-A");
    const one = await titles(await open(lecteur, { schema: autre.publicId }));
    const all = await titles(await open(lecteur));
    expect(one.filter((title) => title.includes("3-A"))).toHaveLength(1);
    expect(all.filter((title) => title.includes("3-A"))).toHaveLength(2);
  });

  it("answers 304 while nothing changed, and says the last day it was read", async () => {
    const jeton = await open(lecteur, { nom: "Bureau" });
    const luLe = async () => (await mine(lecteur)).find(({ nom }) => nom === "Bureau")?.luLe;
    expect(await luLe()).toBeNull();
    const etag = (await get(jeton)).headers.get("etag") ?? "";
    expect(await luLe()).toBe("2026-03-02");
    clock.add({ minutes: 20 });
    const again = await get(jeton, { "If-None-Match": `"autre", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await seedSchema(platform, D63, monde.acteurs, { titre: "Nouveau venu" });
    expect((await get(jeton, { "If-None-Match": etag })).status).toBe(200);
  });

  it("is kept as a digest, made once by a form sent twice, and closed by its owner alone", async () => {
    const cle = newId();
    const first = await open(lecteur, { nom: "Deux fois", cle });
    const second = await open(lecteur, { nom: "Deux fois", cle });
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    const listed = (await mine(lecteur)).filter(({ nom }) => nom === "Deux fois");
    expect(listed).toHaveLength(1);
    const kept = await platform.read(D63, ESSAIS, ({ tx }) => tx.selectFrom("agenda").selectAll().execute());
    expect(JSON.stringify(kept)).not.toContain(second);
    const id = listed[0]?.id ?? "";
    const close = (who: Principal) => platform.act(D63, who, (ctx) => closeAgenda(ctx, id));
    await expect(close(monde.acteurs.personnes.caf.administrateur)).rejects.toMatchObject({ status: 404 });
    await close(lecteur);
    expect((await get(second)).status).toBe(404);
    await expect(close(lecteur)).rejects.toMatchObject({ status: 404 });
  });

  it("follows the rights of the day, and says why once the person acts for that institution no more", async () => {
    const who = monde.acteurs.personnes.caf.correspondant;
    const secret = await seedSchema(platform, D63, monde.acteurs, { titre: "Secret", phase: "elaboration" });
    const jeton = await open(who, { schema: secret.publicId });
    expect((await titles(jeton)).length).toBeGreaterThan(1);
    const until = (au: string | null) =>
      platform.act(D63, ESSAIS, ({ tx }) =>
        tx
          .updateTable("role_personne")
          .set({ au })
          .where("departement", "=", D63)
          .where("personne", "=", who.personne)
          .execute(),
      );
    await until("2026-03-02");
    clock.add({ hours: 48 });
    const answer = await get(jeton);
    const text = await answer.text();
    expect(text.replaceAll("\r\n ", "")).toContain(
      "Vous n’agissez plus pour Caisse d'allocations familiales",
    );
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")).toHaveLength(1);
    await until(null);
    expect((await titles(jeton)).length).toBeGreaterThan(1);
  });

  it("is nothing else: cut, made up, of another département, or asked for too often", async () => {
    const jeton = await open(lecteur);
    expect((await get(jeton, {}, "43")).status).toBe(404);
    expect((await get(jeton, {}, "01")).status).toBe(404);
    expect((await get(`${jeton.slice(1)}x`)).status).toBe(404);
    for (const path of [
      "/agenda/63",
      "/agenda/63.%00.ics",
      "/agenda/..%2f.ics",
      `/agenda/63.${jeton}.ics.ics`,
    ])
      expect((await server.request(`${ORIGIN}${path}`)).status).toBe(404);
    const statuses = [];
    for (let n = 0; n < 30; n += 1) statuses.push((await get("x".repeat(43))).status);
    expect(statuses.at(-1)).toBe(429);
    // Whoever holds a right one is not kept out by the tries of others.
    expect((await get(jeton)).status).toBe(200);
    let last = 200;
    for (let n = 0; n < 80 && last === 200; n += 1) last = (await get(jeton)).status;
    expect(last).toBe(429);
  });
});

describe("a bad wish", () => {
  it("is refused: no name, too long a name, a scheme made up, an eleventh address, a visitor", async () => {
    const who = monde.acteurs.personnes.redacteurMsa;
    for (const nom of ["", " \n ", "x".repeat(61)])
      await expect(open(who, { nom })).rejects.toMatchObject({ code: "agenda.nom" });
    await expect(open(who, { schema: "'; drop" })).rejects.toMatchObject({ code: "agenda.contenu" });
    for (let n = 0; n < 10; n += 1) await open(who, { nom: `N° ${n}` });
    await expect(open(who)).rejects.toMatchObject({ code: "agenda.trop" });
    await expect(open({ genre: "anonyme" })).rejects.toMatchObject({ status: 403 });
  });
});
