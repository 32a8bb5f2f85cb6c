import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { attaquer } from "../../domain/secret/attaquer.ts";
import { listIndicateurs } from "../../queries/list-indicateurs.ts";
import { listPortees } from "../../queries/secret/list-portees.ts";
import { listReglesSecret } from "../../queries/secret/list-regles.ts";
import { loadTableau } from "../../queries/secret/load-tableau.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lockObservatoire } from "../imports/lock-observatoire.ts";
import { markExposed, noteAttack, reglesOf } from "./hide-secondary.ts";

/**
 * Attacks all that readers see today and keeps what was found; hides nothing more. Returns how many hidden cells give way.
 *
 * @throws Refusal of the rights
 */
export async function attackFigures(ctx: Contexte): Promise<number> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  await lockObservatoire(ctx);
  const debut = performance.now();
  const indicateurs = await listIndicateurs(ctx, { vides: true });
  const regles = (await listReglesSecret(ctx)).filter(({ retiree }) => !retiree);
  const portees = await listPortees(ctx, regles, indicateurs);
  const places = indicateurs.flatMap(({ id, couverture }) =>
    couverture.map(({ millesime }) => ({ indicateur: id, millesime })),
  );
  const distinct = [...new Map(places.map((one) => [`${one.indicateur} ${one.millesime}`, one])).values()];
  const tableau = await loadTableau(ctx, distinct, indicateurs, reglesOf(portees));
  const found = tableau ? attaquer(tableau.cellules, tableau.equations) : [];
  const restantes = found.filter(({ exposee }) => exposee);
  if (tableau) await markExposed(ctx, tableau, restantes);
  const id = await noteAttack(ctx, "tout", { tableau, attaquees: found.length, restantes, debut });
  await recordJournal(ctx, [
    {
      ...{ operation: "observatoire.attaquer-secret", objet: { genre: "attaque-secret", id } },
      apres: { cellules: found.length, exposees: restantes.length },
    },
  ]);
  return restantes.length;
}
