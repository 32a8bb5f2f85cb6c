import { createNiveau } from "#modules/schemas/commands/ecrire/create-niveau.ts";
import { createSchema } from "#modules/schemas/commands/ecrire/create-schema.ts";
import { updateAction } from "#modules/schemas/commands/ecrire/update-action.ts";
import { updateObjectif, updateRubrique } from "#modules/schemas/commands/ecrire/update-niveau.ts";
import { updateSchema } from "#modules/schemas/commands/ecrire/update-schema.ts";
import { newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { by, type Commande, copilote, redaction } from "./commande.ts";

export const COMMANDES_ECRIRE: Readonly<Record<string, Commande>> = {
  createSchema: {
    ...redaction,
    nouveau: true,
    run: (ctx) =>
      createSchema(ctx, {
        ...{ titre: "CTG 2024-2027", type: "ctg", debut: 2024, fin: 2027, phase: "elaboration" },
      }),
  },
  createNiveau: {
    ...copilote,
    run: (ctx, { schema }) =>
      createNiveau(ctx, {
        ...{ schema: schema.publicId, sous: null, cle: newId() },
        fiche: { niveau: "volet", no: 9, titre: "Un volet de plus" },
      }),
  },
  updateRubrique: {
    ...copilote,
    prepare: premierVolet,
    run: (ctx, { schema }, id) =>
      updateRubrique(ctx, {
        ...{ schema: schema.publicId, niveau: "volet", id, revision: 1, no: 1, titre: "Renommé" },
      }),
  },
  updateObjectif: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateObjectif(ctx, {
        ...{ schema: schema.publicId, id: schema.objectifs.get(1)?.id ?? "", revision: 1 },
        fiche: {
          ...{
            no: 1,
            titre: "Renommé",
            contexte: "",
            resultatsAttendus: [],
            indicateurs: [],
            etiquettes: [],
          },
          acteurs: { pilotes: [], coordination: [], partenaires: [] },
        },
      }),
  },
  updateSchema: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateSchema(ctx, {
        ...{ schema: schema.publicId, revision: 1, titre: "Renommé", type: "sdsf", debut: 2022, fin: 2026 },
        mots: {},
      }),
  },
  updateAction: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateAction(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId, revision: 1 },
        ...{ intitule: "Autre", nature: null, debut: null, fin: null },
      }),
  },
};

function premierVolet(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const { id } = await ctx.tx
      .selectFrom("volet")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", monde.schema.id)
      .orderBy("ordre")
      .limit(1)
      .executeTakeFirstOrThrow();
    return id;
  });
}
