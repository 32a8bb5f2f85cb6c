import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { findMembre, handedOver } from "./find-membre.ts";
import {
  type ChoixMembre,
  listMembres,
  listPilotesSansRole,
  listPropositionsRecues,
  loadChoixMembre,
  type MembreVu,
  type PropositionRecue,
} from "./load-partenaires.ts";

export type VuePartenaires = {
  schema: SchemaVue;
  membres: MembreVu[];
  recues: PropositionRecue[];
  sansRole: { publicId: string; nom: string; pilote: number }[];
  /** Null for whoever may propose nothing. */
  choix: ChoixMembre | null;
  sansCopilote: boolean;
  suit: boolean;
  jour: string;
};

/** Who holds a scheme. @throws Refusal `introuvable`. */
export async function loadPartenaires(ctx: Contexte, publicId: string): Promise<VuePartenaires> {
  const schema = await findSchema(ctx, publicId);
  const personne = personneDe(ctx.principal, ctx.departement);
  // A copilot of a part may propose within it: the form is offered, and the scope is judged when it comes back.
  const copilotesDeLaPortee = schema.copilotes;
  const peutProposer =
    schema.phase !== "clos" &&
    personne !== null &&
    may(ctx, operationsSchemas.proposerMembre, {
      ...schema,
      institution: personne.institution,
      copilotesDeLaPortee,
    });
  return {
    schema: toSchemaVue(schema),
    membres: await listMembres(ctx, schema),
    recues: await listPropositionsRecues(ctx, schema.id),
    sansRole: await listPilotesSansRole(ctx, schema),
    choix: peutProposer ? await loadChoixMembre(ctx, schema.id) : null,
    sansCopilote: schema.copilotes.length === 0,
    suit: may(ctx, operationsSchemas.suivreMembres, schema),
    jour: ctx.today.toString(),
  };
}

export type PermisMembre = {
  repondre: boolean;
  annuler: boolean;
  modifier: boolean;
  retirer: boolean;
  transmettre: boolean;
};

export type FicheMembre = {
  schema: SchemaVue;
  /** False: the scheme itself cannot be read, only what is proposed. */
  lisible: boolean;
  membre: MembreVu;
  permis: PermisMembre;
  choix: ChoixMembre | null;
};

/** One membership with what the one who asks may do of it. @throws Refusal `introuvable`. */
export async function readMembre(ctx: Contexte, id: string): Promise<FicheMembre> {
  const trouve = await findMembre(ctx, id);
  const { schema, droits } = trouve;
  const membre = (await listMembres(ctx, schema)).find((one) => one.id === id);
  if (!membre) throw new Error("a membership that may be seen is not listed");
  const [proposee, acceptee] = [membre.etat === "proposee", membre.etat === "acceptee"];
  const transmis = handedOver(trouve);
  const can = (operation: keyof typeof operationsSchemas, objet = droits) =>
    may(ctx, operationsSchemas[operation] as typeof operationsSchemas.voirMembre, objet);
  const permis = {
    repondre: proposee && can("repondreMembre"),
    annuler: proposee && (can("annulerMembre") || (transmis !== null && can("transmettreMembre", transmis))),
    modifier: (acceptee || (proposee && !membre.succede)) && can("modifierMembre"),
    retirer: acceptee && can("retirerMembre"),
    transmettre: acceptee && membre.role === "copilote" && can("transmettreMembre"),
  };
  return {
    schema: toSchemaVue(schema),
    lisible: may(ctx, operationsSchemas.lire, schema),
    membre,
    permis,
    choix: permis.modifier || permis.transmettre ? await loadChoixMembre(ctx, schema.id) : null,
  };
}
