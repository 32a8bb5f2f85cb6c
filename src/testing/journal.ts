import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { ESSAIS } from "./personas.ts";

/** What the last lines of an object say, without their place: to compare with what was done. */
export function changesOf(lines: readonly LigneLue[]) {
  return lines.map(({ operation, avant, apres }) => ({ operation, avant, apres }));
}

/** A line of the journal with what is kept apart of it. */
export type LigneLue = Awaited<ReturnType<typeof readLines>>[number];

/** The lines that say something of an object (of one operation, if given), oldest first. */
export function linesOf(
  platform: Platform,
  departement: CodeDepartement,
  objet: string,
  operation?: string,
): Promise<LigneLue[]> {
  return platform.read(departement, ESSAIS, (ctx) => readLines(ctx, objet, operation));
}

function readLines({ tx, departement }: Contexte, objet: string, operation?: string) {
  return tx
    .selectFrom("journal as j")
    .leftJoin("journal_valeur as v", (join) =>
      join.onRef("v.departement", "=", "j.departement").onRef("v.no", "=", "j.no"),
    )
    .selectAll("j")
    .select(["v.avant", "v.apres", "v.auteur_nom", "v.auteur_institution_nom", "v.mots"])
    .where("j.departement", "=", departement)
    .where("j.objet", "=", objet)
    .$if(operation !== undefined, (query) => query.where("j.operation", "=", operation ?? ""))
    .orderBy("j.no")
    .execute();
}
