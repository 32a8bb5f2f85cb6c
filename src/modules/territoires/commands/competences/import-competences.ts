import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { direErreursCompetences } from "../../domain/competences/dire-examen.ts";
import { type ExamenCompetences, examineCompetences } from "../../queries/competences/examine-competences.ts";
import { operationsTerritoires } from "../../rights.ts";
import { writeCompetences } from "./write-competences.ts";

/**
 * Says what the EPCI of the département take care of, as a CSV does. What the file does not speak of stays; the same file
 * again changes nothing; one line that cannot be read, and nothing is written. Gives what was examined.
 *
 * @throws Refusal `competences.lignes`, those of {@link examineCompetences}
 */
export async function importCompetences(ctx: Contexte, contenu: Uint8Array): Promise<ExamenCompetences> {
  require(ctx, operationsTerritoires.direCompetences, null);
  const examen = await examineCompetences(ctx, contenu);
  if (examen.erreurs.length > 0)
    throw new Refusal("competences.lignes", {
      ...{ champ: "fichier", combien: examen.erreurs.length },
      lignes: direErreursCompetences(examen.erreurs),
    });
  for (const [epci, lignes] of examen.parEpci) await writeCompetences(ctx, { epci, lignes, vu: null });
  return examen;
}
