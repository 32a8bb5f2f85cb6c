import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { listMigrations, migrate } from "#platform/database/migrate.ts";
import { secureTables } from "#platform/database/table-classes.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { asOwner } from "#testing/server.ts";
import { instantOfLine } from "./chaine.ts";
import { recordJournal } from "./journal.ts";
import { verifyChain } from "./verify.ts";

const CHAIN = "20261125-0200-journal-chaine.sql";
const d63 = departement("63");
const d43 = departement("43");
const d15 = departement("15");
const base = setUpDatabase();

/** A line as the journal kept it before the chain. */
type Ancienne = {
  departement: CodeDepartement;
  id: string;
  instant: string;
  operation: string;
  auteur: object;
  avant: string | null;
  apres: string | null;
};

const PERSONNE = { genre: "personne", personne: newId(), nom: "Élodie « Zoé »", institution: newId() };
const OBJET = newId();

const LINES: Ancienne[] = [
  [
    "2026-11-22T09:00:00.123456Z",
    PERSONNE,
    null,
    '{"titre":"L\'été 👩‍👧 \\"x\\"","n":1e3,"b":{"z":1,"a":[null,true]}}',
  ],
  ["2026-11-22T09:00:00.123456Z", { ...PERSONNE, institutionNom: "Caf" }, '{"titre":"a\\nb"}', "{}"],
  ["2026-11-22T09:00:00Z", { genre: "systeme", nom: "démonstration" }, null, null],
  ["2027-02-28T23:59:59.999999Z", { genre: "anonyme" }, '{"\\u2028":"\\u00e9"}', null],
].map(([instant, auteur, avant, apres], index) => ({
  departement: d63,
  id: newId(1_000 + index),
  instant: instant as string,
  operation: `essai.${index}`,
  auteur: auteur as object,
  avant: avant as string | null,
  apres: apres as string | null,
}));

beforeAll(async () => {
  await asOwner(base().settings.owner, async (client) => {
    await client.query("DROP SCHEMA public CASCADE");
    await client.query("CREATE SCHEMA public");
    await client.query("GRANT USAGE ON SCHEMA public TO maillage_application");
    await client.query(
      "CREATE TABLE migration (nom text PRIMARY KEY, empreinte text NOT NULL, appliquee_le timestamptz NOT NULL DEFAULT now())",
    );
    await client.query("COMMENT ON TABLE migration IS 'classe: reference. Essai.'");
    for (const { nom, sql, empreinte } of await listMigrations()) {
      if (nom >= CHAIN) break;
      await client.query(sql);
      await client.query("INSERT INTO migration (nom, empreinte) VALUES ($1, $2)", [nom, empreinte]);
    }
    await secureTables(client);
    const others = Array.from({ length: 300 }, (_, index) => ({
      ...(LINES[index % LINES.length] as Ancienne),
      departement: d43,
      id: newId(5_000 + index),
    }));
    for (const line of [...LINES, ...others]) {
      await client.query("SELECT set_config('app.departement', $1, false)", [line.departement]);
      await client.query(
        `INSERT INTO journal (departement, id, instant, operation, objet_genre, objet, auteur, avant, apres)
         VALUES ($1, $2, $3, $4, 'essai', $5, $6, $7, $8)`,
        [line.departement, line.id, line.instant, line.operation, OBJET, line.auteur, line.avant, line.apres],
      );
    }
    // 43 lost its head, 15 counted lines of which nothing was kept.
    for (const [code, compte] of [
      [d63, LINES.length],
      [d15, 12],
    ] as const) {
      await client.query("SELECT set_config('app.departement', $1, false)", [code]);
      await client.query("INSERT INTO journal_tete VALUES ($1, $2, $3)", [code, newId(), compte]);
    }
  });
  await migrate(base().settings.owner);
});

const verify = (code: CodeDepartement) =>
  base().platform.read(code, ESSAIS, ({ tx }) => verifyChain(tx, "journal", code));

describe("the journal of an older base", () => {
  it.each([
    [d63, LINES.length],
    [d43, 300],
    [d15, 0],
  ])("becomes a chain that holds, in %s", async (code, lignes) => {
    expect(await verify(code)).toMatchObject({ lignes, anomalies: [], nombre: 0 });
  });

  it("loses nothing of what was written", async () => {
    const rows = await base().platform.read(d63, ESSAIS, ({ tx }) =>
      tx
        .selectFrom("journal as j")
        .leftJoin("journal_valeur as v", (join) =>
          join.onRef("v.departement", "=", "j.departement").onRef("v.no", "=", "j.no"),
        )
        .selectAll("j")
        .select(["v.avant", "v.apres", "v.auteur_nom", "v.auteur_institution_nom"])
        .where("j.departement", "=", d63)
        .orderBy("j.no")
        .execute(),
    );
    const kept = rows.map((row) => ({
      instant: instantOfLine(Temporal.Instant.from(row.instant)),
      operation: row.operation,
      objet: row.objet,
      auteur: Object.fromEntries(
        Object.entries({
          genre: row.auteur_genre,
          personne: row.auteur_personne,
          nom: row.auteur_nom,
          institution: row.auteur_institution,
          institutionNom: row.auteur_institution_nom,
        }).filter(([, value]) => value !== null),
      ),
      avant: row.avant,
      apres: row.apres,
    }));
    const written = [LINES[2], LINES[0], LINES[1], LINES[3]].map((line) => ({
      instant: instantOfLine(Temporal.Instant.from(line?.instant ?? "")),
      operation: line?.operation,
      objet: OBJET,
      auteur: line?.auteur,
      avant: line?.avant ? JSON.parse(line.avant) : null,
      apres: line?.apres ? JSON.parse(line.apres) : null,
    }));
    expect(kept).toEqual(written);
  });

  it("goes on after what was there", async () => {
    for (const code of [d63, d15]) {
      const before = await verify(code);
      await base().platform.act(code, ESSAIS, (ctx) =>
        recordJournal(ctx, [
          { operation: "essai.suite", objet: { genre: "essai", id: newId() }, apres: { a: 1 } },
        ]),
      );
      expect(await verify(code)).toMatchObject({ lignes: before.lignes + 1, nombre: 0 });
    }
  });

  it("is no longer open to the application's changes", async () => {
    const changed = base().database.inDepartement(d63, (tx) => tx.deleteFrom("journal").execute());
    await expect(changed).rejects.toMatchObject({ code: "42501" });
  });
});
