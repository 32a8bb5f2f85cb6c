import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lireComplet, type PapierComplet } from "./modeles/lire-complet.ts";
import type { FormatPapier, Papier } from "./papier.ts";
import { type DemandePapier, findDeclared, readFormat } from "./request-papier.ts";

/** The data of a short paper. @throws Refusal `papier.inconnu` also for one that is asked for and waited for. */
export async function readImmediat(
  ctx: Contexte,
  papiers: readonly Papier[],
  { papier: cle, objet, format: wanted }: Omit<DemandePapier, "cle">,
): Promise<{ lu: PapierComplet; format: FormatPapier }> {
  const papier = findDeclared(papiers, cle);
  if (!papier.immediat) throw new Refusal("papier.inconnu", {}, 404);
  const format = readFormat(papier, wanted);
  return { lu: await lireComplet(ctx, papier, { objet, format }), format };
}
