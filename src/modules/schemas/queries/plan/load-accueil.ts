import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { formatDate } from "#platform/values/french.ts";
import { operationsSchemas } from "../../rights.ts";
import { listPropositionsRecues, type PropositionRecue } from "../membres/load-partenaires.ts";
import { listBilans, type SchemaAvecBilan } from "./list-bilans.ts";
import { listNouvelles, type Nouvelle } from "./list-nouvelles.ts";

const NOUVELLES_AFFICHEES = 6;

export type AccueilDepartement = {
  /** Day of the figures, in words. */
  calculeLe: string;
  schemas: SchemaAvecBilan[];
  /** Of all the schemes that the one who asks may read. */
  nouvelles: Nouvelle[];
  /** EPCI with at least one commune in the département. */
  epci: number;
  peutCreer: boolean;
  /** What waits for the answer of one's institution. */
  recues: PropositionRecue[];
};

/** The home page of a département, five statements. */
export async function loadAccueil(ctx: Contexte): Promise<AccueilDepartement> {
  const schemas = await listBilans(ctx);
  const readable = schemas.map(({ publicId }) => publicId);
  return {
    calculeLe: formatDate(ctx.today),
    schemas,
    nouvelles: await listNouvelles(ctx, readable, NOUVELLES_AFFICHEES),
    epci: (await listEpci(ctx)).length,
    peutCreer: may(ctx, operationsSchemas.creer, null),
    recues: await listPropositionsRecues(ctx),
  };
}
