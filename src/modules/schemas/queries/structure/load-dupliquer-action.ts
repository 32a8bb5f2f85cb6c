import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { compareFrench } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { DetailsAction, FicheActionSaisie } from "../../domain/plan/fiche.ts";
import { parentOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { type ChoixFiche, loadChoixFiche } from "../ecrire/load-choix-fiche.ts";
import { findAction } from "../plan/find-action.ts";
import { findSchema } from "../plan/find-schema.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readDetailsAction } from "../plan/read-details.ts";
import { readLieux } from "../plan/read-lieux.ts";

/** Where a copy may be put: a scheme and, in it, what actions hang on. */
export type PlaceCopie = { schema: string; schemaTitre: string; sous: string; titre: string };

export type ADupliquer = {
  schema: SchemaVue;
  publicId: string;
  code: string | null;
  /** Where the action itself stands. */
  ici: string;
  places: PlaceCopie[];
  /** What the copy starts from: no code, no milestone reached. */
  fiche: FicheActionSaisie & DetailsAction;
  choix: ChoixFiche;
};

/** What the form that copies an action needs. @throws Refusal `introuvable`; of the rights when one writes nowhere. */
export async function loadDupliquerAction(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<ADupliquer> {
  const action = await findAction(ctx, ids);
  const places = await listPlacesCopie(ctx);
  if (places.length === 0) throw new Refusal("dupliquer.nulle-part", {}, 403);
  const { id, publicId, code, intitule, nature, debut, fin, schema } = action;
  const details = await readDetailsAction(ctx, id);
  return {
    ...{ schema: toSchemaVue(schema), publicId, code, places },
    ici: action.objectif ?? action.engagement ?? action.volet ?? "",
    fiche: {
      ...{ intitule, nature, debut, fin, ...details },
      code: null,
      jalons: details.jalons.map((jalon) => ({ ...jalon, fait: false })),
    },
    choix: await loadChoixFiche(ctx, details.etiquettes),
  };
}

/** Every place of the département under which the one who asks may add an action, by scheme. */
async function listPlacesCopie(ctx: Contexte): Promise<PlaceCopie[]> {
  const places: PlaceCopie[] = [];
  for (const { publicId } of await listSchemas(ctx)) {
    const schema = await findSchema(ctx, publicId);
    if (schema.phase === "clos") continue;
    const niveau = parentOf(schema.forme, "action");
    const lieux = await readLieux(ctx, schema, sql`lieu.niveau = ${niveau}`);
    places.push(
      ...lieux
        .filter(({ droits }) => may(ctx, operationsSchemas.ecrire, droits))
        .map(({ id, no, titre }) => ({
          ...{ schema: publicId, schemaTitre: schema.titre, sous: String(id) },
          titre: no === null ? titre : `${no}. ${titre}`,
        }))
        .sort((a, b) => compareFrench(a.titre, b.titre)),
    );
  }
  return places;
}
