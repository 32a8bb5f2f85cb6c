import {
  answerRemarque,
  giveAvis,
  giveRemarque,
  openConsultation,
} from "#modules/schemas/commands/versions/consult.ts";
import { relaunchConsultation } from "#modules/schemas/commands/versions/remind-consultation.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { seedSchema } from "../schema.ts";
import { by, type Commande, copilote, ENGAGEMENT, PERSONNE } from "./commande.ts";

/** A scheme in consultation, nobody asked yet. */
async function aConsulter({ platform, acteurs }: Monde): Promise<string> {
  const titre = `À consulter ${newId()}`;
  return (await seedSchema(platform, D63, acteurs, { titre, phase: "consultation" })).publicId;
}

async function open(ctx: Contexte, { acteurs }: Monde, schema: string): Promise<string> {
  const caf = await ctx.tx
    .selectFrom("acteur")
    .select("public_id")
    .where("departement", "=", D63)
    .where("id", "=", acteurs.institutions.caf)
    .executeTakeFirst();
  return openConsultation(ctx, {
    ...{ schema, texte: "Votre avis", echeance: ctx.today.add({ days: 30 }), cle: newId() },
    institutions: [caf?.public_id ?? ""],
  });
}

/** The Caf asked. */
async function consulte(monde: Monde): Promise<string> {
  const schema = await aConsulter(monde);
  await by(monde, ESSAIS, (ctx) => open(ctx, monde, schema));
  return schema;
}

const remarque = (schema: string) => ({
  schema,
  niveau: null,
  objet: null,
  texte: "Trop court",
  cle: newId(),
});

export const COMMANDES_CONSULTATION: Readonly<Record<string, Commande>> = {
  openConsultation: {
    ...copilote,
    prepare: aConsulter,
    run: (ctx, monde, schema) => open(ctx, monde, schema),
  },
  giveAvis: {
    ...{ concernee: ENGAGEMENT, autre: PERSONNE, prepare: consulte },
    run: (ctx, _monde, schema) => giveAvis(ctx, { schema, sens: "favorable", texte: "", cle: newId() }),
  },
  giveRemarque: {
    ...{ concernee: ["redacteur", ...ENGAGEMENT], autre: PERSONNE, prepare: consulte },
    run: (ctx, _monde, schema) => giveRemarque(ctx, remarque(schema)),
  },
  answerRemarque: {
    ...copilote,
    prepare: async (monde) => {
      const schema = await consulte(monde);
      const who = monde.acteurs.personnes.caf.redacteur;
      const id = await by(monde, who, (ctx) => giveRemarque(ctx, remarque(schema)));
      return `${schema} ${id}`;
    },
    run: (ctx, _monde, prepared) => {
      const [schema = "", id = ""] = prepared.split(" ");
      return answerRemarque(ctx, { schema, remarque: id, reponse: "retenue", texte: "Oui", revision: 1 });
    },
  },
  relaunchConsultation: {
    ...copilote,
    prepare: consulte,
    run: (ctx, _monde, schema) => relaunchConsultation(ctx, { schema }),
  },
};
