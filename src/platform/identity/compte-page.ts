import type { Id } from "#platform/values/ids.ts";
import { type Deploiement, type IdentiteProposee, listIdentites } from "./comptes.ts";
import { listSessions, type SessionOuverte } from "./sessions.ts";

export type CompteLu = {
  nom: string;
  courriel: string;
  exploitant: boolean;
  /** Since when a provider vouches for the account; null while none does. */
  fournisseurDepuis: string | null;
  identites: IdentiteProposee[];
  sessions: SessionOuverte[];
};

/** What an account shows its person. */
export async function readCompte(deploiement: Deploiement, compte: Id<"compte">): Promise<CompteLu> {
  const { database, clock } = deploiement.platform;
  const found = await database.national(async (tx) => ({
    ...(await tx
      .selectFrom("compte")
      .select(["nom", "courriel", "exploitant"])
      .where("id", "=", compte)
      .executeTakeFirstOrThrow()),
    fournisseur: await tx
      .selectFrom("compte_identite")
      .select("cree_le")
      .where("compte", "=", compte)
      .orderBy("cree_le")
      .limit(1)
      .executeTakeFirst(),
    sessions: await listSessions(tx, compte, clock.now()),
  }));
  const { fournisseur, ...rest } = found;
  const identites = await listIdentites(deploiement, compte);
  return { ...rest, fournisseurDepuis: fournisseur?.cree_le ?? null, identites };
}
