import { listPrincipals } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Nommable } from "../../domain/echanges/mentions.ts";
import { operationsSchemas } from "../../rights.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";

/** Everybody who has a role in the département today, and whether they may read that scheme. By name. */
export async function findNommables(ctx: Contexte, schema: SchemaTrouve): Promise<Nommable[]> {
  const found = new Map<string, Nommable>();
  for (const principal of await listPrincipals(ctx)) {
    const { personne, nom, institutionNom } = principal;
    const before = found.get(personne);
    found.set(personne, {
      ...{ personne, nom },
      institutions: [...(before?.institutions ?? []), institutionNom],
      lit: (before?.lit ?? false) || may({ ...ctx, principal }, operationsSchemas.lire, schema),
    });
  }
  return [...found.values()].sort((a, b) => a.nom.localeCompare(b.nom, "fr"));
}
