import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { RoleMembre } from "../../domain/membres/membre.ts";
import { listMembres } from "../membres/load-partenaires.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";

export type Consultable = { institution: Id<"acteur">; publicId: string; nom: string; role: RoleMembre };

/** The institutions whose opinion may be asked: those whose role counts, but to be informed. */
export async function readConsultables(ctx: Contexte, schema: SchemaTrouve): Promise<Consultable[]> {
  const membres = (await listMembres(ctx, schema)).filter(
    ({ enVigueur, role }) => enVigueur && role !== "informe",
  );
  const found = new Map<string, Consultable>();
  for (const { institution: one, role } of membres) {
    if (found.has(one.id)) continue;
    found.set(one.id, { institution: one.id, publicId: one.publicId, nom: one.nom, role });
  }
  return [...found.values()];
}
