import { beforeAll, describe, expect, it } from "vitest";
import { grantRoles } from "#modules/acteurs/index.ts";
import { insertMembre } from "#modules/schemas/commands/membres/write-membre.ts";
import { freresOf } from "#modules/schemas/domain/ordre/place.ts";
import { loadLieux, type ObjetDuPlan } from "#modules/schemas/queries/ordre/find-ordre.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { FormToken, formCookieName } from "#platform/http/protection/form-token.ts";
import { createServer } from "#platform/http/server.ts";
import { newJeton } from "#platform/identity/jeton.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { type Id, newId } from "#platform/values/ids.ts";
import { serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { compose } from "./composition.ts";

// What whoever forges the forms of the pages of order gets: these send what the pages would, and what they would not.

const ORIGIN = "http://localhost";
const base = setUpDatabase();
const { build } = await serverBuild();
let application: Awaited<ReturnType<typeof compose>>;
let server: ReturnType<typeof createServer>;
let monde: Monde;
/** A copilot of the whole, one of the first volet only, somebody of another département. */
let tout: string;
let unVolet: string;
let ailleurs: string;

beforeAll(async () => {
  const { database, platform } = base();
  const clock = clockAt(NOW);
  for (const code of [D63, D43]) await openEspace(database, code, { demonstration: false, now: NOW });
  const settings = {
    ...{ port: 0, host: "", origine: null, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  application = await compose(database, settings, clock);
  server = createServer(application, build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
  monde = await seedMonde(platform);
  const { institution, personnes } = monde.autre;
  const volet = await one("volet", "Petite enfance");
  await platform.act(D63, ESSAIS, async (ctx) => {
    await grantRoles(ctx, { personne: personnes.redacteur.personne, institution, roles: ["redacteur"] });
    const portee = { genre: "volets" as const, ids: [volet.id as Id<"volet">] };
    const membre = { institution, role: "copilote" as const, portee, du: ctx.today, au: null };
    await insertMembre(ctx, "schemas.ajouter-copilote", monde.schema.id, {
      ...membre,
      etat: "acceptee",
      succedeA: null,
    });
  });
  [tout, unVolet, ailleurs] = await database.national(async (tx) => {
    const open = ({ departement, personne, institution: own }: PrincipalPersonne) =>
      openSession(
        tx,
        {
          ...{ compte: null, moyen: "demonstration", appareil: "essai" },
          agir: { departement, personne, institution: own },
        },
        clock.now(),
      );
    return [
      await open(monde.acteurs.personnes.caf.redacteur),
      await open(personnes.redacteur),
      await open(monde.voisins.personnes.caf.redacteur),
    ] as const;
  });
});

const lieux = () =>
  base().platform.act(D63, ESSAIS, async (ctx) => (await loadLieux(ctx, monde.schema.publicId)).lieux);
async function one(niveau: string, titre: string): Promise<ObjetDuPlan> {
  const found = (await lieux()).find((lieu) => lieu.niveau === niveau && lieu.titre.startsWith(titre));
  if (!found) throw new Error(titre);
  return found;
}
const ecrire = () => `/63/schemas/${monde.schema.publicId}/ecrire`;
const objectif = (no: number) => monde.schema.objectifs.get(no)?.id ?? "";

function send(session: string, address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const visitor = newJeton();
  const jeton = new FormToken(application.secret, session, visitor).write();
  return Promise.resolve(
    server.request(`${ORIGIN}${address}`, {
      method: "POST",
      headers: {
        ...{ accept: "text/html", origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
        cookie: `${cookieName(ORIGIN)}=${session}; ${formCookieName(ORIGIN)}=${visitor}`,
      },
      body: new URLSearchParams({ ...fields, [CHAMP_JETON]: jeton }),
    }),
  );
}
const move = (session: string, objet: ObjetDuPlan, place: string, over: Record<string, string> = {}) =>
  send(session, `${ecrire()}/${objet.niveau}/${objet.id}/deplacer`, {
    ...{ place, revision: String(objet.revision), retour: "ordre", depuis: "", ...over },
  });
const read = (session: string, address: string) =>
  Promise.resolve(
    server.request(`${ORIGIN}${address}`, {
      headers: { accept: "text/html", cookie: `${cookieName(ORIGIN)}=${session}` },
    }),
  );
const text = async (answer: Response) => (await answer.text()).replaceAll(/\s+/g, " ");

describe("the forms of the order of a plan", () => {
  it("move, say so on the next page with the way back, and go back once", async () => {
    const action = await one("action", "Réunir");
    const place = `${objectif(1)}:${monde.schema.actions["1-A"].id}`;
    const answer = await move(tout, action, place, { geste: "monter", depuis: `${objectif(1)}:` });
    expect(answer.status).toBe(302);
    const next = answer.headers.get("location") ?? "";
    expect(next).toContain(`/objectif/${objectif(1)}/ordre?`);
    expect(next).toContain(`#monter-${action.id}`);
    const page = await text(await read(tout, next.split("#")[0] ?? ""));
    expect(page).toContain("Déplacé");
    expect(page).toContain("Annuler le déplacement");
    // The second of a double click is shown the same.
    const twice = await move(tout, action, place, { geste: "monter", depuis: `${objectif(1)}:` });
    expect(twice.headers.get("location")).toBe(next);
    const moved = await one("action", "Réunir");
    expect(moved.revision).toBe(action.revision + 1);
    const back = await move(tout, moved, `${objectif(1)}:`, { geste: "annuler" });
    const after = await text(await read(tout, (back.headers.get("location") ?? "").split("#")[0] ?? ""));
    expect(after).toContain("Déplacement annulé");
    expect(after).not.toContain("Annuler le déplacement");
    // The page of the first move, found again: it offers nothing that somebody did since.
    expect(await text(await read(tout, next.split("#")[0] ?? ""))).not.toContain("Annuler le déplacement");
  });

  it("from an old form, move nothing and show both places", async () => {
    const action = await one("action", "Réunir");
    const answer = await move(tout, action, `${objectif(3)}:`, { revision: "0" });
    expect(answer.status).toBe(409);
    const page = await text(answer);
    expect(page).toContain("Les deux places");
    expect(page).toMatch(/Sa place aujourd’hui[^.]*2e sur 2/);
    expect(page).toMatch(/Celle que vous demandiez[^.]*à la fin/);
    expect((await one("action", "Réunir")).parent).toBe(objectif(1));
  });

  it("of a copilot of one volet, move inside it and nowhere else", async () => {
    const action = await one("action", "Former");
    expect((await move(unVolet, action, `${objectif(1)}:`)).status).toBe(302);
    expect((await one("action", "Former")).parent).toBe(objectif(1));
    const before = JSON.stringify(await lieux());
    const [mine, other] = [await one("volet", "Petite enfance"), await one("volet", "Parentalité")];
    const out: [ObjetDuPlan, string][] = [
      [await one("action", "Former"), `${objectif(3)}:`],
      [await one("action", "Publier"), `${objectif(1)}:`],
      [await one("objectif", "Créer"), `${(await one("engagement", "Accompagner")).id}:`],
      [await one("engagement", "Ouvrir"), `${other.id}:`],
      [mine, ":"],
      [other, `:${mine.id}`],
    ];
    for (const [objet, place] of out)
      expect((await move(unVolet, objet, place)).status, objet.titre).toBe(403);
    for (const address of ["ordre", "numeros", `volet/${other.id}/ordre`, `volet/${mine.id}/deplacer`])
      expect((await read(unVolet, `${ecrire()}/${address}`)).status, address).toBe(403);
    expect((await read(unVolet, `${ecrire()}/volet/${mine.id}/ordre`)).status).toBe(200);
    const numbered = await send(unVolet, `${ecrire()}/numeros`, {
      niveau: "tous",
      apercu: "[]",
      cle: newId(),
    });
    expect(numbered.status).toBe(403);
    expect(JSON.stringify(await lieux())).toBe(before);
    // What its own page offers is what it may do: no way out of its volet.
    const page = await text(await read(unVolet, ecrire()));
    expect(page).toContain(`/action/${action.id}/deplacer`);
    expect(page).not.toContain(`/action/${monde.schema.actions["3-A"].id}/deplacer`);
    expect(page).not.toContain(`/volet/${mine.id}/deplacer`);
  });

  it("of another département, find nothing", async () => {
    const action = await one("action", "Ouvrir");
    // The scheme is public: it is read, and not written.
    expect([403, 404]).toContain((await move(ailleurs, action, `${objectif(3)}:`)).status);
    expect((await one("action", "Ouvrir")).parent).toBe(objectif(1));
  });

  it.each(["", "x", ":", "::", "'; --:", "../..:", `${"a".repeat(100_000)}:`])(
    "with the place « %.8s », change nothing",
    async (place) => {
      const action = await one("action", "Ouvrir");
      const answer = await move(tout, action, place);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(freresOf(await lieux(), "action", objectif(1)).map(({ id }) => id)).toContain(action.id);
    },
  );

  it("number the plan as its preview showed it, and show both when it changed meanwhile", async () => {
    const action = await one("action", "Ouvrir");
    await move(tout, action, `${objectif(3)}:`);
    const preview = async () => {
      const page = await (await read(tout, `${ecrire()}/numeros`)).text();
      return (/name="apercu" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
    };
    const seen = await preview();
    await move(tout, await one("action", "Ouvrir"), `${objectif(2)}:`);
    const stale = await send(tout, `${ecrire()}/numeros`, { niveau: "tous", apercu: seen, cle: newId() });
    expect(stale.status).toBe(409);
    expect(await text(stale)).toContain("Ce qui a changé depuis votre aperçu");
    const done = await send(tout, `${ecrire()}/numeros`, {
      ...{ niveau: "tous", apercu: await preview(), cle: newId() },
    });
    expect(done.status).toBe(302);
    const page = await text(await read(tout, done.headers.get("location") ?? ""));
    expect(page).toContain("Plan renuméroté");
    const renumerotation = /name="renumerotation" value="([^"]*)"/.exec(page)?.[1] ?? "";
    const back = await send(tout, `${ecrire()}/numeros`, { geste: "annuler", renumerotation });
    expect(await text(await read(tout, back.headers.get("location") ?? ""))).toContain(
      "Renumérotation annulée",
    );
    expect((await one("action", "Ouvrir")).no).toBe("1-A");
  });
});
