import { createHash } from "node:crypto";
import type { Contexte } from "#platform/context/contexte.ts";
import { recogniseType } from "#platform/files/recognise.ts";
import { storeFichier } from "#platform/files/store.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkSchema, type NouveauSchema } from "../../domain/plan/nouveau-schema.ts";
import { findSchema, isTitleTaken } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { nameOf } from "../name-of.ts";
import { refuseOtherForms } from "./import-plan.ts";

export type Depot = {
  fichier: { nom: string; contenu: Uint8Array };
  /** Public id of the scheme, or the scheme to create when the import is confirmed. */
  cible: { schema: string } | { nouveau: NouveauSchema };
  cle: string;
};

/**
 * Keeps a file that was dropped, to be looked at before anything is imported. Whoever calls has read the sheets already:
 * a file that cannot be read is not kept. Returns the public id of the import.
 *
 * @throws Refusal of the rights; `schema.titre-pris` when the scheme to create is there already.
 */
export async function stageImport(ctx: Contexte, depot: Depot): Promise<string> {
  const { schema, nouveau } = await readTarget(ctx, depot.cible);
  const { contenu } = depot.fichier;
  const empreinte = createHash("sha256").update(contenu).digest("hex");
  const envoi = {
    cle: depot.cle,
    operation: operationsSchemas.importer.code,
    contenu: JSON.stringify([depot.fichier.nom, empreinte, schema, nouveau]),
  };
  return once(ctx, envoi, async () => {
    const { tx, departement } = ctx;
    const found = recogniseType(contenu);
    await storeFichier(ctx, { contenu, type: found === "texte" ? "csv" : found });
    const personne = personneDe(ctx.principal, departement);
    const now = ctx.now.toString();
    const id = newId<"importation">(ctx.now.epochMilliseconds);
    const public_id = newPublicId();
    await tx
      .insertInto("importation")
      .values({
        departement,
        id,
        public_id,
        schema,
        nouveau_schema: nouveau && JSON.stringify(nouveau),
        fichier: empreinte,
        nom_fichier: depot.fichier.nom.slice(0, 255),
        etat: "deposee",
        depose_par: personne?.personne ?? null,
        depose_par_nom: nameOf(ctx),
        depose_le: now,
      })
      .execute();
    await recordJournal(ctx, [
      {
        operation: "schemas.deposer-fichier",
        objet: { genre: "importation", id },
        apres: { fichier: depot.fichier.nom, empreinte, schema },
      },
    ]);
    return public_id;
  });
}

async function readTarget(ctx: Contexte, cible: Depot["cible"]) {
  if ("schema" in cible) {
    const schema = await findSchema(ctx, cible.schema);
    require(ctx, operationsSchemas.importer, schema);
    refuseOtherForms(schema.forme);
    return { schema: schema.id, nouveau: null };
  }
  require(ctx, operationsSchemas.creer, null);
  const nouveau = checkSchema(cible.nouveau);
  if (await isTitleTaken(ctx, nouveau.titre)) {
    throw new Refusal("schema.titre-pris", { champ: "titre", titre: nouveau.titre }, 409);
  }
  return { schema: null, nouveau };
}
