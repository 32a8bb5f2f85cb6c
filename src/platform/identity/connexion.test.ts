import { Temporal } from "temporal-polyfill";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Application } from "#platform/http/application.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { testApi } from "#testing/api.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, openForTests, seedActeurs } from "#testing/personas.ts";
import { Platform } from "../context/platform.ts";
import { agirAuNomDe, identiteValue } from "./agir.ts";
import { listIdentites } from "./comptes.ts";
import { beginEssai, endEssai, wordsOf } from "./essai-connexion.ts";
import type { IdentiteFournie } from "./fournisseur.ts";
import { newJeton } from "./jeton.ts";
import { askLien, consumeLien, firstLien, LINKS_AN_HOUR, makeLien, readLien } from "./lien.ts";
import { rapprocher } from "./rapprocher.ts";
import { openSession, readSession, type SessionLue } from "./session.ts";
import { listSessions, revokeOthers, revokeSession } from "./sessions.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
const SIRET = "12345678900012";
let seme: ActeursSeme;
let voisins: ActeursSeme;
let here: Application;

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
  voisins = await seedActeurs(base().platform, d43);
  await openForTests(base().database, [d63, d43], NOW);
  here = (await testApi(base())).application;
  await set(d63, seme.personnes.redacteurMsa.personne, { courriel: "Morgane@msa.example" });
  await set(d43, voisins.personnes.redacteurMsa.personne, { courriel: "morgane@msa.example" });
  await set(d63, seme.institutions.msa, { siret: SIRET });
  for (const nom of ["lecteur", "redacteur"] as const) {
    await set(d63, seme.personnes.caf[nom].personne, { courriel: "partagee@caf.example" });
  }
});

beforeEach(async () => {
  await base().database.national(async (tx) => {
    for (const table of ["session", "lien_connexion", "compte", "essai_connexion", "courriel"] as const) {
      await tx.deleteFrom(table).execute();
    }
  });
});

const set = (code: typeof d63, id: Id<"acteur">, values: { courriel?: string; siret?: string }) =>
  base().platform.act(code, ESSAIS, (ctx) =>
    ctx.tx.updateTable("acteur").set(values).where("departement", "=", code).where("id", "=", id).execute(),
  );

/** The same deployment at another time. */
const later = (minutes: number): Application => ({
  ...here,
  platform: new Platform(base().database, clockAt(Temporal.Instant.from(NOW).add({ minutes }).toString())),
});

/** The secret of the last mail that left; null when none did. */
async function mailed(): Promise<string | null> {
  const rows = await base().database.national((tx) =>
    tx.selectFrom("courriel").selectAll().orderBy("id", "desc").limit(1).execute(),
  );
  return /jeton=([\w-]{43})/.exec(JSON.stringify(rows))?.[1] ?? null;
}

const ask = async (courriel = "morgane@msa.example", at = here) => {
  await askLien(at, { courriel, retour: "/63/schemas" });
  return (await mailed()) ?? "";
};

describe("a link sent by e-mail", () => {
  const sent = async () =>
    (await base().database.national((tx) => tx.selectFrom("courriel").select("id").execute())).length;
  const askOften = (minutes: number) =>
    Promise.all(
      Array.from({ length: minutes === 0 ? 100 : 10 }, () =>
        askLien(later(minutes), { courriel: "morgane@msa.example", retour: null }),
      ),
    );

  it("makes the account at first use, with the persons who bear the address in each département", async () => {
    const { compte, retour } = await consumeLien(here, await ask(" MORGANE@msa.example "));
    expect(retour).toBe("/63/schemas");
    const identites = await listIdentites(here, compte);
    expect(identites.map(identiteValue).sort()).toEqual(
      [`43/${voisins.institutions.msa}`, `63/${seme.institutions.msa}`].sort(),
    );
  });

  it("serves once, and one of two at once", async () => {
    const jeton = await ask();
    const twice = await Promise.allSettled([consumeLien(here, jeton), consumeLien(here, jeton)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(consumeLien(here, jeton)).rejects.toMatchObject({ code: "connexion.lien" });
  });

  it("is not used by being looked at", async () => {
    const jeton = await ask();
    for (let time = 0; time < 3; time += 1) expect(await readLien(here, jeton)).not.toBeNull();
    await consumeLien(here, jeton);
    expect(await readLien(here, jeton)).toBeNull();
  });

  it("lasts fifteen minutes, and not beyond a clock set back", async () => {
    const jeton = await ask();
    expect(await readLien(later(14), jeton)).not.toBeNull();
    await expect(consumeLien(later(15), jeton)).rejects.toMatchObject({ code: "connexion.lien" });
    expect(await readLien(later(-6), jeton)).toBeNull();
    expect(await readLien(later(-4), jeton)).not.toBeNull();
  });

  it("is not taken away by asking for another in the place of somebody; the others end with the one that serves", async () => {
    const [first, second, third] = [await ask(), await ask(), await ask()];
    await consumeLien(here, second);
    for (const other of [first, third]) {
      await expect(consumeLien(here, other)).rejects.toMatchObject({ code: "connexion.lien" });
    }
    // And the next one serves again.
    await consumeLien(here, await ask());
  });

  it("and another of its address used at once open one session", async () => {
    const liens = [await ask(), await ask(), await ask()];
    const used = await Promise.allSettled(liens.map((jeton) => consumeLien(here, jeton)));
    expect(used.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused cut, changed, or made up", async () => {
    const jeton = await ask();
    const others = [jeton.slice(1), `${jeton}A`, newJeton(), "", "\0", "' OR 1=1 --", "x".repeat(100_000)];
    for (const other of others) {
      await expect(consumeLien(here, other)).rejects.toMatchObject({ code: "connexion.lien" });
    }
    await consumeLien(here, jeton);
  });

  it("is kept nowhere as it is but in the mail", async () => {
    const jeton = await ask();
    const rows = await base().database.national((tx) =>
      tx.selectFrom("lien_connexion").selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(jeton);
  });

  it("goes to nobody for an address that is unknown, or that two persons share", async () => {
    for (const courriel of ["personne@nulle.part", "partagee@caf.example"]) {
      expect(await ask(courriel)).toBe("");
    }
  });

  it("goes five times an hour to one address, even when asked for a hundred times at once", async () => {
    await askOften(0);
    expect(await sent()).toBe(LINKS_AN_HOUR);
  });

  it("goes again as soon as the address holds none that serves: asking for somebody does not lock them out", async () => {
    const counts: number[] = [];
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await askOften(minutes);
      counts.push(await sent());
    }
    // Every fifteen minutes, when the last ones have ended, one more.
    expect(counts).toEqual([5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8]);
    const jeton = (await mailed()) ?? "";
    await consumeLien(later(55), jeton);
    expect(await ask("morgane@msa.example", later(55))).not.toBe(jeton);
  });

  it("opens nothing when its address is nobody's any more", async () => {
    const now = here.platform.clock.now();
    const jeton = await base().database.national((tx) =>
      makeLien(tx, { courriel: "partie@msa.example", retour: null, expire: now.add({ minutes: 5 }) }, now),
    );
    await expect(consumeLien(here, jeton)).rejects.toMatchObject({ code: "connexion.adresse-inconnue" });
    expect(await readLien(here, jeton)).not.toBeNull();
  });

  it("of the command line makes one person run the deployment: the first", async () => {
    const now = here.platform.clock.now();
    const make = (courriel: string, personne: string) =>
      base().database.national((tx) =>
        firstLien(
          tx,
          { courriel, nom: "Camille", departement: d63, personne: personne as typeof seme.pmi },
          now,
        ),
      );
    const first = await make("un@caf.example", seme.personnes.caf.administrateur.personne);
    const second = await make("deux@caf.example", newId());
    expect([first.exploitant, second.exploitant]).toEqual([true, false]);
    expect(await readLien(later(23 * 60), first.jeton)).not.toBeNull();
    expect(await readLien(later(24 * 60), first.jeton)).toBeNull();
  });
});

describe("somebody whom a provider vouches for", () => {
  const MORGANE: IdentiteFournie = {
    emetteur: "https://pc.example",
    sub: "m-1",
    courriel: "Morgane@MSA.example",
    courrielVerifie: true,
    siret: SIRET,
    nom: "Morgane Rédactrice",
    idToken: "x",
  };
  const comptes = () => base().database.national((tx) => tx.selectFrom("compte").selectAll().execute());

  it("is recognised by address and SIRET, where both are known", async () => {
    const compte = await rapprocher(here, MORGANE);
    // In the neighbour département the institution has no SIRET: the address alone attaches nothing.
    expect((await listIdentites(here, compte)).map(identiteValue)).toEqual([`63/${seme.institutions.msa}`]);
  });

  it("is the same account next time, even with another address, and that of the e-mailed link", async () => {
    const { compte: byLink } = await consumeLien(here, await ask());
    const first = await rapprocher(here, MORGANE);
    expect(first).toBe(byLink);
    expect(await rapprocher(here, { ...MORGANE, courriel: "nouvelle@msa.example" })).toBe(first);
    expect(await rapprocher(here, { ...MORGANE, courriel: null, siret: null })).toBe(first);
    expect(await comptes()).toHaveLength(1);
  });

  it.each([
    ["connexion.autre-siret", { siret: "99999999900099" }],
    ["connexion.inconnue", { courriel: "inconnue@msa.example" }],
    ["connexion.courriel-non-verifie", { courrielVerifie: false }],
    ["connexion.courriel-non-verifie", { courriel: null }],
    ["connexion.siret-absent", { siret: null }],
    ["connexion.siret-absent", { siret: "123" }],
    ["connexion.inconnue", { courriel: "partagee@caf.example" }],
  ])("is refused (%s) with %j, and nothing is attached", async (code, change) => {
    await expect(rapprocher(here, { ...MORGANE, ...change })).rejects.toMatchObject({ code });
    expect(await comptes()).toEqual([]);
  });

  it("of another provider with the same subject is somebody else", async () => {
    await rapprocher(here, MORGANE);
    const other = { ...MORGANE, emetteur: "https://autre.example", courriel: "x@y.example" };
    await expect(rapprocher(here, other)).rejects.toMatchObject({ code: "connexion.inconnue" });
  });
});

describe("a journey to the provider", () => {
  const begin = () =>
    base().database.national((tx) =>
      beginEssai(tx, { genre: "connexion", retour: "/63" }, here.platform.clock.now()),
    );
  const end = (secret: string, minutes = 0, genre: "connexion" | "deconnexion" = "connexion") =>
    base().database.national((tx) => endEssai(tx, secret, genre, later(minutes).platform.clock.now()));

  it("ends once, within ten minutes, as what it began", async () => {
    const secret = await begin();
    expect(await end(secret, 0, "deconnexion")).toBeNull();
    expect(await end(secret, 9)).toEqual({ retour: "/63" });
    expect(await end(secret, 9)).toBeNull();
    expect(await end(await begin(), 10)).toBeNull();
    expect(await end(await begin(), -6)).toBeNull();
    expect(await end(newJeton())).toBeNull();
  });

  it("leaves in the base nothing that could finish it", async () => {
    const secret = await begin();
    const rows = JSON.stringify(
      await base().database.national((tx) => tx.selectFrom("essai_connexion").selectAll().execute()),
    );
    for (const word of [secret, ...Object.values(wordsOf(secret))]) expect(rows).not.toContain(word);
  });
});

describe("in whose name", () => {
  const read = (jeton: string) =>
    base().database.national((tx) => readSession(tx, jeton, here.platform.clock.now(), null));
  async function enter(): Promise<{ jeton: string; session: SessionLue }> {
    const { compte } = await consumeLien(here, await ask());
    const now = here.platform.clock.now();
    const jeton = await base().database.national((tx) =>
      openSession(tx, { compte, agir: null, moyen: "lien", appareil: "essai" }, now),
    );
    const session = await read(jeton);
    if (!session) throw new Error("no session");
    return { jeton, session };
  }

  it("is chosen, changes the cookie, and is written in the journal of the département", async () => {
    const { jeton, session } = await enter();
    const chosen = await agirAuNomDe(here, session, `63/${seme.institutions.msa}`);
    expect(await read(jeton)).toBeNull();
    expect((await read(chosen.jeton))?.agir).toMatchObject({
      departement: "63",
      personne: seme.personnes.redacteurMsa.personne,
    });
    const lines = await base().platform.read(d63, ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("journal")
        .select("objet")
        .where("departement", "=", d63)
        .where("operation", "=", "identite.agir-au-nom-de")
        .execute(),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.objet).toBe(seme.personnes.redacteurMsa.personne);
  });

  it("is refused for another's institution, another département, or a session that is over", async () => {
    const { jeton, session } = await enter();
    for (const wanted of [
      `63/${seme.institutions.caf}`,
      `43/${seme.institutions.msa}`,
      `03/${seme.institutions.msa}`,
      "63/",
      "",
      "63/1 OR 1=1",
    ]) {
      await expect(agirAuNomDe(here, session, wanted), wanted).rejects.toMatchObject({
        code: "identite.inconnue",
      });
    }
    expect(await read(jeton)).not.toBeNull();
    await base().database.national((tx) => tx.deleteFrom("session").execute());
    await expect(agirAuNomDe(here, session, `63/${seme.institutions.msa}`)).rejects.toMatchObject({
      code: "identite.session-finie",
    });
  });

  it("lists one's sessions, closes one's own, never another's", async () => {
    const mine = await enter();
    const { compte } = mine.session;
    if (!compte) throw new Error("no account");
    const now = here.platform.clock.now();
    const open = (owner: typeof compte | null) =>
      base().database.national((tx) =>
        openSession(tx, { compte: owner, agir: null, moyen: "lien", appareil: "autre" }, now),
      );
    const second = await read(await open(compte));
    const foreign = await read(await open(null));
    await base().database.national(async (tx) => {
      expect((await listSessions(tx, compte, now)).map(({ id }) => id).sort()).toEqual(
        [mine.session.id, second?.id].sort(),
      );
      expect(await revokeSession(tx, compte, foreign?.id ?? newId())).toBe(false);
      expect(await revokeSession(tx, compte, second?.id ?? newId())).toBe(true);
      expect(await revokeOthers(tx, compte, mine.session.id)).toBe(0);
    });
    expect(await read(mine.jeton)).not.toBeNull();
  });
});
