import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Etiquette } from "../../domain/etiquettes/etiquette.ts";

/** A tag and where it stands; whoever reads the département reads its words. */
export type EtiquetteTrouvee = Etiquette & {
  id: Id<"etiquette">;
  publicId: string;
  rangee: boolean;
  revision: number;
  /** The tag that took its place. */
  fusionneeDans: { id: Id<"etiquette">; publicId: string; libelle: string } | null;
};

/** @throws Refusal `introuvable` (404). `lock` keeps its row until the end of the transaction. */
export async function findEtiquette(
  { tx, departement }: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<EtiquetteTrouvee> {
  const row = await tx
    .selectFrom("etiquette")
    .select([
      "id",
      "public_id",
      "genre",
      "libelle",
      "description",
      "ordre",
      "rangee_le",
      "revision",
      "fusionnee_dans",
    ])
    .where("departement", "=", departement)
    .where("public_id", "=", publicId)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  const into =
    row.fusionnee_dans === null
      ? undefined
      : await tx
          .selectFrom("etiquette")
          .select(["id", "public_id as publicId", "libelle"])
          .where("departement", "=", departement)
          .where("id", "=", row.fusionnee_dans)
          .executeTakeFirst();
  const { id, genre, libelle, description, ordre, revision } = row;
  return {
    ...{ id, publicId: row.public_id, genre, libelle, description, ordre, revision },
    rangee: row.rangee_le !== null,
    fusionneeDans: into ?? null,
  };
}
