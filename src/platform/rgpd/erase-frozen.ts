import type { Platform } from "#platform/context/platform.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { nomEfface, type PartPersonne, type PersonneVisee } from "./personne.ts";

/**
 * Ends an erasure where the application may only add: as the owner, after the erasure is kept. Should the process die in
 * between, erasing the same person again ends it.
 */
export function eraseFrozen(
  { database }: Platform,
  departement: CodeDepartement,
  parts: readonly PartPersonne[],
  personne: PersonneVisee,
): Promise<void> {
  return database.asOwner(departement, async (tx) => {
    for (const part of parts)
      await part.effacerFige?.(tx, personne, nomEfface(personne.publicId), departement);
  });
}
