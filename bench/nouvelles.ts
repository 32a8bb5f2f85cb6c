import { sql } from "kysely";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { verifyChain } from "#platform/journal/verify.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, printTable } from "./support/figures.ts";

const WRITERS = 50;
const PRINCIPAL = { genre: "systeme", nom: "mesures" } as const;

type Round = { perSecond: number; given: number; lost: number; anomalies: number };
export type NouvellesFigures = { oneScheme: Round; fiftySchemes: Round; ratio: number };

/** News given by fifty writers, on one scheme then on fifty of as many départements: none lost, and the chains hold. */
export async function measureNouvelles(cleanup: Cleanup, quick: boolean): Promise<NouvellesFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { platform } = application;
  const { departements } = await fillDepartements(platform, quick ? 6 : WRITERS + 1);
  const [first, ...others] = departements;
  if (!first) throw new Error("no département");
  // Rows copied from one département to another bring a chain that is not theirs: each begins its own.
  for (const code of departements) {
    await platform.database.asOwner(code, async (tx) => {
      for (const table of ["journal_valeur", "journal", "journal_tete"]) {
        await sql`DELETE FROM ${sql.table(table)} WHERE departement = ${code}`.execute(tx);
      }
    });
  }
  type Cible = { departement: CodeDepartement; schema: string; action: string };
  const ciblesOf = (departement: CodeDepartement) =>
    platform.read(departement, PRINCIPAL, async ({ tx }) => {
      const { rows } = await sql<{ schema: string; action: string }>`
        SELECT s.public_id AS schema, a.public_id AS action
          FROM action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema
         WHERE a.departement = ${departement} AND a.retiree_le IS NULL
           AND s.id = (SELECT id FROM schema WHERE departement = ${departement} ORDER BY id LIMIT 1)
         ORDER BY a.id LIMIT ${WRITERS}`.execute(tx);
      return rows.map((row): Cible => ({ departement, ...row }));
    });
  const one = await ciblesOf(first);
  const many = await Promise.all(others.map(ciblesOf));
  const round = async (cibleOf: (writer: number) => Cible | undefined, codes: readonly CodeDepartement[]) => {
    const count = () => countPoints(application.platform, codes);
    const before = await count();
    const start = performance.now();
    const end = start + (quick ? 500 : 8_000);
    let given = 0;
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const cible = cibleOf(writer);
        if (!cible) throw new Error("no action to tell of");
        while (performance.now() < end) {
          await platform.act(cible.departement, PRINCIPAL, (ctx) =>
            recordPointAvancement(ctx, {
              ...{ schema: cible.schema, action: cible.action, cle: newId(), date: ctx.today },
              ...{
                statut: "en_cours",
                avancement: 40,
                meteo: "soleil",
                commentaire: "Mesure",
                blocage: null,
              },
            }),
          );
          given += 1;
        }
      }),
    );
    const perSecond = given / ((performance.now() - start) / 1000);
    let anomalies = 0;
    for (const code of codes) {
      const found = await platform.read(code, PRINCIPAL, ({ tx }) => verifyChain(tx, "journal", code));
      anomalies += found.nombre;
    }
    return { perSecond, given, lost: before + given - (await count()), anomalies };
  };
  const oneScheme = await round((writer) => one[writer % one.length], [first]);
  const fiftySchemes = await round((writer) => many[writer % many.length]?.[0], others);
  const figures = { oneScheme, fiftySchemes, ratio: oneScheme.perSecond / fiftySchemes.perSecond };
  const row = (name: string, { perSecond, given, lost, anomalies }: Round) => [
    ...[name, figure(perSecond), figure(given), figure(lost), figure(anomalies)],
  ];
  printTable(
    `Nouvelles, ${WRITERS} écrivains (un schéma contre cinquante : ${figure(figures.ratio)})`,
    ["", "nouvelles/s", "données", "perdues", "anomalies du journal"],
    [row("un schéma", oneScheme), row("cinquante schémas", fiftySchemes)],
  );
  await close();
  await remove();
  if (oneScheme.lost + fiftySchemes.lost + oneScheme.anomalies + fiftySchemes.anomalies > 0) {
    throw new Error("news were lost, or a chain does not hold");
  }
  return figures;
}

async function countPoints(
  platform: Awaited<ReturnType<typeof openPlatform>>["application"]["platform"],
  codes: readonly CodeDepartement[],
): Promise<number> {
  let total = 0;
  for (const code of codes) {
    total += await platform.read(code, PRINCIPAL, async ({ tx }) => {
      const { rows } = await sql<{ n: string }>`
        SELECT count(*) AS n FROM point_avancement WHERE departement = ${code}`.execute(tx);
      return Number(rows[0]?.n ?? 0);
    });
  }
  return total;
}
