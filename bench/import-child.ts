import type { CodeDepartement } from "#platform/values/ids.ts";
import { runInChild } from "./support/child-command.ts";
import type { Cleanup } from "./support/cleanup.ts";

export type ChildImport = {
  path: string;
  dossier: string;
  departement: CodeDepartement;
  titre: string;
  /** Rows that must have been added. */
  rows: number;
};

/** Runs `maillage importer plan` in a process of its own. Returns its whole time and its peak of memory. */
export async function importInChild(
  cleanup: Cleanup,
  { path, dossier, departement, titre, rows }: ChildImport,
): Promise<{ seconds: number; peakMb: number }> {
  const args = ["importer", "plan", path, "--departement", departement, "--schema", titre];
  const { result, seconds, peakMb } = await runInChild(cleanup, args, { dossier });
  const { ajoutees } = result as { ajoutees: number };
  if (ajoutees !== rows) throw new Error(`the command added ${ajoutees} rows instead of ${rows}`);
  return { seconds, peakMb };
}
