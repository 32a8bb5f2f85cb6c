import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { RegleSecret } from "../../domain/secret/regle.ts";

export type RegleGardee = RegleSecret & {
  readonly id: Id<"regle_secret">;
  readonly publicId: string;
  /** ISO instant of the last change. */
  readonly modifieLe: string;
  readonly retiree: boolean;
  readonly revision: number;
};

/** Every rule of the département, those withdrawn last: the rule by default first, then by source. Public. */
export async function listReglesSecret(ctx: Contexte): Promise<RegleGardee[]> {
  const found = await readRegles(ctx, null);
  const name = ({ prereglage, producteur, jeu }: RegleGardee) =>
    [prereglage, producteur, jeu].filter(Boolean).join(" ");
  return found.sort(
    (a, b) =>
      Number(a.retiree) - Number(b.retiree) || compareFrench(name(a), name(b)) || (a.id < b.id ? -1 : 1),
  );
}

/** One rule. @throws Refusal `introuvable` (404) */
export async function findRegleSecret(
  ctx: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<RegleGardee> {
  const [found] = await readRegles(ctx, publicId, options.lock);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}

async function readRegles(
  { tx, departement }: Contexte,
  publicId: string | null,
  lock = false,
): Promise<RegleGardee[]> {
  const rows = await tx
    .selectFrom("regle_secret")
    .selectAll()
    .where("departement", "=", departement)
    .$if(publicId !== null, (query) => query.where("public_id", "=", publicId ?? ""))
    .$if(lock, (query) => query.forUpdate())
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, publicId: row.public_id, prereglage: row.prereglage, producteur: row.producteur },
    ...{ jeu: row.jeu, unites: row.unites, seuil: row.seuil, zeroMontre: row.zero_montre },
    ...{ arrondi: row.arrondi, populationMin: row.population_min, protection: row.protection },
    ...{ motif: row.motif, modifieLe: String(row.modifie_le), retiree: row.retire_le !== null },
    revision: row.revision,
  }));
}
