import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { type DroitsSchema, operationsSchemas } from "#modules/schemas/index.ts";
import { type Principal, personneDe } from "#platform/identity/principal.ts";
import type { Demandeur } from "#platform/rights/relation.ts";
import { filter, may } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, median, printTable } from "./support/figures.ts";

type Line = { who: string; milliseconds: number; ratioToNone: number; rows: number };

export type DroitsFigures = { objects: number; filters: Line[]; nanosecondsPerMay: number };

/**
 * What the rights cost: the filter of « lire » on thousands of schemes, beside the same query without any, and one call of
 * `may` in memory.
 */
export async function measureDroits(cleanup: Cleanup, quick: boolean): Promise<DroitsFigures> {
  const objects = quick ? 500 : 10_000;
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { platform } = application;
  const content = await fillDepartements(platform, 1);
  const [code] = content.departements;
  if (!code) throw new Error("no département");
  const systeme: Principal = { genre: "systeme", nom: "bench" };
  const institution = newId<"acteur">();
  const otherInstitution = newId<"acteur">();
  const personne: Principal = {
    ...{ genre: "personne", departement: code, personne: newId<"acteur">(), nom: "Mesure", compte: null },
    ...{ institution, institutionNom: "Mesure", roles: ["redacteur"] },
  };
  await platform.act(code, systeme, async ({ tx, now }) => {
    const cree_le = now.toString();
    const day = cree_le.slice(0, 10);
    for (let done = 0; done < objects; done += 500) {
      const rows = Array.from({ length: Math.min(500, objects - done) }, (_, index) => ({
        departement: code,
        ...{ id: newId<"schema">(), public_id: newPublicId(), titre: `Schéma ${done + index}`, cree_le },
        ...{ type: "autre" as const, debut: 2022, fin: 2026, forme: "engagements" as const },
        phase: index % 2 ? ("elaboration" as const) : ("mise_en_oeuvre" as const),
      }));
      await tx.insertInto("schema").values(rows).execute();
    }
    await tx
      .insertInto("acteur")
      .values(
        [institution, otherInstitution].map((id, rank) => ({
          ...{ departement: code, id, public_id: newPublicId(), genre: "institution" as const },
          ...{ nom: `Institution ${rank}`, a_confirmer: false, cree_le },
        })),
      )
      .execute();
    // Nine schemes out of ten are held by somebody else; the person's institution holds twenty of them.
    await sql`
      INSERT INTO schema_membre (departement, schema, id, institution, role, portee, portee_ids, etat, accepte_le, du, propose_le)
      SELECT s.departement, s.id, gen_random_uuid(), ${otherInstitution}, 'copilote', 'schema', '{}', 'acceptee', ${day}, ${day}, ${day}
        FROM schema s WHERE s.departement = ${code} AND right(s.titre, 1) <> '9'`.execute(tx);
    await sql`
      INSERT INTO schema_membre (departement, schema, id, institution, role, portee, portee_ids, etat, accepte_le, du, propose_le)
      SELECT s.departement, s.id, gen_random_uuid(), ${institution}, 'consulte', 'schema', '{}', 'acceptee', ${day}, ${day}, ${day}
        FROM schema s WHERE s.departement = ${code} AND s.phase = 'elaboration' LIMIT 20`.execute(tx);
  });
  await platform.database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));

  const filters: Line[] = [];
  const visitors: [string, Principal][] = [
    ["sans filtre", systeme],
    ["visite", { genre: "anonyme" }],
    ["une personne, vingt rôles", personne],
    ["une personne sans rôle", { ...personne, institution: newId<"acteur">() }],
  ];
  for (const [who, principal] of visitors) {
    const times: number[] = [];
    let rows = 0;
    for (let run = 0; run < (quick ? 5 : 60); run += 1) {
      await platform.read(code, principal, async (ctx) => {
        const begin = performance.now();
        const found = await ctx.tx
          .selectFrom("schema as s")
          .select(["s.id", "s.titre"])
          .where("s.departement", "=", code)
          .where(filter(ctx, operationsSchemas.lire, { schema: "s" }))
          .execute();
        times.push(performance.now() - begin);
        rows = found.length;
      });
    }
    const milliseconds = median(times);
    filters.push({
      who,
      milliseconds,
      rows,
      ratioToNone: milliseconds / (filters[0]?.milliseconds ?? milliseconds),
    });
  }

  const nanosecondsPerMay = await platform.read(code, personne, async (ctx) => measureMay(ctx, quick));
  await close();
  await remove();
  const figures = { objects, filters, nanosecondsPerMay };
  printTable(
    `Droits : filtre « lire » sur ${objects} schémas ; may() : ${figure(nanosecondsPerMay, " ns")} l'appel`,
    ["Qui", "Lignes", "Médiane", "Rapport"],
    filters.map((line) => [
      line.who,
      String(line.rows),
      figure(line.milliseconds, " ms"),
      `× ${figure(line.ratioToNone)}`,
    ]),
  );
  return figures;
}

/** Nanoseconds of one call of `may` for somebody whom the last rule admits. */
function measureMay(demandeur: Demandeur, quick: boolean): number {
  const personne = personneDe(demandeur.principal, demandeur.departement);
  const set = Array.from({ length: 8 }, () => newId<"acteur">());
  const objet = {
    ...{ phase: "elaboration", copilotes: set, copilotesDuTout: set, membres: set },
    nommes: personne ? [...set, personne.institution] : set,
  } as unknown as DroitsSchema;
  const calls = quick ? 10_000 : 1_000_000;
  let yes = 0;
  const begin = performance.now();
  for (let call = 0; call < calls; call += 1) if (may(demandeur, operationsSchemas.lire, objet)) yes += 1;
  if (yes !== calls) throw new Error("may refuses what it should allow");
  return ((performance.now() - begin) * 1e6) / calls;
}
