import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatMembre, Membre, MembreVoulu } from "../../domain/membres/membre.ts";

export type NouveauMembre = MembreVoulu & {
  institution: Id<"acteur">;
  etat: Extract<EtatMembre, "proposee" | "acceptee">;
  succedeA: Id<"schema_membre"> | null;
};

/** Adds a membership, proposed or already accepted by whoever acts, with its line of journal on the scheme. */
export async function insertMembre(
  ctx: Contexte,
  operation: string,
  schema: Id<"schema">,
  nouveau: NouveauMembre,
): Promise<Id<"schema_membre">> {
  const { departement } = ctx;
  const id = newId<"schema_membre">(ctx.now.epochMilliseconds);
  const author = authorOf(ctx);
  const accepted = nouveau.etat === "acceptee";
  await ctx.tx
    .insertInto("schema_membre")
    .values({
      departement,
      id,
      schema,
      institution: nouveau.institution,
      role: nouveau.role,
      portee: nouveau.portee.genre,
      portee_ids: [...nouveau.portee.ids],
      du: nouveau.du.toString(),
      au: nouveau.au?.toString() ?? null,
      etat: nouveau.etat,
      succede_a: nouveau.succedeA,
      propose_le: ctx.today.toString(),
      propose_par: author,
      accepte_le: accepted ? ctx.today.toString() : null,
      accepte_par: accepted ? author : null,
    })
    .execute();
  await recordJournal(ctx, [
    {
      operation,
      objet: { genre: "schema", id: schema },
      apres: { membre: id, ...said(nouveau), institution: nouveau.institution },
    },
  ]);
  return id;
}

/** What a gesture changes in a membership; the rest stays as it was. */
export type ChangementMembre = Partial<
  MembreVoulu & Pick<Membre, "etat" | "accepteLe" | "acceptePar" | "closLe" | "closPar" | "motif">
>;

/**
 * Writes a changed membership, one revision later, with before and after in the journal of the scheme. Gives it as it
 * became.
 */
export async function saveMembre(
  ctx: Contexte,
  operation: string,
  schema: Id<"schema">,
  avant: Membre,
  change: ChangementMembre,
): Promise<Membre> {
  const apres: Membre = { ...avant, ...change, revision: avant.revision + 1 };
  await ctx.tx
    .updateTable("schema_membre")
    .set({
      role: apres.role,
      portee: apres.portee.genre,
      portee_ids: [...apres.portee.ids],
      du: apres.du.toString(),
      au: apres.au?.toString() ?? null,
      etat: apres.etat,
      accepte_le: apres.accepteLe?.toString() ?? null,
      accepte_par: apres.acceptePar,
      clos_le: apres.closLe?.toString() ?? null,
      clos_par: apres.closPar,
      motif: apres.motif,
      revision: apres.revision,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", avant.id)
    .execute();
  const who = { membre: avant.id, institution: avant.institution };
  await recordJournal(ctx, [
    {
      operation,
      objet: { genre: "schema", id: schema },
      avant: { ...who, ...said(avant) },
      apres: { ...who, ...said(apres) },
    },
  ]);
  return apres;
}

/** Who closes a membership, and when. */
export function closing(ctx: Contexte, motif: string | null) {
  return { closLe: ctx.today, closPar: authorOf(ctx), motif };
}

/** The person who acts; null for the platform itself. */
export function authorOf(ctx: Contexte): Id<"acteur"> | null {
  return personneDe(ctx.principal, ctx.departement)?.personne ?? null;
}

/** @throws Refusal `membre.perime` (409) when somebody changed the membership since the form was filled. */
export function checkRevision(membre: Membre, revision: number): void {
  if (membre.revision !== revision) throw new Refusal("membre.perime", { revision: membre.revision }, 409);
}

/**
 * True when the one who asks has just done this very thing: the second of a double click must not be told that it is
 * too late.
 */
export function isRepeated(
  ctx: Contexte,
  membre: Membre,
  { etat, par, revision }: { etat: EtatMembre; par: Id<"acteur"> | null; revision: number },
): boolean {
  return membre.etat === etat && membre.revision === revision + 1 && par === authorOf(ctx);
}

function said({ role, portee, du, au, ...rest }: MembreVoulu & Partial<Pick<Membre, "etat" | "motif">>) {
  const { etat, motif } = rest;
  return {
    role,
    portee: portee.genre,
    ...(portee.ids.length > 0 && { porteeIds: portee.ids }),
    du: du.toString(),
    au: au?.toString() ?? null,
    etat,
    ...(motif && { motif }),
  };
}
