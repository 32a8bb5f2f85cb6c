import { type Ecriture, listActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { TraceImport } from "../../domain/imports/trace-import.ts";
import { countPoints } from "../../queries/imports/load-instantane.ts";
import type { DifferenceGardee } from "../../queries/imports/read-trace.ts";
import { changesOf } from "../../queries/suivi/changements.ts";
import type { ImportFait } from "./import-plan.ts";

/** Keeps what an import did: its difference in words, for the history, and what undoing it needs. */
export async function keepTrace(
  ctx: Contexte,
  importation: Id<"importation">,
  schema: Id<"schema">,
  { examen, inverse, acteursCrees }: ImportFait,
  beside: { ecritures: readonly Ecriture[]; remarques: readonly string[]; retirees: boolean },
): Promise<void> {
  const { ecritures, remarques, retirees } = beside;
  const named = new Map<string, string>(
    (await listActeurs(ctx)).map((acteur) => [acteur.id, acteur.sigle ?? acteur.nom]),
  );
  for (const [cle, { nom, sigle }] of examen.nouveauxActeurs) named.set(cle, sigle ?? nom);
  const difference: DifferenceGardee = {
    ...changesOf(examen, named),
    retirees,
    acteursCrees: [...examen.nouveauxActeurs.values()].map(({ nom, genre }) => ({ nom, genre })),
    ecritures: ecritures.map(({ acteur, ecrit }) => ({ ecrit, nom: named.get(acteur) ?? "" })),
    remarques: [...remarques],
  };
  const points = Object.fromEntries(await countPoints(ctx, schema));
  const trace: TraceImport = { inverse, points, acteursCrees, ecritures };
  await ctx.tx
    .insertInto("importation_inverse")
    .values({
      departement: ctx.departement,
      importation,
      difference: JSON.stringify(difference),
      inverse: JSON.stringify(trace),
    })
    .execute();
}
