import { sql } from "kysely";
import pg from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { readTrace } from "#modules/schemas/queries/imports/read-trace.ts";
import { findLot } from "#modules/schemas/queries/lots/find-lot.ts";
import { findSchema } from "#modules/schemas/queries/plan/find-schema.ts";
import { requireFusion } from "#modules/schemas/queries/structure/lire-fusion.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { connectionOptions, type Tx } from "#platform/database/database.ts";
import { recordReading } from "#platform/journal/lecture.ts";
import { newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { COMMANDES } from "#testing/commandes.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { answeredTournee, everyLecture, fillFiches, type Objets } from "#testing/lectures.ts";
import { D43, D63, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { asOwner } from "#testing/server.ts";

/**
 * Rights are looked at by the commands and the queries, and each says `departement` in its conditions. Here both are
 * gone: whoever asks is the platform itself, to whom nothing is refused, and what is asked for is 63, in a transaction
 * that is bound to 43. What is left is row level security, and it is enough.
 */

const base = setUpDatabase();
const oneLogin = ((settings) => JSON.stringify(settings.owner) === JSON.stringify(settings.application))(
  inject("serveur").settings,
);
const REFUSED = { code: "42501" };
let objets: Objets;
let tables: string[];

beforeAll(async () => {
  const monde = await seedMonde(base().platform);
  const admin = monde.acteurs.personnes.caf.administrateur;
  for (const [nom, { prepare, run }] of Object.entries(COMMANDES)) {
    // Without its copilot the scheme would be closed to all that follows.
    if (nom === "withdrawMembre" || nom === "handOverMembre") continue;
    const prepared = (await prepare?.(monde)) ?? "";
    await base()
      .platform.act(D63, admin, (ctx) => run(ctx, monde, prepared))
      .catch((error) => {
        // One call may be in the way of another: enough of them have passed when the tables are full.
        if (!isRefusal(error)) throw error;
      });
  }
  await base().platform.act(D63, admin, (ctx) => fillFiches(ctx, monde));
  // What forgetting forgot is remembered again; and somebody reads what is personal.
  await COMMANDES.forgetCorrespondance?.prepare?.(monde);
  await base().platform.act(D63, admin, async (ctx) => {
    const objet = { genre: "acteur", id: monde.acteurs.personnes.caf.lecteur.personne };
    recordReading(ctx, { operation: "acteurs.voir-personnes", objet });
  });
  tables = await base().platform.act(D63, ESSAIS, async ({ tx }) => {
    const { rows } = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND obj_description(oid) LIKE 'classe: tenant%'
       ORDER BY 1`.execute(tx);
    return rows.map((row) => row.name);
  });
  objets = await base().platform.act(D63, ESSAIS, async (ctx) => {
    const { tx } = ctx;
    const importations = await tx.selectFrom("importation").select(["id", "public_id as publicId"]).execute();
    const { empreinte } = await tx.selectFrom("fichier").select("empreinte").executeTakeFirstOrThrow();
    const { id: mandat } = await tx.selectFrom("role_personne").select("id").executeTakeFirstOrThrow();
    const { id: membre } = await tx.selectFrom("schema_membre").select("id").executeTakeFirstOrThrow();
    const trouve = await findSchema(ctx, monde.schema.publicId);
    const one = (table: "commentaire" | "piece_jointe") =>
      tx.selectFrom(table).select("public_id").executeTakeFirstOrThrow();
    const { public_id: commentaire } = await one("commentaire");
    const { public_id: piece } = await one("piece_jointe");
    const { public_id: lot } = await tx.selectFrom("lot").select("public_id").executeTakeFirstOrThrow();
    const lotTrouve = await findLot(ctx, { schema: monde.schema.publicId, lot });
    const traces: unknown[] = [];
    for (const { id } of importations) traces.push(await readTrace(ctx, id));
    const tournee = await answeredTournee(ctx);
    const found = { importations, traces: traces.filter(Boolean), empreinte, mandat, membre, trouve };
    const texte = (await COMMANDES.createTexte?.run(ctx, monde, "")) as string;
    const retraits = tx.selectFrom("retrait").select(["id", "public_id as publicId"]);
    const retrait = await retraits.where("fusion", "is", null).executeTakeFirstOrThrow();
    const merged = await retraits.where("fusion", "is not", null).executeTakeFirstOrThrow();
    const fusion = await requireFusion(ctx, { schema: monde.schema.publicId, fusion: merged.publicId });
    const etiquette = await tx
      .selectFrom("etiquette")
      .select(["id", "public_id as publicId"])
      .where("libelle", "=", "Jeunes parents")
      .executeTakeFirstOrThrow();
    const dites = { tournee, lot, lotTrouve, texte, commentaire, piece };
    return { ...monde, ...found, ...dites, retrait, fusion, etiquette };
  });
});

/** A context that says 63, on a transaction bound to 43, with every right. */
function lying<T>(work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return base().platform.act(D43, ESSAIS, (ctx) => work({ ...ctx, departement: D63 }));
}

const bound = <T>(work: (tx: Tx) => Promise<T>) => base().database.inDepartement(D43, work);

/** Every identifier that a row of 63 has, public or not: none of them may come out of 43. */
async function marks(): Promise<Set<string>> {
  const found = new Set<string>();
  await base().database.readDepartement(D63, async (tx) => {
    for (const table of tables) {
      const { rows } = await sql<{ id: string | null; public: string | null }>`
        SELECT to_jsonb(t)->>'id' AS id, to_jsonb(t)->>'public_id' AS public FROM ${sql.table(table)} t`.execute(
        tx,
      );
      for (const row of rows) for (const mark of [row.id, row.public]) if (mark) found.add(mark);
    }
  });
  return found;
}

/** Everything that a value holds, maps and sets included. */
function written(value: unknown): string {
  const text = JSON.stringify(value, (_key, one) =>
    one instanceof Map || one instanceof Set ? [...one] : typeof one === "bigint" ? String(one) : one,
  );
  return text ?? "";
}

describe("every query of every module", () => {
  it("gives nothing of 63 in a transaction of 43, whatever it asks for", { timeout: 120_000 }, async () => {
    const lectures = await everyLecture();
    const all = await marks();
    expect([lectures.length > 30, all.size > 50]).toEqual([true, true]);
    const leaks: string[] = [];
    let seen = 0;
    for (const { nom, appels } of lectures) {
      for (const { run: appel, given } of appels(objets)) {
        const found = (value: unknown) =>
          [...all].some((mark) => !given.includes(mark) && written(value).includes(mark));
        const quiet = (error: unknown) => (isRefusal(error) ? null : Promise.reject(error));
        if (found(await lying(appel).catch(() => null))) leaks.push(nom);
        // The same call at home: what would have leaked is there.
        if (found(await base().platform.act(D63, ESSAIS, appel).catch(quiet))) seen += 1;
      }
    }
    expect(leaks).toEqual([]);
    expect(seen).toBeGreaterThan(25);
  });
});

describe("every command of every module", () => {
  it.each(Object.entries(COMMANDES))(
    "%s changes nothing of 63 in a transaction of 43",
    async (_nom, { prepare, run }) => {
      const prepared = (await prepare?.(objets)) ?? "";
      const before = await contents(base().database, [D63]);
      await lying((ctx) => run(ctx, objets, prepared)).catch(() => {});
      expect(changedTables(before, await contents(base().database, [D63]))).toEqual([]);
    },
  );
});

describe("every table of départements", () => {
  it("holds rows of 63, or what follows would prove nothing", async () => {
    const found = await contents(base().database, [D63]);
    const empty = tables.filter((table) => found[`63 ${table}`]?.startsWith("0 rows"));
    expect(tables.length).toBeGreaterThan(15);
    expect(empty).toEqual([]);
  });

  it("shows no row of 63 to 43, and none to nobody", async () => {
    const count = (tx: Tx, table: string, condition: string) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)} WHERE ${sql.raw(condition)}`
        .execute(tx)
        .then(({ rows }) => rows[0]?.n);
    for (const table of tables) {
      expect(await bound((tx) => count(tx, table, "departement <> '43'")), table).toBe(0);
      expect(await base().database.national((tx) => count(tx, table, "true")), table).toBe(0);
    }
  });

  it("lets 43 insert, change and remove no row of 63", async () => {
    const before = await contents(base().database, [D63]);
    for (const table of tables) {
      const name = sql.table(table);
      // The policy is looked at before the constraints: one column is enough to be refused by it.
      const insert = sql`INSERT INTO ${name} (departement) VALUES ('63')`;
      await expect(
        bound((tx) => insert.execute(tx)),
        table,
      ).rejects.toMatchObject(REFUSED);
      await expect(
        base().database.national((tx) => insert.execute(tx)),
        table,
      ).rejects.toMatchObject(REFUSED);
      for (const statement of [
        sql`UPDATE ${name} SET departement = '43' WHERE departement = '63'`,
        sql`UPDATE ${name} SET departement = '43'`,
        sql`DELETE FROM ${name} WHERE departement = '63'`,
      ]) {
        // No row, or no right at all on a table that is only added to.
        const changed = await bound(async (tx) => (await statement.execute(tx)).numAffectedRows).catch(
          (error: { code?: string }) => {
            if (error.code === REFUSED.code) return 0n;
            throw error;
          },
        );
        const own = await bound((tx) =>
          sql<{ n: bigint }>`SELECT count(*) AS n FROM ${name}`
            .execute(tx)
            .then(({ rows }) => rows[0]?.n ?? 0n),
        );
        expect(changed === 0n || changed === BigInt(own), table).toBe(true);
      }
      const truncate = sql`TRUNCATE ${name} CASCADE`;
      await expect(
        bound((tx) => truncate.execute(tx)),
        table,
      ).rejects.toMatchObject(REFUSED);
    }
    expect(changedTables(before, await contents(base().database, [D63]))).toEqual([]);
  });

  it("does not let a row of 43 move to 63", async () => {
    const own = await contents(base().database, [D43]);
    const full = tables.filter((table) => !own[`43 ${table}`]?.startsWith("0 rows"));
    expect(full.length).toBeGreaterThan(8);
    for (const table of full) {
      const moved = bound((tx) => sql`UPDATE ${sql.table(table)} SET departement = '63'`.execute(tx));
      await expect(moved, table).rejects.toMatchObject(REFUSED);
    }
  });

  it("is not unlocked by the application", async () => {
    for (const table of tables) {
      for (const statement of [
        `ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE "${table}" NO FORCE ROW LEVEL SECURITY`,
        `DROP POLICY departement ON "${table}"`,
        `ALTER POLICY departement ON "${table}" USING (true)`,
        `CREATE POLICY tout ON "${table}" USING (true)`,
        `SET LOCAL row_security = off; SELECT count(*) FROM "${table}"`,
      ]) {
        const attempt = bound((tx) => sql.raw(statement).execute(tx));
        await expect(attempt, statement).rejects.toMatchObject(REFUSED);
      }
    }
  });
});

describe("side doors", () => {
  it.each([
    "SET LOCAL SESSION AUTHORIZATION DEFAULT; COPY acteur TO '/tmp/maillage-vol'",
    "COPY acteur TO PROGRAM 'cat'",
    "COPY journal FROM PROGRAM 'id'",
    "SELECT * FROM pg_statistic",
    "SELECT pg_read_file('postgresql.conf')",
    "ALTER ROLE maillage_application BYPASSRLS",
    "CREATE FUNCTION public.vol() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM acteur'",
    "CREATE VIEW public.vol AS SELECT * FROM acteur",
  ])("%s is refused", async (statement) => {
    await expect(bound((tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|0A000)$/),
    });
  });

  it("functions that run a text read as whoever calls them", async () => {
    const reads = (query: string) =>
      bound((tx) => sql<{ text: string }>`${sql.raw(query)}`.execute(tx)).then(({ rows }) => written(rows));
    for (const table of tables) {
      expect(
        await reads(`SELECT table_to_xml('${table}', true, false, '')::text AS text`),
        table,
      ).not.toContain("<departement>63<");
    }
    const counted = await reads(
      "SELECT query_to_xml('SELECT nom FROM acteur WHERE departement = ''63''', true, false, '')::text AS text",
    );
    expect(counted).not.toContain("<nom>");
  });

  it("the statistics of the planner show no value of any of them", async () => {
    await asOwner(base().settings.owner, (client) => client.query("ANALYZE"));
    const shown = await bound((tx) =>
      sql<{ tablename: string }>`SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'`
        .execute(tx)
        .then(({ rows }) => rows.map((row) => row.tablename)),
    );
    expect(shown.filter((table) => tables.includes(table))).toEqual([]);
    // They are there: the national tables show theirs.
    expect(shown).toContain("commune");
  });

  it("COPY leaves with the rows of one département, and brings none in", async () => {
    const client = new pg.Client({ ...connectionOptions(base().settings.application) });
    await client.connect();
    try {
      for (const table of tables) {
        await client.query("BEGIN; SET LOCAL ROLE maillage_application; SET LOCAL app.departement = '43'");
        expect(
          await copied(client, `COPY (SELECT departement FROM "${table}") TO STDOUT`),
          table,
        ).not.toContain("63");
        expect(await copied(client, `COPY "${table}" (departement) TO STDOUT`), table).not.toContain("63");
        const brought = client.query(`COPY "${table}" (departement) FROM STDIN`);
        await expect(brought, table).rejects.toMatchObject({ code: "0A000" });
        await client.query("ROLLBACK");
      }
    } finally {
      await client.end();
    }
  });

  // On a server where both are one login, the application steps down from it and may step up again.
  it.skipIf(oneLogin)("the application does not become the owner", async () => {
    const owner = await asOwner(base().settings.owner, async (client) => {
      const { rows } = await client.query<{ name: string }>("SELECT current_user AS name");
      return rows[0]?.name ?? "";
    });
    const become = bound((tx) => sql`SET LOCAL ROLE ${sql.id(owner)}`.execute(tx));
    await expect(become).rejects.toMatchObject(REFUSED);
  });

  it("an identifier of 63 cannot be pointed at from 43", async () => {
    const mandat = bound((tx) =>
      tx
        .insertInto("role_personne")
        .values({
          departement: D43,
          ...{ id: newId<"role_personne">(), role: "lecteur", du: "2026-01-01" },
          personne: objets.acteurs.personnes.caf.lecteur.personne,
          institution: objets.acteurs.institutions.caf,
        })
        .execute(),
    );
    await expect(mandat).rejects.toMatchObject({ code: "23503" });
  });
});

/** The text that a COPY … TO STDOUT sends. */
async function copied(client: pg.Client, statement: string): Promise<string> {
  let text = "";
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
  const listen = (message: { chunk: Buffer }) => {
    text += message.chunk.toString("utf8");
  };
  connection.on("copyData", listen);
  await client.query(statement);
  connection.off("copyData", listen);
  return text;
}
