import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Papier } from "../papier.ts";
import { findDeclared } from "../request-papier.ts";
import { operationsPapiers } from "../rights.ts";
import { institutionOf } from "./find-modeles.ts";

/** @throws Refusal of the right to keep the models of one's own institution. */
export function requireOwn(ctx: Contexte): void {
  require(ctx, operationsPapiers.tenirModeles, { institution: institutionOf(ctx) });
}

/** The paper, when models can be written for it. @throws Refusal `papier.inconnu` (404) */
export function requireOffert(
  papiers: readonly Papier[],
  cle: string,
): Papier & Required<Pick<Papier, "modele">> {
  const papier = findDeclared(papiers, cle);
  const { modele } = papier;
  if (!modele) throw new Refusal("papier.inconnu", {}, 404);
  return { ...papier, modele };
}
