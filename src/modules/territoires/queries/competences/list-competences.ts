import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Competence, CompetenceDite } from "../../domain/competences/competence.ts";
import { listEpci } from "../list-epci.ts";

export type CompetenceConnue = CompetenceDite & {
  readonly id: Id<"competence_epci">;
  readonly revision: number;
};

export type CompetencesEpci = {
  siren: string;
  nom: string;
  /** What is known; the rest is not. */
  connues: Partial<Record<Competence, CompetenceConnue>>;
};

/** What each EPCI of the département is known to take care of, by name. */
export async function listCompetences(ctx: Contexte): Promise<CompetencesEpci[]> {
  const rows = await ctx.tx
    .selectFrom("competence_epci")
    .select(["id", "epci", "competence", "exercice", "depuis", "source", "revision"])
    .where("departement", "=", ctx.departement)
    .execute();
  const known = new Map<string, CompetencesEpci["connues"]>();
  for (const { epci, ...row } of rows) {
    const one = row as CompetenceConnue;
    known.set(epci, { ...known.get(epci), [one.competence]: one });
  }
  return (await listEpci(ctx))
    .map(({ siren, nom }) => ({ siren, nom, connues: known.get(siren) ?? {} }))
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/** What one EPCI is known to take care of. */
export async function readCompetences(ctx: Contexte, siren: string): Promise<CompetencesEpci["connues"]> {
  return (await listCompetences(ctx)).find((one) => one.siren === siren)?.connues ?? {};
}

/** What tells one state of the lines of an EPCI from another; a form gives back the one that it was filled from. */
export function etatOf(connues: CompetencesEpci["connues"]): string {
  return Object.values(connues)
    .map(({ id, revision }) => `${id}:${revision}`)
    .sort()
    .join(" ");
}
