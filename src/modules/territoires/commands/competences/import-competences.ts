import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { SaisieCompetence } from "../../domain/competences/competence.ts";
import { listCompetences } from "../../queries/competences/list-competences.ts";
import { operationsTerritoires } from "../../rights.ts";
import { readTable } from "../read-table.ts";
import { writeCompetences } from "./write-competences.ts";

export type BilanCompetences = { lignes: number; changees: number; ailleurs: number };

/**
 * Says what the EPCI of the département take care of, as a CSV does: columns siren, competence, exercice, depuis, source.
 * What the file does not speak of stays; the same file again changes nothing.
 *
 * @throws Refusal `competences.colonnes`, `competences.aucune`, those of {@link writeCompetences}, `import.*`
 */
export async function importCompetences(ctx: Contexte, contenu: Uint8Array): Promise<BilanCompetences> {
  require(ctx, operationsTerritoires.direCompetences, null);
  const rows = readTable(contenu).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim().toLowerCase(), value])),
  );
  const first = rows[0] ?? {};
  if (["siren", "competence", "exercice", "source"].some((name) => !(name in first)))
    throw new Refusal("competences.colonnes", { champ: "fichier" });
  const known = new Set((await listCompetences(ctx)).map(({ siren }) => siren));
  const byEpci = new Map<string, SaisieCompetence[]>();
  let ailleurs = 0;
  for (const { siren = "", competence = "", exercice = "", depuis = "", source = "" } of rows) {
    const code = siren.replace(/\s/g, "");
    if (!known.has(code)) ailleurs += 1;
    else byEpci.set(code, [...(byEpci.get(code) ?? []), { competence, exercice, depuis, source }]);
  }
  if (byEpci.size === 0) throw new Refusal("competences.aucune", { champ: "fichier" });
  let changees = 0;
  for (const [epci, lignes] of byEpci) changees += await writeCompetences(ctx, { epci, lignes, vu: null });
  return { lignes: rows.length, changees, ailleurs };
}
