import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { adoptionOf, type Controle, controler } from "../../domain/versions/phases.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { empreinteOf } from "./empreinte.ts";
import { readContenu } from "./read-contenu.ts";
import { readFait } from "./read-fait.ts";
import { listVersions } from "./read-version.ts";

export type VueAdoption = {
  schema: SchemaVue;
  controles: Controle[];
  /** Hash of the text as it reads now: the form gives it back. */
  empreinte: string;
  /** False for a scheme that came here adopted: its phase stays. */
  entre: boolean;
  /** ISO day after which nothing can have been adopted. */
  jour: string;
};

/** What the form of an adoption shows. @throws Refusal `introuvable`, `droit.*`, `phase.passage`, `version.deja-adopte`. */
export async function loadAdoption(ctx: Contexte, publicId: string): Promise<VueAdoption> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.adopter, schema);
  const passage = adoptionOf(schema.phase);
  if ((await listVersions(ctx, schema.id)).length > 0) throw new Refusal("version.deja-adopte", {}, 409);
  if (!passage) throw new Refusal("phase.passage", {}, 409);
  return {
    schema: toSchemaVue(schema),
    controles: controler(passage, await readFait(ctx, schema)),
    empreinte: empreinteOf(await readContenu(ctx, schema)),
    entre: schema.phase === "adoption",
    jour: ctx.today.toString(),
  };
}
