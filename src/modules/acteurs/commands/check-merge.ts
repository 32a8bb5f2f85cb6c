import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { References } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { operationsActeurs } from "../rights.ts";
import { institutionsOf } from "./check-fiche.ts";
import type { ActeurTenu } from "./lock-acteur.ts";

/**
 * A merge gives to one what the other may do: it must not be a way to take it.
 *
 * An institution that copilots a scheme is merged by its own administrateur. Two persons who hold roles are merged by
 * whoever gives roles in the name of each of those institutions; or when they share one address, and nobody gains an
 * account: whoever reads that mailbox had it all already.
 *
 * @throws Refusal `fusion.copilote`, `fusion.roles-ailleurs`, `fusion.deux-comptes` (409).
 */
export async function checkMerge(
  ctx: Contexte,
  references: References,
  conserve: ActeurTenu,
  absorbe: ActeurTenu,
): Promise<void> {
  if (ctx.principal.genre === "systeme") return;
  if (conserve.genre === "personne") return checkPersonnes(ctx, conserve, absorbe);
  const conducteurs = await references.conducteurs(ctx);
  const own = personneDe(ctx.principal, ctx.departement)?.institution;
  for (const one of [conserve, absorbe]) {
    if (conducteurs.has(one.id) && one.id !== own) {
      throw new Refusal("fusion.copilote", { nom: one.nom }, 409);
    }
  }
}

async function checkPersonnes(ctx: Contexte, conserve: ActeurTenu, absorbe: ActeurTenu): Promise<void> {
  const comptes = await comptesOf(ctx, [conserve.id, absorbe.id]);
  if (comptes.length > 1) throw new Refusal("fusion.deux-comptes", {}, 409);
  const tenus = new Map<Id<"acteur">, boolean>();
  for (const one of [conserve, absorbe]) {
    const institutions = await institutionsOf(ctx, one.id);
    tenus.set(
      one.id,
      institutions.every((institution) => may(ctx, operationsActeurs.donnerRole, { institution })),
    );
  }
  if ([...tenus.values()].every((free) => free)) return;
  const sameAddress =
    conserve.courriel !== null && conserve.courriel.toLowerCase() === absorbe.courriel?.toLowerCase();
  const gains = comptes.some((personne) => tenus.get(personne) === true);
  if (!sameAddress || gains) throw new Refusal("fusion.roles-ailleurs", {}, 409);
}

async function comptesOf(ctx: Contexte, personnes: readonly Id<"acteur">[]): Promise<Id<"acteur">[]> {
  const rows = await ctx.tx
    .selectFrom("compte_personne")
    .select("personne")
    .where("departement", "=", ctx.departement)
    .where("personne", "in", personnes)
    .execute();
  return rows.map((row) => row.personne as Id<"acteur">);
}
