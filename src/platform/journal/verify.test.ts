import fc from "fast-check";
import type pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { asOwner } from "#testing/server.ts";
import { digestOfLine } from "./chaine.ts";
import { eraseValeurs } from "./erase-valeurs.ts";
import { recordJournal } from "./journal.ts";
import { recordReading } from "./lecture.ts";
import { type Verification, verifyChain } from "./verify.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
/** Lines in the chain of the journal, and in that of the readings. */
let lines = 0;
const READINGS = 6;
/** Lines of which something was erased, in order. */
const ERASED = [3, 4, 9];

beforeAll(async () => {
  const { platform } = base();
  acteurs = await seedActeurs(platform, d63);
  const { redacteurMsa } = acteurs.personnes;
  for (let turn = 0; turn < READINGS; turn++) {
    await platform.act(d63, turn % 2 === 0 ? redacteurMsa : ESSAIS, async (ctx) => {
      recordReading(ctx, {
        operation: "essai.lire",
        objet: { genre: "acteur", id: newId() },
        motif: `tour ${turn}`,
      });
      await recordJournal(ctx, [
        {
          operation: "essai.changer",
          objet: { genre: "essai", id: newId() },
          avant: { n: turn },
          apres: { n: turn + 1 },
        },
        { operation: "essai.creer", objet: { genre: "essai", id: newId() }, apres: { titre: `T${turn}` } },
      ]);
    });
  }
  await platform.act(d63, ESSAIS, (ctx) => eraseValeurs(ctx, { lignes: ERASED, motif: "Demande du 3 mai" }));
  lines = Number((await verify("journal")).tete.compte);
});

const verify = (chaine: "journal" | "lecture"): Promise<Verification> =>
  base().platform.read(d63, ESSAIS, ({ tx }) => verifyChain(tx, chaine, d63));

/** Does something as the owner of the base, above every right, and says what the verifier finds; then undoes it. */
async function tampered(
  chaine: "journal" | "lecture",
  work: (client: pg.Client) => Promise<unknown>,
): Promise<Verification> {
  return asOwner(base().settings.owner, async (client) => {
    // Values are put back from copies: the verifier reads on another connection, and must see what was done.
    const tables = ["journal", "journal_valeur", "journal_tete", "journal_lecture", "journal_lecture_tete"];
    await client.query("SELECT set_config('app.departement', '63', false)");
    for (const table of tables) {
      await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      await client.query(
        `CREATE TEMP TABLE copie_${table} AS SELECT * FROM ${table} WHERE departement = '63'`,
      );
    }
    try {
      await work(client);
      return await verify(chaine);
    } finally {
      for (const table of tables) {
        await client.query(`DELETE FROM ${table} WHERE departement IN ('63', '43')`);
        await client.query(`INSERT INTO ${table} SELECT * FROM copie_${table}`);
        await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      }
    }
  });
}

describe("a chain that nobody touched", () => {
  it("holds, values erased included, and gives its head", async () => {
    for (const chaine of ["journal", "lecture"] as const) {
      const found = await verify(chaine);
      expect(found).toMatchObject({
        anomalies: [],
        nombre: 0,
        lignes: chaine === "journal" ? lines : READINGS,
      });
      expect(found.tete.empreinte).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(lines).toBeGreaterThan(20);
  });

  it("is that of one département, and empty where nothing was written", async () => {
    const other = departement("15");
    const found = await base().platform.read(other, ESSAIS, ({ tx }) => verifyChain(tx, "journal", other));
    expect(found).toMatchObject({ lignes: 0, nombre: 0 });
  });
});

/** One column of a line, and another value that its type takes. */
const FIELDS = {
  journal: {
    no: "no + 1000",
    instant: "instant + interval '1 microsecond'",
    operation: "operation || 'x'",
    objet_genre: "objet_genre || 'x'",
    objet: "gen_random_uuid()",
    auteur_genre: "'autre'",
    auteur_personne: "gen_random_uuid()",
    auteur_institution: "gen_random_uuid()",
    auteur_compte: "gen_random_uuid()",
    empreinte_auteur: "repeat('0', 64)",
    empreinte_valeur: "repeat('0', 64)",
    precedente: "repeat('0', 64)",
    empreinte: "repeat('0', 64)",
    departement: "'43'",
  },
  lecture: {
    no: "no + 1000",
    instant: "instant - interval '1 microsecond'",
    operation: "operation || 'x'",
    objet_genre: "objet_genre || 'x'",
    objet: "gen_random_uuid()",
    motif: "coalesce(motif, '') || 'x'",
    auteur_genre: "'autre'",
    auteur_personne: "gen_random_uuid()",
    auteur_institution: "gen_random_uuid()",
    auteur_compte: "gen_random_uuid()",
    precedente: "repeat('0', 64)",
    empreinte: "repeat('0', 64)",
    departement: "'43'",
  },
} as const;

const TABLE = { journal: "journal", lecture: "journal_lecture" } as const;
const HEAD = { journal: "journal_tete", lecture: "journal_lecture_tete" } as const;

const place = (chaine: "journal" | "lecture", ratio: number) =>
  1 + Math.floor(ratio * (chaine === "journal" ? lines : READINGS));

/** The digest that a line should bear as it now stands. */
async function rehash(client: pg.Client, chaine: "journal" | "lecture", no: number): Promise<string> {
  const names =
    chaine === "journal"
      ? "operation, objet_genre, objet, auteur_genre, auteur_personne, auteur_institution, auteur_compte, empreinte_auteur, empreinte_valeur"
      : "operation, objet_genre, objet, motif, auteur_genre, auteur_personne, auteur_institution, auteur_compte";
  const { rows } = await client.query({
    text: `SELECT precedente, to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${names}
             FROM ${TABLE[chaine]} WHERE departement = '63' AND no = ${no}`,
    rowMode: "array",
  });
  const [precedente, ...champs] = rows[0] as string[];
  const made = digestOfLine(chaine, d63, BigInt(no), precedente ?? "", champs);
  await client.query(
    `UPDATE ${TABLE[chaine]} SET empreinte = '${made}' WHERE departement = '63' AND no = ${no}`,
  );
  return made;
}

const chains = fc.constantFrom("journal" as const, "lecture" as const);
const ratio = fc.double({ min: 0, max: 0.999, noNaN: true });

describe("whoever owns the base and touches one thing is found", () => {
  it("changing any field of any line, even with the digest of that line made again", async () => {
    await fc.assert(
      fc.asyncProperty(
        chains,
        ratio,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.boolean(),
        async (chaine, where, which, again) => {
          const no = place(chaine, where);
          const fields = Object.entries(FIELDS[chaine]);
          const [field, value] = fields[Math.floor(which * fields.length)] ?? ["", ""];
          // The last line made again with its digest is the head's matter: it is found there.
          const found = await tampered(chaine, async (client) => {
            await client.query(
              `UPDATE ${TABLE[chaine]} SET ${field} = ${value} WHERE departement = '63' AND no = ${no}`,
            );
            if (again && !["no", "departement", "empreinte"].includes(field))
              await rehash(client, chaine, no);
          });
          expect(found.nombre, `${chaine} ${no} ${field} ${again}`).toBeGreaterThan(0);
          const named = found.anomalies.map((one) => one.no);
          expect(
            named.some((one) => one === null || Math.abs(Number(one) - no) <= 1 || Number(one) === no + 1000),
          ).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  it("removing, swapping, copying, inserting or cutting lines", async () => {
    const deeds = {
      remove: (t: string, no: number) => [`DELETE FROM ${t} WHERE no = ${no}`],
      swap: (t: string, no: number, other: number) => [
        `UPDATE ${t} SET no = -1 WHERE no = ${no}`,
        `UPDATE ${t} SET no = ${no} WHERE no = ${other}`,
        `UPDATE ${t} SET no = ${other} WHERE no = -1`,
      ],
      copyOver: (t: string, no: number, other: number) => [
        `CREATE TEMP TABLE une ON COMMIT PRESERVE ROWS AS SELECT * FROM ${t} WHERE no = ${no}`,
        `DELETE FROM ${t} WHERE no = ${other}`,
        `UPDATE une SET no = ${other}`,
        `INSERT INTO ${t} SELECT * FROM une`,
        "DROP TABLE une",
      ],
      insert: (t: string, no: number) => [
        `UPDATE ${t} SET no = -no - 1 WHERE no >= ${no}`,
        `UPDATE ${t} SET no = -no WHERE no < 0`,
        `CREATE TEMP TABLE une ON COMMIT PRESERVE ROWS AS SELECT * FROM ${t} WHERE no = ${no + 1}`,
        `UPDATE une SET no = ${no}`,
        `INSERT INTO ${t} SELECT * FROM une`,
        "DROP TABLE une",
      ],
      before: (t: string, no: number) => [
        `CREATE TEMP TABLE une ON COMMIT PRESERVE ROWS AS SELECT * FROM ${t} WHERE no = ${no}`,
        "UPDATE une SET no = 0",
        `INSERT INTO ${t} SELECT * FROM une`,
        "DROP TABLE une",
      ],
      cut: (t: string, no: number) => [`DELETE FROM ${t} WHERE no >= ${no}`],
      behead: (t: string, no: number) => [
        `DELETE FROM ${t} WHERE no <= ${no}`,
        `UPDATE ${t} SET no = ${no} - no`,
        `UPDATE ${t} SET no = -no`,
      ],
      empty: (t: string) => [`DELETE FROM ${t}`],
    };
    await fc.assert(
      fc.asyncProperty(
        chains,
        ratio,
        ratio,
        fc.constantFrom(...Object.keys(deeds)),
        async (chaine, one, two, deed) => {
          const [no, other] = [place(chaine, one), place(chaine, two)];
          fc.pre(no !== other);
          const statements = deeds[deed as keyof typeof deeds](TABLE[chaine], no, other);
          const found = await tampered(chaine, async (client) => {
            for (const statement of statements) await client.query(statement);
          });
          expect(found.nombre, `${chaine} ${deed} ${no} ${other}`).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);

  it.each([
    ["a value after", 1, "apres = '{\"n\": 99}'"],
    ["the same value written otherwise", 2, "apres = (apres::text || ' ')::json"],
    ["a name", 5, "auteur_nom = 'Quelqu’un d’autre'"],
    ["the name of an institution", 5, "auteur_institution_nom = 'Autre'"],
    ["a salt", 6, "sel_valeur = repeat('a', 32)"],
    ["a value erased without a word", 7, "sel_valeur = NULL, avant = NULL, apres = NULL"],
    [
      "a name erased without a word",
      8,
      "sel_auteur = NULL, auteur_nom = NULL, auteur_institution_nom = NULL",
    ],
    ["a value without its salt", 7, "sel_valeur = NULL"],
  ])("changing what is kept apart: %s", async (_what, no, change) => {
    const found = await tampered("journal", (client) =>
      client.query(`UPDATE journal_valeur SET ${change} WHERE departement = '63' AND no = ${no}`),
    );
    expect(found.anomalies.map((one) => one.no)).toEqual([String(no)]);
  });

  it("removing what is kept apart, giving it to another line or to none, or bringing it back", async () => {
    const at = (no: number) => `departement = '63' AND no = ${no}`;
    const removed = await tampered("journal", (client) =>
      client.query(`DELETE FROM journal_valeur WHERE ${at(10)}`),
    );
    expect(new Set(removed.anomalies.map((one) => one.no))).toEqual(new Set(["10"]));
    const swapped = await tampered("journal", async (client) => {
      await client.query(`UPDATE journal_valeur SET no = -1 WHERE ${at(10)}`);
      await client.query(`UPDATE journal_valeur SET no = 10 WHERE ${at(11)}`);
      await client.query(`UPDATE journal_valeur SET no = 11 WHERE ${at(-1)}`);
    });
    expect(new Set(swapped.anomalies.map((one) => one.no))).toEqual(new Set(["10", "11"]));
    const orphan = await tampered("journal", (client) =>
      client.query(`INSERT INTO journal_valeur (departement, no, mots) VALUES ('63', ${lines + 1}, '')`),
    );
    expect(orphan.anomalies.map((one) => one.no)).toEqual([String(lines + 1)]);
    const back = await tampered("journal", (client) =>
      client.query(
        `INSERT INTO journal_valeur (departement, no, sel_valeur, apres, mots) VALUES ('63', ${ERASED[0]}, repeat('b', 32), '{"n":1}', '')`,
      ),
    );
    expect(back.anomalies.map((one) => one.no)).toEqual([String(ERASED[0])]);
  });

  it("adding a line to the list of what was erased, to hide another erasure", async () => {
    const found = await tampered("journal", async (client) => {
      await client.query(
        `UPDATE journal_valeur v SET apres = '{"motif":"x","parties":["auteur","valeurs"],"lignes":[[1,12]]}'
           FROM journal j WHERE j.departement = v.departement AND j.no = v.no AND j.operation = 'journal.effacer'
            AND j.departement = '63'`,
      );
      await client.query("DELETE FROM journal_valeur WHERE departement = '63' AND no = 12");
    });
    expect(found.anomalies.map((one) => [one.no, one.operation])).toContainEqual([
      String(lines),
      "journal.effacer",
    ]);
  });

  it("touching the head", async () => {
    for (const chaine of ["journal", "lecture"] as const) {
      for (const change of [
        "compte = compte + 1",
        "compte = compte - 1",
        "empreinte = repeat('0', 64)",
        "souche = gen_random_uuid()",
      ]) {
        const found = await tampered(chaine, (client) =>
          client.query(`UPDATE ${HEAD[chaine]} SET ${change} WHERE departement = '63'`),
        );
        expect(found.nombre, change).toBeGreaterThan(0);
      }
      const gone = await tampered(chaine, (client) =>
        client.query(`DELETE FROM ${HEAD[chaine]} WHERE departement = '63'`),
      );
      expect(gone.nombre).toBeGreaterThan(0);
    }
  });

  it("cutting the tail and rewriting the head, against a head noted before", async () => {
    const { tete } = await verify("journal");
    const noted = { compte: BigInt(tete.compte), empreinte: tete.empreinte };
    const withNoted = () =>
      base().platform.read(d63, ESSAIS, ({ tx }) => verifyChain(tx, "journal", d63, noted));
    expect(await withNoted()).toMatchObject({ nombre: 0 });
    let found: Verification | undefined;
    const alone = await tampered("journal", async (client) => {
      const at = lines - 3;
      await client.query(`DELETE FROM journal WHERE departement = '63' AND no > ${at}`);
      await client.query(`DELETE FROM journal_valeur WHERE departement = '63' AND no > ${at}`);
      await client.query(
        `UPDATE journal_tete SET compte = ${at}, empreinte = (SELECT empreinte FROM journal WHERE departement = '63' AND no = ${at})`,
      );
      found = await withNoted();
    });
    // The erasure was in what was cut: its lines betray it. Without one, only the noted head would.
    expect(alone.anomalies.every((one) => ERASED.includes(Number(one.no)))).toBe(true);
    expect(found?.anomalies.map((one) => one.message)).toContainEqual(
      expect.stringContaining(`la tête notée compte ${lines} lignes`),
    );
  });

  it("rewriting everything from one line on, against a head noted before", async () => {
    const { tete } = await verify("lecture");
    const noted = { compte: BigInt(tete.compte), empreinte: tete.empreinte };
    let found: Verification | undefined;
    const alone = await tampered("lecture", async (client) => {
      await client.query("UPDATE journal_lecture SET motif = 'autre' WHERE departement = '63' AND no = 2");
      let empreinte = await rehash(client, "lecture", 2);
      for (let no = 3; no <= READINGS; no++) {
        await client.query(
          `UPDATE journal_lecture SET precedente = '${empreinte}' WHERE departement = '63' AND no = ${no}`,
        );
        empreinte = await rehash(client, "lecture", no);
      }
      await client.query(
        `UPDATE journal_lecture_tete SET empreinte = '${empreinte}' WHERE departement = '63'`,
      );
      found = await base().platform.read(d63, ESSAIS, ({ tx }) => verifyChain(tx, "lecture", d63, noted));
    });
    expect(alone.nombre).toBe(0);
    expect(found?.anomalies.map((one) => one.message)).toEqual([
      `la ligne ${READINGS} n'a pas l'empreinte notée : elle ou une ligne d'avant a été récrite`,
    ]);
  });

  it("is told which line: its number, instant and operation", async () => {
    const found = await tampered("journal", (client) =>
      client.query("UPDATE journal SET objet_genre = 'autre' WHERE departement = '63' AND no = 12"),
    );
    expect(found.anomalies).toEqual([
      {
        chaine: "journal",
        no: "12",
        instant: "2026-11-22T09:00:00.000000Z",
        operation: expect.stringMatching(/^acteurs\./),
        message: "la ligne a été modifiée : son contenu n'a pas son empreinte",
      },
    ]);
  });
});
