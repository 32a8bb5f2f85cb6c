import { declareFiliation } from "#modules/schemas/commands/renvois/declare-filiation.ts";
import { adoptSchema } from "#modules/schemas/commands/versions/adopt-schema.ts";
import {
  adoptAmendement,
  dropAmendement,
  openAmendement,
  updateAmendement,
} from "#modules/schemas/commands/versions/amend-schema.ts";
import { changePhase } from "#modules/schemas/commands/versions/change-phase.ts";
import { judgeObjectif } from "#modules/schemas/commands/versions/judge-objectif.ts";
import { openNext } from "#modules/schemas/commands/versions/open-next.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { seedSchema } from "../schema.ts";
import { by, type Commande, copilote, ENGAGEMENT, PERSONNE, redaction } from "./commande.ts";

/** Who commits a copilot. */
const engagement = { concernee: ENGAGEMENT, autre: PERSONNE };

export const decision = (ctx: Contexte, numeroDecision = "2026-01") => ({
  ...{ instance: "Comité départemental", numeroDecision, adopteeLe: ctx.today },
  ...{ empreinte: null, alertesLues: true, cle: newId() },
});

/** The scheme adopted, once. */
async function adopte(monde: Monde): Promise<void> {
  await by(monde, ESSAIS, async (ctx) => {
    const known = await ctx.tx
      .selectFrom("schema_version")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", monde.schema.id)
      .executeTakeFirst();
    if (!known) await adoptSchema(ctx, { schema: monde.schema.publicId, ...decision(ctx) });
  });
}

/** The amendment that is open, and something that differs from the version. */
async function amende(monde: Monde): Promise<string> {
  await adopte(monde);
  return by(monde, ESSAIS, async (ctx) => {
    await ctx.tx
      .updateTable("action")
      .set({ description: "Une précision" })
      .where("departement", "=", D63)
      .where("id", "=", monde.schema.actions["1-A"].id)
      .execute();
    const known = await ctx.tx
      .selectFrom("amendement")
      .select("public_id")
      .where("departement", "=", D63)
      .where("etat", "=", "ouvert")
      .executeTakeFirst();
    return (
      known?.public_id ??
      openAmendement(ctx, { schema: monde.schema.publicId, objet: "Objet", motif: "Motif", cle: newId() })
    );
  });
}

/** A scheme that follows the one of the Caf. */
async function suivant({ platform, acteurs, schema }: Monde): Promise<string> {
  const made = await seedSchema(platform, D63, acteurs, {
    titre: `Suite ${newId()}`,
    phase: "bilan_precedent",
  });
  await platform.act(D63, ESSAIS, (ctx) =>
    declareFiliation(ctx, {
      ...{ schema: made.publicId, autre: schema.publicId, nature: "suit", du: ctx.today, au: null },
      ...{ note: "", cle: newId() },
    }),
  );
  return made.publicId;
}

export const COMMANDES_VERSIONS: Readonly<Record<string, Commande>> = {
  judgeObjectif: {
    ...copilote,
    prepare: suivant,
    run: (ctx, { schema }, suite) =>
      judgeObjectif(ctx, {
        ...{ schema: suite, objectif: schema.objectifs.get(1)?.publicId ?? "", jugement: "en_partie" },
        ...{ suite: "repris", texte: "Deux places sur dix.", revision: 0 },
      }),
  },
  openNext: {
    ...redaction,
    run: (ctx, { schema }) =>
      openNext(ctx, {
        ...{ source: schema.publicId, titre: "SDSF 2027-2031", debut: 2027, fin: 2031 },
        ...{ objectifs: [], actions: [], cle: newId() },
      }),
  },
  changePhase: {
    ...copilote,
    prepare: async (monde) => {
      await adopte(monde);
      return "";
    },
    run: (ctx, { schema }) =>
      changePhase(ctx, {
        ...{
          schema: schema.publicId,
          de: "mise_en_oeuvre",
          vers: "evaluation",
          motif: "",
          alertesLues: true,
        },
      }),
  },
  adoptSchema: {
    ...engagement,
    // What is adopted is adopted: the other commands of this table may come before.
    prepare: async ({ platform, acteurs }) => {
      const titre = `À adopter ${newId()}`;
      return (await seedSchema(platform, D63, acteurs, { titre, phase: "adoption" })).publicId;
    },
    run: (ctx, _monde, schema) => adoptSchema(ctx, { schema, ...decision(ctx) }),
  },
  openAmendement: {
    ...copilote,
    prepare: async (monde) => {
      const amendement = await amende(monde);
      await by(monde, ESSAIS, (ctx) => dropAmendement(ctx, { schema: monde.schema.publicId, amendement }));
      return "";
    },
    run: (ctx, { schema }) =>
      openAmendement(ctx, { schema: schema.publicId, objet: "Un objet", motif: "Un motif", cle: newId() }),
  },
  updateAmendement: {
    ...copilote,
    prepare: amende,
    run: (ctx, { schema }, amendement) =>
      updateAmendement(ctx, {
        schema: schema.publicId,
        amendement,
        objet: "Autre",
        motif: "Autre",
        revision: 1,
      }),
  },
  dropAmendement: {
    ...copilote,
    prepare: amende,
    run: (ctx, { schema }, amendement) => dropAmendement(ctx, { schema: schema.publicId, amendement }),
  },
  adoptAmendement: {
    ...engagement,
    prepare: amende,
    run: (ctx, { schema }, amendement) =>
      adoptAmendement(ctx, { schema: schema.publicId, amendement, ...decision(ctx, "2026-02") }),
  },
};
