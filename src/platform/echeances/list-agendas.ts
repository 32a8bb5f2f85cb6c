import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ChoixEcheances } from "./list-echeances.ts";
import { operationsEcheances } from "./rights.ts";

export type AgendaListe = ChoixEcheances & {
  id: Id<"agenda">;
  nom: string;
  institution: string;
  cle: string;
  /** ISO days; null while no calendar read it. */
  creeLe: string;
  luLe: string | null;
};

/** The addresses of the one who asks, the latest first. */
export async function listAgendas(ctx: Contexte): Promise<AgendaListe[]> {
  require(ctx, operationsEcheances.tenirAgenda, null);
  const moi = personneDe(ctx.principal, ctx.departement);
  if (!moi) return [];
  const rows = await ctx.tx
    .selectFrom("agenda as g")
    .innerJoin("acteur as i", (join) =>
      join.onRef("i.departement", "=", "g.departement").onRef("i.id", "=", "g.institution"),
    )
    .select([
      "g.id",
      "g.nom",
      "g.portee",
      "g.schema_public_id as schema",
      "g.cle",
      "g.cree_le as creeLe",
      "g.lu_le as luLe",
      "g.lectures",
      "i.nom as institution",
    ])
    .where("g.departement", "=", ctx.departement)
    .where("g.personne", "=", moi.personne)
    .orderBy("g.cree_le", "desc")
    .orderBy("g.id")
    .execute();
  return rows.map(({ lectures, luLe, ...row }) => ({ ...row, luLe: lectures > 0 ? luLe : null }));
}
