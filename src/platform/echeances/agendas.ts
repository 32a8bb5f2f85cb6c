import type { Contexte } from "#platform/context/contexte.ts";
import { empreinteOf, newJeton } from "#platform/identity/jeton.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, isId, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { listAgendas } from "./list-agendas.ts";
import type { ChoixEcheances } from "./list-echeances.ts";
import { operationsEcheances } from "./rights.ts";

/** Addresses of one person. */
const MAXIMUM = 10;
const LONGUEUR_NOM = 60;

export type AgendaVoulu = Pick<ChoixEcheances, "schema"> & {
  /** Null when the form named none. */
  portee: ChoixEcheances["portee"] | null;
  nom: string;
  /** Key of the form: sent twice, it makes one address. */
  cle: string;
};

/**
 * Makes an address at which a calendar reads the dates of the one who asks, in the name of the institution for which they
 * act now. Returns the secret of the address, which is kept nowhere: a form that is sent again gets another one, in the
 * place of the first. Not in the journal, which the whole département reads: one's calendar is one's own.
 *
 * @throws Refusal `agenda.nom`, `agenda.contenu`, `agenda.trop` (409), `droit.*`.
 */
export async function openAgenda(ctx: Contexte, voulu: AgendaVoulu): Promise<string> {
  require(ctx, operationsEcheances.tenirAgenda, null);
  const { tx, departement } = ctx;
  const moi = personneDe(ctx.principal, departement);
  if (!moi) throw new Refusal("introuvable", {}, 404);
  const nom = voulu.nom.replace(/\s+/g, " ").trim();
  if (nom === "" || nom.length > LONGUEUR_NOM) {
    throw new Refusal("agenda.nom", { champ: "nom", maximum: LONGUEUR_NOM });
  }
  const { portee } = voulu;
  if (portee === null || (voulu.schema !== null && !/^[0-9a-z]{1,40}$/.test(voulu.schema))) {
    throw new Refusal("agenda.contenu", { champ: "contenu" });
  }
  if (!isId(voulu.cle)) throw new Refusal("requete.forme", {}, 422);
  // Two forms at once are counted one after the other.
  await tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", departement)
    .where("id", "=", moi.personne)
    .forUpdate()
    .executeTakeFirst();
  const others = (await listAgendas(ctx)).filter(({ cle }) => cle !== voulu.cle);
  if (others.length >= MAXIMUM) throw new Refusal("agenda.trop", { maximum: MAXIMUM }, 409);
  const jeton = newJeton();
  const empreinte = empreinteOf(jeton);
  await tx
    .insertInto("agenda")
    .values({
      ...{ departement, id: newId<"agenda">(ctx.now.epochMilliseconds), nom, empreinte },
      ...{ personne: moi.personne, institution: moi.institution, cle: voulu.cle },
      ...{ portee, schema_public_id: voulu.schema },
      ...{ cree_le: ctx.now.toString(), lu_le: ctx.today.toString(), lectures: 0 },
    })
    .onConflict((conflict) => conflict.columns(["departement", "personne", "cle"]).doUpdateSet({ empreinte }))
    .execute();
  return jeton;
}

/** Closes an address: it answers nothing any more. @throws Refusal `introuvable` for one that is not one's own. */
export async function closeAgenda(ctx: Contexte, id: string): Promise<void> {
  require(ctx, operationsEcheances.tenirAgenda, null);
  const moi = personneDe(ctx.principal, ctx.departement);
  const { numDeletedRows } = await ctx.tx
    .deleteFrom("agenda")
    .where("departement", "=", ctx.departement)
    .where("personne", "=", moi?.personne ?? newId<"acteur">())
    .where("id", "=", (isId(id) ? id : newId()) as Id<"agenda">)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Refusal("introuvable", {}, 404);
}

/** What an address holds: the département, for each keeps its own, and a secret. */
export function writeLienAgenda(adresse: string, departement: string, jeton: string): string {
  return `${adresse}/agenda/${departement}.${jeton}.ics`;
}

/** Null for what is no address of ours: cut, or made up. */
export function readLienAgenda(fichier: string): { departement: string; jeton: string } | null {
  const [, departement, jeton] = /^([0-9AB]{2,3})\.([\w-]{43})(?:\.ics)?$/.exec(fichier) ?? [];
  return departement && jeton ? { departement, jeton } : null;
}
