import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Messages } from "#platform/http/messages.ts";
import { joursDe } from "#platform/rgpd/conservation.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { countBefore, findPapier, type PapierDemande } from "./find-papier.ts";
import { dureesPapiers } from "./personnel.ts";

/** A paper as its page shows it. */
export type PageDePapier = PapierDemande & {
  /** Papers that will be made before it; null when it waits no more. */
  avant: number | null;
  /** Why it failed, as a sentence. */
  phrase: string | null;
  /** Instant at which it is deleted, ISO 8601. */
  gardeJusquAu: string | null;
};

/** One paper, for whoever asked for it. @throws Refusal `introuvable` (404) for everybody else. */
export async function readPapier(ctx: Contexte, messages: Messages, publicId: string): Promise<PageDePapier> {
  const papier = await findPapier(ctx, publicId);
  const { motif, motifDetails, termineLe } = papier;
  const [duree] = dureesPapiers;
  const jours = duree ? (await joursDe(ctx.tx, ctx.departement))(duree) : 0;
  return {
    ...papier,
    avant: papier.etat === "attente" ? await countBefore(ctx, papier) : null,
    phrase: motif === null ? null : messages.sentence(new Refusal(motif, motifDetails ?? {})),
    gardeJusquAu:
      termineLe &&
      Temporal.Instant.from(termineLe)
        .add({ hours: 24 * jours })
        .toString(),
  };
}
