import { sql } from "kysely";
import { operationsSchemas } from "#modules/schemas/rights.ts";
import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { ACTIONS_PER_IMPORT, type Submission } from "./writers.ts";

/** What the tables say that no screen shows. The first four must not move; the others must be zero. */
export type Facts = {
  /** News less the lines of the journal that tell them. */
  newsUntold: number;
  /** The count of the head of the journal less its lines. */
  headDrift: number;
  /** Imports said to be done less the lines of the journal that tell them. */
  importsUntold: number;
  /** Actions whose latest news is not the one that the row names. */
  latestWrong: number;
  keysWithoutResult: number;
  halfImports: number;
  /** Markers with how many times each is there. */
  found: ReadonlyMap<string, number>;
};

export async function readFacts(database: Database, departement: CodeDepartement): Promise<Facts> {
  return database.asOwner(departement, async (tx) => {
    const { rows } = await sql<Record<Exclude<keyof Facts, "found">, number>>`SELECT
      (SELECT count(*) FROM point_avancement WHERE departement = ${departement})::int
        - (SELECT count(*) FROM journal WHERE departement = ${departement}
            AND operation = ${operationsSchemas.donnerDesNouvelles.code})::int AS "newsUntold",
      coalesce((SELECT sum(compte) FROM journal_tete WHERE departement = ${departement}), 0)::int
        - (SELECT count(*) FROM journal WHERE departement = ${departement})::int AS "headDrift",
      (SELECT count(*) FROM importation i WHERE departement = ${departement} AND etat = 'confirmee'
          AND NOT EXISTS (SELECT FROM journal j WHERE j.departement = i.departement AND j.objet = i.schema))::int
        AS "importsUntold",
      (SELECT count(*) FROM action a WHERE departement = ${departement} AND dernier_point IS DISTINCT FROM
          (SELECT id FROM point_avancement p WHERE p.departement = a.departement AND p.action = a.id
            ORDER BY date DESC, id DESC LIMIT 1))::int AS "latestWrong",
      (SELECT count(*) FROM idempotence WHERE departement = ${departement} AND resultat IS NULL)::int
        AS "keysWithoutResult",
      (SELECT count(*) FROM schema s WHERE departement = ${departement} AND titre LIKE 'Essai de coupure %'
          AND (SELECT count(*) FROM action a WHERE a.departement = s.departement AND a.schema = s.id)
              <> ${ACTIONS_PER_IMPORT})::int AS "halfImports"`.execute(tx);
    const { rows: found } = await sql<{ marker: string; n: number }>`
      SELECT marker, count(*)::int AS n FROM
        (SELECT commentaire AS marker FROM point_avancement WHERE departement = ${departement}
          UNION ALL SELECT titre FROM schema WHERE departement = ${departement}) AS all_markers
       WHERE marker LIKE 'Essai de coupure %' GROUP BY marker`.execute(tx);
    const [facts] = rows;
    if (!facts) throw new Error("the base says nothing");
    return { ...facts, found: new Map(found.map(({ marker, n }) => [marker, n])) };
  });
}

export type Damages = { lost: string[]; halfDone: string[]; repeated: string[] };

/** What is not as it should be, named. */
export function damages(before: Facts, now: Facts, submissions: readonly Submission[]): Damages {
  const moved = (["newsUntold", "headDrift", "importsUntold", "latestWrong"] as const)
    .filter((name) => now[name] !== before[name])
    .map((name) => `${name}: ${before[name]} → ${now[name]}`);
  const present = (["keysWithoutResult", "halfImports"] as const)
    .filter((name) => now[name] !== 0)
    .map((name) => `${name}: ${now[name]}`);
  const times = ({ marker }: Submission): number => now.found.get(marker) ?? 0;
  return {
    lost: submissions.filter((one) => one.confirmed && times(one) === 0).map(({ marker }) => marker),
    halfDone: [...moved, ...present],
    repeated: submissions.filter((one) => times(one) > 1).map(({ marker }) => marker),
  };
}
