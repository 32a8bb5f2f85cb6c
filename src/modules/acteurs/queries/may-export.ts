import type { Contexte } from "#platform/context/contexte.ts";
import { operationsRgpd } from "#platform/rgpd/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { findPersonne } from "../personnel.ts";

/** Whether the one who looks may read everything about this person. False for what is no person. */
export async function mayExport(ctx: Contexte, publicId: string): Promise<boolean> {
  const personne = await findPersonne(ctx, { publicId });
  if (!personne) return false;
  return may(ctx, operationsRgpd.exporter, { personne: personne.id, institution: personne.institution });
}
