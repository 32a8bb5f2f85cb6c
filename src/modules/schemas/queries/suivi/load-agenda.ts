import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance, SourceEcheances } from "#platform/echeances/echeance.ts";
import { type AgendaListe, listAgendas } from "#platform/echeances/list-agendas.ts";
import {
  type ChoixEcheances,
  type Delai,
  listEcheances,
  parDelai,
} from "#platform/echeances/list-echeances.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";
import { listSchemas } from "../plan/list-schemas.ts";

/** Which dates the page shows; `genre` null: all kinds. */
export type FiltreAgenda = ChoixEcheances & { genre: string | null };

export type VueAgenda = {
  filtre: FiltreAgenda;
  dates: Record<Delai, Echeance[]>;
  agendas: AgendaListe[];
  /** The schemes whose dates may be asked for. */
  schemas: { publicId: string; titre: string }[];
};

/** The dates that are still awaited, and the addresses at which calendars read them. @throws Refusal `droit.*`. */
export async function loadAgenda(
  ctx: Contexte,
  sources: readonly SourceEcheances[],
  filtre: FiltreAgenda,
): Promise<VueAgenda> {
  require(ctx, operationsSchemas.suivre, null);
  const all = await listEcheances(ctx, sources, filtre);
  const schemas = await listSchemas(ctx);
  return {
    filtre,
    dates: parDelai(
      all.filter(({ genre }) => filtre.genre === null || genre === filtre.genre),
      ctx.today,
    ),
    agendas: await listAgendas(ctx),
    schemas: schemas
      .filter(({ phase }) => phase !== "clos")
      .map(({ publicId, titre }) => ({ publicId, titre })),
  };
}
