import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, makeOutsideCluster, type OutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import { allMessages } from "../../composition.ts";
import { SANS_COURRIEL, type Settings } from "../config/settings.ts";
import { limitesFichiers } from "../files/limites.ts";
import { connect } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { isUnavailable } from "./unavailable.ts";

let cluster: OutsideCluster;

const NONE = {
  port: 1,
  host: "",
  origine: null,
  donnees: null,
  demo: false,
  courriel: SANS_COURRIEL,
  fichiers: limitesFichiers(),
  oidc: null,
};

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  for (const statement of PREPARATION) await cluster.run(statement);
});
afterAll(() => cluster?.remove());

/** Starts as the server would, on these two addresses (one: the same login for both), and leaves. */
async function tryStart(
  databaseUrl: string,
  databaseUrlProprietaire: string | null = null,
): Promise<string[]> {
  const said: string[] = [];
  const settings: Settings = { ...NONE, databaseUrl, databaseUrlProprietaire };
  const { stop } = await connect(settings, (line) => said.push(line));
  await stop();
  return said;
}

/** The refusal of a start, with its sentence. */
async function refusal(databaseUrl: string, databaseUrlProprietaire: string | null = null) {
  const error = (await tryStart(databaseUrl, databaseUrlProprietaire).catch((thrown) => thrown)) as {
    code: string;
    details: Record<string, string>;
  };
  return { code: error.code, sentence: allMessages().sentence(error) };
}

const application = (base = "maillage") => cluster.url("maillage_application", base);
const proprietaire = (base = "maillage") => cluster.url("maillage_proprietaire", base);

describe("an outside server", () => {
  it("serves with two roles, and its own formats change nothing", async () => {
    expect(await tryStart(application(), proprietaire())).toEqual([]);
    const { database, stop } = await connect(
      { ...NONE, databaseUrl: application(), databaseUrlProprietaire: proprietaire() },
      () => {},
    );
    const read = await database.national((tx) =>
      tx.selectFrom("migration").select("appliquee_le").limit(1).executeTakeFirstOrThrow(),
    );
    await stop();
    expect(read.appliquee_le).toMatch(/^\d{4}-\d\d-\d\dT.*\+00$/);
  });

  it("serves with one login for both, which makes the role when it may", async () => {
    const alone = await makeOutsideCluster();
    try {
      await alone.run("CREATE ROLE seul LOGIN CREATEROLE PASSWORD 'seul'");
      await alone.run("CREATE DATABASE maillage OWNER seul ENCODING 'UTF8' TEMPLATE template0");
      expect(await tryStart(alone.url("seul", "maillage"))).toEqual([]);
      await alone.run("ALTER ROLE seul NOCREATEROLE");
      expect(await tryStart(alone.url("seul", "maillage"))).toEqual([]);
    } finally {
      await alone.remove();
    }
  });

  it("lets one process work alone, the others wait, and a dead one lets go", async () => {
    const settings = { ...NONE, databaseUrl: application(), databaseUrlProprietaire: proprietaire() };
    const [one, two] = await Promise.all([connect(settings, () => {}), connect(settings, () => {})]);
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} out`);
    };
    await Promise.all([one.database.alone("essai", work("a")), two.database.alone("essai", work("b"))]);
    const first = order[0]?.[0] ?? "";
    const second = first === "a" ? "b" : "a";
    expect(order).toEqual([`${first} in`, `${first} out`, `${second} in`, `${second} out`]);
    await Promise.all([one.stop(), two.stop()]);
  });
});

describe("a start is refused, with what to do,", () => {
  it("when a password is wrong or missing", async () => {
    const wrong = application().replace(":maillage_application@", ":faux@");
    const found = await refusal(wrong, proprietaire());
    expect(found.code).toBe("base.mot-de-passe");
    expect(found.sentence).toMatch(/maillage_application .*DATABASE_URL,/);
    const missing = proprietaire().replace(":maillage_proprietaire@", "@");
    expect(await refusal(application(), missing)).toMatchObject({
      code: "base.mot-de-passe",
      sentence: expect.stringContaining("DATABASE_URL_PROPRIETAIRE"),
    });
  });

  it("when the base is absent", async () => {
    const found = await refusal(application("nulle-part"), proprietaire("nulle-part"));
    expect(found.code).toBe("base.absente");
    expect(found.sentence).toContain("nulle-part");
  });

  it("when nobody listens", async () => {
    const url = `postgres://a:b@127.0.0.1:${await freePort()}/maillage`;
    expect(await refusal(url)).toMatchObject({
      code: "base.injoignable",
      sentence: expect.stringContaining("127.0.0.1"),
    });
  });

  it("when the application may not enter", async () => {
    await cluster.run("ALTER ROLE maillage_application NOLOGIN");
    const found = await refusal(application(), proprietaire());
    await cluster.run("ALTER ROLE maillage_application LOGIN");
    expect(found.code).toBe("base.entree-refusee");
    await cluster.run("REVOKE CONNECT ON DATABASE maillage FROM PUBLIC");
    const closed = await refusal(application(), proprietaire());
    await cluster.run("GRANT CONNECT ON DATABASE maillage TO PUBLIC");
    expect(closed.code).toBe("base.entree-refusee");
  });

  it.each(["SUPERUSER", "BYPASSRLS"])("when the application has %s", async (right) => {
    await cluster.run(`ALTER ROLE maillage_application ${right}`);
    const found = await refusal(application(), proprietaire());
    await cluster.run(`ALTER ROLE maillage_application NO${right}`);
    expect(found.code).toBe("base.cloison-ouverte");
    expect(found.sentence).toContain(`ALTER ROLE maillage_application NO${right};`);
  });

  it("when one login for both is superuser, and nothing was written", async () => {
    await cluster.run("CREATE ROLE chef LOGIN SUPERUSER PASSWORD 'chef'");
    await cluster.run("CREATE DATABASE intacte OWNER chef ENCODING 'UTF8' TEMPLATE template0");
    expect((await refusal(cluster.url("chef", "intacte"))).code).toBe("base.cloison-ouverte");
    expect(await cluster.run("SELECT to_regclass('public.migration') AS t", "intacte")).toEqual([
      { t: null },
    ]);
  });

  it("when the owner may not create tables, or is not the owner of those that are there", async () => {
    await cluster.run("CREATE ROLE passant LOGIN PASSWORD 'passant'");
    await cluster.run("CREATE DATABASE autre ENCODING 'UTF8' TEMPLATE template0");
    expect((await refusal(application("autre"), cluster.url("passant", "autre"))).code).toBe(
      "base.droit-schema",
    );
    const found = await refusal(application(), cluster.url("passant", "maillage"));
    expect(found.code).toBe("base.autre-proprietaire");
    expect(found.sentence).toContain("maillage_proprietaire");
  });

  it("when a login is not a member of the role of the application", async () => {
    await cluster.run("CREATE ROLE etranger LOGIN PASSWORD 'etranger'");
    const found = await refusal(cluster.url("etranger", "maillage"), proprietaire());
    expect(found).toMatchObject({
      code: "base.role-non-accorde",
      sentence: expect.stringContaining("GRANT maillage_application TO etranger;"),
    });
    await cluster.run("GRANT maillage_application TO etranger");
    expect(await tryStart(cluster.url("etranger", "maillage"), proprietaire())).toEqual([]);
    await cluster.run(
      "CREATE DATABASE etranger OWNER maillage_proprietaire ENCODING 'UTF8' TEMPLATE template0",
    );
    // Migrations of its own, and no membership: the single login could not step down.
    expect((await refusal(proprietaire("etranger"))).code).toBe("base.role-non-accorde");
  });

  it("when the role is absent and the owner may not create it", async () => {
    const alone = await makeOutsideCluster();
    try {
      await alone.run("CREATE ROLE seul LOGIN PASSWORD 'seul'");
      await alone.run("CREATE DATABASE maillage OWNER seul ENCODING 'UTF8' TEMPLATE template0");
      const found = await refusal(alone.url("seul", "maillage"));
      expect(found.code).toBe("base.role-absent");
    } finally {
      await alone.remove();
    }
  });

  it("when the base is not in UTF-8", async () => {
    await cluster.run(
      "CREATE DATABASE latine OWNER maillage_proprietaire ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    );
    const found = await refusal(application("latine"), proprietaire("latine"));
    expect(found.code).toBe("base.encodage");
    expect(found.sentence).toContain("LATIN1");
  });

  it("when the two addresses lead to two bases", async () => {
    await cluster.run(
      "CREATE DATABASE seconde OWNER maillage_proprietaire ENCODING 'UTF8' TEMPLATE template0",
    );
    expect((await refusal(application(), proprietaire("seconde"))).code).toBe("base.deux-bases");
  });
});

it("says that a superuser owner is too much, and starts", async () => {
  await cluster.run("ALTER ROLE maillage_proprietaire SUPERUSER");
  const said = await tryStart(application(), proprietaire());
  await cluster.run("ALTER ROLE maillage_proprietaire NOSUPERUSER");
  expect(said.join()).toContain("superutilisateur");
});

it("survives the stop of its server in the middle of a transaction, and serves again without a new start", async () => {
  const { database, stop } = await connect(
    { ...NONE, databaseUrl: application(), databaseUrlProprietaire: proprietaire() },
    () => {},
  );
  const count = () => database.national((tx) => tx.selectFrom("migration").select("nom").execute());
  const cut = database.national(async (tx) => {
    await tx.selectFrom("migration").select("nom").execute();
    await cluster.stop();
    return tx.selectFrom("migration").select("nom").execute();
  });
  const errors = [await cut.catch((error) => error), await count().catch((error) => error)];
  expect(errors.map(isUnavailable)).toEqual([true, true]);
  await cluster.start();
  expect((await count()).length).toBe((await migrate({ connectionString: proprietaire() })).total);
  await stop();
});

it("does not take a fault in a question for an absent server", async () => {
  expect(isUnavailable(Object.assign(new Error("syntax error"), { code: "42601" }))).toBe(false);
  expect(isUnavailable(Object.assign(new Error("no file"), { code: "ENOENT", syscall: "open" }))).toBe(false);
  expect(isUnavailable("Connection terminated")).toBe(false);
});
