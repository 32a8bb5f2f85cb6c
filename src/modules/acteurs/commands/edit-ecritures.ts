import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { LONGUEUR_NOM } from "../domain/fiche.ts";
import { lockActeur } from "./lock-acteur.ts";

/** A way to write an acteur, as a form names both. */
export type EcritureVisee = { publicId: string; ecrit: string };

/**
 * Adds a way to write an acteur: the next file that uses it is understood. One it bears already changes nothing.
 *
 * @throws Refusal `ecriture.vide`, `acteur.trop-long`; `ecriture.prise` (409) when it means another: an import could not
 * choose any more.
 */
export async function addEcriture(ctx: Contexte, wanted: EcritureVisee): Promise<void> {
  const acteur = await lockActeur(ctx, wanted.publicId);
  const ecrit = wanted.ecrit.replace(/\s+/g, " ").trim();
  const nom = normalise(ecrit);
  if (!nom) throw new Refusal("ecriture.vide", { champ: "ecrit" });
  if (ecrit.length > LONGUEUR_NOM)
    throw new Refusal("acteur.trop-long", { champ: "ecrit", maximum: LONGUEUR_NOM });
  const bearers = await ctx.tx
    .selectFrom("acteur_nom as n")
    .innerJoin("acteur as a", (join) =>
      join.onRef("a.departement", "=", "n.departement").onRef("a.id", "=", "n.acteur"),
    )
    .select(["a.id", "a.nom", "a.genre"])
    .where("n.departement", "=", ctx.departement)
    .where("n.nom", "=", nom)
    .execute();
  if (bearers.some((one) => one.id === acteur.id)) return;
  const other = bearers[0];
  if (other) throw new Refusal("ecriture.prise", { champ: "ecrit", nom: other.nom }, 409);
  await ctx.tx
    .insertInto("acteur_nom")
    .values({ departement: ctx.departement, acteur: acteur.id, nom, ecrit })
    .execute();
  await recordJournal(ctx, [
    { operation: "acteurs.apprendre-ecriture", objet: { genre: "acteur", id: acteur.id }, apres: { ecrit } },
  ]);
}

/**
 * Removes a way to write an acteur; one that is gone already changes nothing.
 *
 * @throws Refusal `ecriture.nom` (409) for its own name or acronym: these are changed, not removed.
 */
export async function removeEcriture(ctx: Contexte, wanted: EcritureVisee): Promise<void> {
  const acteur = await lockActeur(ctx, wanted.publicId);
  const nom = normalise(wanted.ecrit);
  if ([acteur.nom, acteur.sigle ?? ""].some((own) => normalise(own) === nom)) {
    throw new Refusal("ecriture.nom", { champ: "ecrit" }, 409);
  }
  const gone = await ctx.tx
    .deleteFrom("acteur_nom")
    .where("departement", "=", ctx.departement)
    .where("acteur", "=", acteur.id)
    .where("nom", "=", nom)
    .returning("ecrit")
    .executeTakeFirst();
  if (!gone) return;
  await recordJournal(ctx, [
    {
      operation: "acteurs.oublier-ecriture",
      objet: { genre: "acteur", id: acteur.id },
      avant: { ecrit: gone.ecrit },
    },
  ]);
}
