import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { FormatPapier, Papier, PapierLu } from "./papier.ts";
import { type DemandePapier, findDeclared, readFormat } from "./request-papier.ts";

/** The data of a short paper. @throws Refusal `papier.inconnu` also for one that is asked for and waited for. */
export async function readImmediat(
  ctx: Contexte,
  papiers: readonly Papier[],
  { papier: cle, objet, format: wanted }: Omit<DemandePapier, "cle">,
): Promise<{ lu: PapierLu; format: FormatPapier }> {
  const papier = findDeclared(papiers, cle);
  if (!papier.immediat) throw new Refusal("papier.inconnu", {}, 404);
  const format = readFormat(papier, wanted);
  return { lu: await papier.lire(ctx, objet, format), format };
}
