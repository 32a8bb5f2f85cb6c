import type { Contexte } from "#platform/context/contexte.ts";
import { attachToPoint, type FichierVoulu } from "../../../commands/echanges/attach-piece.ts";
import { recordPointAvancement } from "../../../commands/nouvelles/record-point-avancement.ts";
import { findGardee } from "../../../queries/structure/lire-fusion.ts";
import { lireNouvelles } from "./lire-nouvelles.ts";

/** Gives the news of a form, of the action that received it when it was merged meanwhile, with the file that goes with them. @throws Refusal of both; nothing is kept then. */
export async function direNouvelles(
  ctx: Contexte,
  form: FormData,
  fichier: FichierVoulu | null,
  adresse: { schema: string; action: string },
): Promise<void> {
  const nouvelles = lireNouvelles(form);
  const gardee = await findGardee(ctx, adresse);
  const ids = { schema: adresse.schema, action: gardee?.action ?? adresse.action };
  const point = await recordPointAvancement(ctx, { ...nouvelles, ...ids });
  if (fichier) await attachToPoint(ctx, { ...ids, point, fichier, cle: nouvelles.cle });
}
