import type { Contexte } from "#platform/context/contexte.ts";
import type { Deplacement } from "#platform/references/rebase.ts";
import type { Id } from "#platform/values/ids.ts";

/**
 * The account of the one that goes becomes that of the one that stays, unless it has its own; sessions follow. Tables of
 * the deployment point to no département's: nothing else tells that they name an acteur.
 */
export async function rebaseCompte(
  ctx: Contexte,
  de: Id<"acteur">,
  vers: Id<"acteur">,
): Promise<Deplacement[]> {
  const { tx, departement } = ctx;
  for (const colonne of ["personne", "institution"] as const) {
    await tx
      .updateTable("session")
      .set({ [colonne]: vers })
      .where("departement", "=", departement)
      .where(colonne, "=", de)
      .execute();
  }
  const rows = await tx
    .selectFrom("compte_personne")
    .selectAll()
    .where("departement", "=", departement)
    .where("personne", "in", [de, vers])
    .forUpdate()
    .execute();
  const goes = rows.find((row) => row.personne === de);
  if (!goes) return [];
  const cle = { compte: goes.compte, departement };
  const at = tx
    .deleteFrom("compte_personne")
    .where("departement", "=", departement)
    .where("personne", "=", de);
  if (rows.some((row) => row.personne === vers)) {
    await at.execute();
    return [{ table: "compte_personne", cle, avant: goes, apres: null }];
  }
  await tx
    .updateTable("compte_personne")
    .set({ personne: vers })
    .where("departement", "=", departement)
    .where("personne", "=", de)
    .execute();
  return [{ table: "compte_personne", cle, avant: { personne: de }, apres: { personne: vers } }];
}
