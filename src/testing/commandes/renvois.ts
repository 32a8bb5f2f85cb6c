import { attachAction, detachAction } from "#modules/schemas/commands/renvois/attach-action.ts";
import {
  declareFiliation,
  removeFiliation,
  restoreFiliation,
  updateFiliation,
} from "#modules/schemas/commands/renvois/declare-filiation.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { addRenvoi, removeRenvoi, restoreRenvoi } from "#platform/references/relier.ts";
import { newId } from "#platform/values/ids.ts";
import { allReferences } from "../../composition.ts";
import { D63, type Monde } from "../monde.ts";
import { type SchemaSeme, seedSchema } from "../schema.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

const references = allReferences();

/** Ties, attachments and filiations. */
export const COMMANDES_RENVOIS: Readonly<Record<string, Commande>> = {
  addRenvoi: {
    ...copilote,
    run: (ctx, { schema }) => relier(ctx, schema, "1-A", "3-A"),
  },
  removeRenvoi: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, (ctx) => relier(ctx, monde.schema, "1-B", "3-A")).catch(() => premier(monde)),
    run: (ctx, _monde, id) => removeRenvoi(ctx, references, id),
  },
  restoreRenvoi: {
    ...copilote,
    prepare: async (monde) => {
      const id = await byRedacteur(monde, (ctx) => relier(ctx, monde.schema, "2-A", "3-A")).catch(() =>
        premier(monde),
      );
      await byRedacteur(monde, (ctx) => removeRenvoi(ctx, references, id));
      return id;
    },
    run: (ctx, _monde, id) => restoreRenvoi(ctx, references, id),
  },
  attachAction: {
    ...copilote,
    prepare: async (monde) => (await second(monde)).schema.publicId,
    run: async (ctx, { schema }, publicId) => {
      const action = { schema: publicId, action: await premiereAction(ctx, publicId) };
      const sous = schema.objectifs.get(1)?.id ?? "";
      return attachAction(ctx, { schema: schema.publicId, sous, action, cle: newId() });
    },
  },
  detachAction: {
    ...copilote,
    prepare: async (monde) => (await second(monde)).rattachement,
    run: (ctx, { schema }, rattachement) => detachAction(ctx, { schema: schema.publicId, rattachement }),
  },
  declareFiliation: {
    ...copilote,
    prepare: async (monde) => (await second(monde)).schema.publicId,
    run: (ctx, { schema }, autre) =>
      declareFiliation(ctx, {
        ...{
          schema: schema.publicId,
          autre,
          nature: "suit",
          du: ctx.today,
          au: null,
          note: "",
          cle: newId(),
        },
      }),
  },
  updateFiliation: {
    ...copilote,
    prepare: declared,
    run: (ctx, { schema }, filiation) =>
      updateFiliation(ctx, {
        ...{ schema: schema.publicId, filiation, revision: 1, du: ctx.today, au: ctx.today, note: "Révisée" },
      }),
  },
  removeFiliation: {
    ...copilote,
    prepare: declared,
    run: (ctx, { schema }, filiation) => removeFiliation(ctx, { schema: schema.publicId, filiation }),
  },
  restoreFiliation: {
    ...copilote,
    prepare: async (monde) => {
      const filiation = await declared(monde);
      await byRedacteur(monde, (ctx) => removeFiliation(ctx, { schema: monde.schema.publicId, filiation }));
      return filiation;
    },
    run: (ctx, { schema }, filiation) => restoreFiliation(ctx, { schema: schema.publicId, filiation }),
  },
};

type Code = keyof SchemaSeme["actions"];

function relier(ctx: Contexte, { actions }: SchemaSeme, de: Code, vers: Code) {
  return addRenvoi(ctx, references, {
    ...{ nature: "depend", sens: "direct", note: "D’abord l’autre.", cle: newId() },
    objet: { genre: "action", cle: actions[de].publicId },
    autre: { genre: "action", cle: actions[vers].publicId },
  });
}

/** A tie that is there already, put back if it had been taken off. */
function premier(monde: Monde): Promise<string> {
  return byRedacteur(monde, async (ctx) => {
    const { id } = await ctx.tx.selectFrom("renvoi").select("id").orderBy("id").executeTakeFirstOrThrow();
    await restoreRenvoi(ctx, references, id);
    return id;
  });
}

/** Another scheme of the same institutions, with its first action attached to that of the world. */
async function second(monde: Monde): Promise<{ schema: SchemaSeme; rattachement: string }> {
  const titre = `Second ${newId()}`;
  const schema = await seedSchema(monde.platform, D63, monde.acteurs, { titre });
  const rattachement = await byRedacteur(monde, (ctx) =>
    attachAction(ctx, {
      ...{ schema: monde.schema.publicId, sous: monde.schema.objectifs.get(1)?.id ?? "", cle: newId() },
      action: { schema: schema.publicId, action: schema.actions["2-A"].publicId },
    }),
  );
  return { schema, rattachement };
}

async function premiereAction(ctx: Contexte, schema: string): Promise<string> {
  const row = await ctx.tx
    .selectFrom("action as a")
    .innerJoin("schema as s", "s.id", "a.schema")
    .select("a.public_id as publicId")
    .where("s.public_id", "=", schema)
    .orderBy("a.ordre")
    .executeTakeFirst();
  return row?.publicId ?? "00000000";
}

async function declared(monde: Monde): Promise<string> {
  const { schema } = await second(monde);
  return byRedacteur(monde, (ctx) =>
    declareFiliation(ctx, {
      ...{ schema: monde.schema.publicId, autre: schema.publicId, nature: "decline", note: "", cle: newId() },
      ...{ du: ctx.today, au: null },
    }),
  );
}
