import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { verifyChain } from "#platform/journal/verify.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { declaredRgpd } from "../../composition.ts";
import { applyConservation } from "./conservation.ts";
import { readConservation } from "./read-conservation.ts";
import { setConservation } from "./reglages.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
const { durees } = declaredRgpd;
let acteurs: ActeursSeme;
const NOW = "2026-11-22T09:00:00Z";

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  await seedActeurs(base().platform, d43);
});

/** Keys of forms sent so many days ago. */
async function keys(code: typeof d63, days: number, count: number): Promise<void> {
  const le = Temporal.Instant.from(NOW)
    .subtract({ hours: 24 * days })
    .toString();
  await base().database.inDepartement(code, (tx) =>
    sql`INSERT INTO idempotence (departement, cle, operation, auteur, cree_le)
        SELECT ${code}, u, 'essai', 'essai', ${le}::timestamptz
          FROM unnest(${Array.from({ length: count }, () => newId())}::uuid[]) u`.execute(tx),
  );
}

const left = (code: typeof d63) =>
  base().database.inDepartement(code, async (tx) => {
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*)::int AS n FROM idempotence WHERE departement = ${code}`.execute(tx);
    return rows[0]?.n ?? 0;
  });

describe("data past their term", () => {
  it("are counted without being touched, then deleted in slices, and the journal says how many", async () => {
    await keys(d63, 31, 1_203);
    await keys(d63, 29, 2);
    await keys(d43, 40, 1);
    const { platform } = base();
    const counted = await applyConservation(platform, durees, [d63], { simuler: true });
    expect(counted.find(({ cle }) => cle === "idempotence")).toMatchObject({
      departement: "63",
      jours: 30,
      lignes: 1_203,
    });
    expect(await left(d63)).toBe(1_205);
    const done = await applyConservation(platform, durees, [d63]);
    expect(done.find(({ cle }) => cle === "idempotence")?.lignes).toBe(1_203);
    expect([await left(d63), await left(d43)]).toEqual([2, 1]);
    const { passages } = await platform.read(d63, acteurs.personnes.redacteurMsa, (ctx) =>
      readConservation(ctx, durees),
    );
    expect(passages).toMatchObject([{ libelle: "Clés des formulaires envoyés", supprimees: 1_203 }]);
    const { rows } = await platform.read(d63, ANONYME, ({ tx }) =>
      sql<{
        apres: unknown;
      }>`SELECT v.apres FROM journal j JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
        WHERE j.departement = '63' AND j.operation = 'rgpd.supprimer-a-terme'`.execute(tx),
    );
    expect(rows).toEqual([{ apres: { cle: "idempotence", supprimees: 1_203 } }]);
    // Nothing is left to do: no line, no count.
    await applyConservation(platform, durees, [d63]);
    expect(await left(d63)).toBe(2);
  });

  it("stop between two slices when the process stops", async () => {
    await keys(d63, 60, 10);
    const stop = new AbortController();
    stop.abort();
    expect(await applyConservation(base().platform, durees, [d63], { arret: stop.signal })).toEqual([]);
    expect(await left(d63)).toBe(12);
    await applyConservation(base().platform, durees, [d63]);
  });

  it("are none when the clock is set back", async () => {
    await keys(d63, 31, 3);
    const before = new Platform(base().database, clockAt("2026-10-01T00:00:00Z"));
    const done = await applyConservation(before, durees, [d63]);
    expect(done.reduce((sum, { lignes }) => sum + lignes, 0)).toBe(0);
  });

  it("go from tables of the deployment too, and open sessions stay", async () => {
    const insert = (id: string, expire: string) =>
      base().database.national((tx) =>
        sql`INSERT INTO session (empreinte, id, moyen, appareil, ouverte_le, vue_le, expire_le)
            VALUES (${id}, ${newId()}, 'lien', 'essai', now(), now(), ${expire}::timestamptz)`.execute(tx),
      );
    await insert("vieille", "2026-10-01T00:00:00Z");
    await insert("recente", "2026-11-21T00:00:00Z");
    await insert("ouverte", "2026-11-22T11:00:00Z");
    await applyConservation(base().platform, durees, []);
    const rows = await base().database.national((tx) =>
      tx.selectFrom("session").select("empreinte").orderBy("empreinte").execute(),
    );
    expect(rows.map(({ empreinte }) => empreinte)).toEqual(["ouverte", "recente"]);
  });
});

describe("durations", () => {
  const set = (jours: number, who = acteurs.personnes.caf.administrateur) =>
    base().platform.act(d63, who, (ctx) => setConservation(ctx, durees, { idempotence: jours }));

  it("are chosen by an administrator, within their bounds, and by nobody else", async () => {
    await set(5);
    const { lignes } = await base().platform.read(d63, acteurs.personnes.redacteurMsa, (ctx) =>
      readConservation(ctx, durees),
    );
    expect(lignes.find(({ cle }) => cle === "idempotence")).toMatchObject({
      jours: 5,
      defaut: 30,
      reglable: true,
    });
    for (const jours of [0, 1, 181, 2.5, Number.NaN, -3]) {
      await expect(set(jours)).rejects.toMatchObject({
        code: "rgpd.jours",
        details: { champ: "idempotence", min: 2, max: 180 },
      });
    }
    const { administrateur, ...others } = acteurs.personnes.caf;
    for (const who of Object.values(others)) await expect(set(6, who)).rejects.toMatchObject({ status: 403 });
    const elsewhere = base().platform.act(d43, administrateur, (ctx) =>
      setConservation(ctx, durees, { idempotence: 6 }),
    );
    await expect(elsewhere).rejects.toMatchObject({ status: 403 });
  });

  it("of the deployment are not a département's to choose", async () => {
    await base().platform.act(d63, acteurs.personnes.caf.administrateur, (ctx) =>
      setConservation(ctx, durees, { session: 300 }),
    );
    const rows = await base().database.inDepartement(d63, (tx) =>
      tx.selectFrom("conservation_reglee").select("cle").execute(),
    );
    expect(rows.map(({ cle }) => cle)).toEqual(["idempotence"]);
  });

  it("are declared with defaults within their bounds, on tables and columns that exist", async () => {
    for (const { cle, jours, bornes, source } of durees) {
      expect(jours, cle).toBeGreaterThanOrEqual(bornes[0]);
      expect(jours, cle).toBeLessThanOrEqual(bornes[1]);
      expect(source.length, cle).toBeGreaterThan(10);
    }
    expect(new Set(durees.map(({ cle }) => cle)).size).toBe(durees.length);
    await expect(
      applyConservation(base().platform, durees, [d63, d43], { simuler: true }),
    ).resolves.toHaveLength(
      durees.filter(({ portee }) => portee === "locale").length +
        2 * durees.filter(({ portee }) => portee === "departement").length,
    );
  });

  it("leave the chain of the journal whole", async () => {
    const found = await base().platform.read(d63, ANONYME, ({ tx }) => verifyChain(tx, "journal", d63));
    expect(found).toMatchObject({ anomalies: [], nombre: 0 });
  });
});
