import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";
import { droitsVocabulaire } from "./droits-vocabulaire.ts";
import { type EtiquetteTrouvee, findEtiquette } from "./find-etiquette.ts";

/** An action or an objectif that bears a tag. */
export type Porteur = {
  niveau: "action" | "objectif";
  publicId: string;
  /** Code or number, then its title. */
  titre: string;
  schema: string;
};

export type PageEtiquette = {
  etiquette: Omit<EtiquetteTrouvee, "id">;
  /** What bears it in the schemes that whoever asks may read: latest scheme first, then in the order of the plan. */
  schemas: { publicId: string; titre: string; porteurs: Porteur[] }[];
  /** The tags whose place it took. */
  absorbees: { publicId: string; libelle: string }[];
  peutTenir: boolean;
};

/** A tag, whatever became of it, and what bears it. @throws Refusal `introuvable`. */
export async function loadEtiquette(ctx: Contexte, etiquette: string): Promise<PageEtiquette> {
  const { id, ...found } = await findEtiquette(ctx, etiquette);
  const absorbees = await ctx.tx
    .selectFrom("etiquette")
    .select(["public_id as publicId", "libelle"])
    .where("departement", "=", ctx.departement)
    .where("fusionnee_dans", "=", id)
    .orderBy("libelle")
    .execute();
  const { rows } = await sql<Porteur & { schemaTitre: string }>`
    SELECT p.niveau, p."publicId", p.titre, s.public_id AS schema, s.titre AS "schemaTitre"
      FROM (
        SELECT 'objectif' AS niveau, o.public_id AS "publicId", concat_ws('. ', o.no, o.titre) AS titre, o.schema,
               o.ordre
          FROM objectif_etiquette l
          JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif AND o.retire_le IS NULL
         WHERE l.departement = ${ctx.departement} AND l.etiquette = ${id}
        UNION ALL
        SELECT 'action', a.public_id, concat_ws(' ', a.code, a.intitule), a.schema, a.ordre
          FROM action_etiquette l
          JOIN action a ON a.departement = l.departement AND a.id = l.action AND a.retiree_le IS NULL
         WHERE l.departement = ${ctx.departement} AND l.etiquette = ${id}) p
      JOIN schema s ON s.departement = ${ctx.departement} AND s.id = p.schema AND s.retire_le IS NULL
     WHERE ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.fin DESC, s.titre, p.niveau DESC, p.ordre, p.titre`.execute(ctx.tx);
  const schemas = new Map<string, PageEtiquette["schemas"][number]>();
  for (const { schemaTitre, ...porteur } of rows) {
    const one = schemas.get(porteur.schema) ?? { publicId: porteur.schema, titre: schemaTitre, porteurs: [] };
    one.porteurs.push(porteur);
    schemas.set(porteur.schema, one);
  }
  return {
    etiquette: found,
    schemas: [...schemas.values()],
    absorbees,
    peutTenir: may(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx)),
  };
}
