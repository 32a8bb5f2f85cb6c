import type { Contexte } from "#platform/context/contexte.ts";
import { describeImage } from "#platform/documents/dimensions.ts";
import { checkDepot, storeFichier } from "#platform/files/store.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readCouleur } from "../domain/couleur.ts";
import { operationsActeurs } from "../rights.ts";
import { type ActeurVise, checkRevision, lockActeur } from "./lock-acteur.ts";

export type IdentiteVisuelle = ActeurVise & {
  /** Null: the one that is there stays. */
  logo: { nom: string; contenu: Uint8Array } | null;
  retirer: boolean;
  alternative: string;
  couleur: string;
};

/** Bytes of a logo: printed 4 centimetres wide, 100 kB are plenty. */
export const LOGO_OCTETS = 5 * 1024 * 1024;
/** Pixels of its longest side. */
export const LOGO_COTE = 4_000;
const ALTERNATIVE_MAXIMUM = 200;

/**
 * The logo and the colour of an institution on its papers. The same again changes nothing.
 *
 * @throws Refusal `introuvable` for what is no institution; `acteur.perime` (409); `logo.*`, `couleur.*`, `fichier.*` naming
 * the field.
 */
export async function setIdentiteVisuelle(ctx: Contexte, wanted: IdentiteVisuelle): Promise<void> {
  const acteur = await lockActeur(ctx, wanted.publicId);
  if (acteur.genre !== "institution") throw new Refusal("introuvable", {}, 404);
  checkRevision(acteur, wanted);
  const couleur = readCouleur(wanted.couleur);
  const logo = wanted.retirer ? null : wanted.logo ? await keepLogo(ctx, wanted.logo) : acteur.logo;
  const alternative = wanted.alternative.trim();
  if (logo !== null && alternative === "") throw new Refusal("logo.alternative", { champ: "alternative" });
  if (alternative.length > ALTERNATIVE_MAXIMUM) {
    throw new Refusal("logo.alternative-longue", { champ: "alternative", limite: ALTERNATIVE_MAXIMUM });
  }
  const avant = { logo: acteur.logo, logo_alternative: acteur.logo_alternative, couleur: acteur.couleur };
  const apres = { logo, logo_alternative: logo === null ? null : alternative, couleur };
  if (JSON.stringify(avant) === JSON.stringify(apres)) return;
  await ctx.tx
    .updateTable("acteur")
    .set({ ...apres, revision: acteur.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", acteur.id)
    .execute();
  await recordJournal(ctx, [
    { operation: operationsActeurs.modifier.code, objet: { genre: "acteur", id: acteur.id }, avant, apres },
  ]);
}

/** Looked at without decoding a pixel: a small file may hold a huge picture. */
async function keepLogo(ctx: Contexte, given: { nom: string; contenu: Uint8Array }): Promise<string> {
  const champ = "logo";
  if (given.contenu.length > LOGO_OCTETS) {
    throw new Refusal("logo.trop-lourd", { champ, octets: given.contenu.length, limite: LOGO_OCTETS }, 413);
  }
  const depose = checkDepot(ctx, given, champ);
  if (depose.type !== "png" && depose.type !== "jpeg") throw new Refusal("logo.type", { champ });
  const size = describeImage(depose.contenu);
  if (!size || size.largeur === 0 || size.hauteur === 0) throw new Refusal("logo.illisible", { champ });
  if (Math.max(size.largeur, size.hauteur) > LOGO_COTE) {
    throw new Refusal("logo.trop-grand", { champ, ...size, limite: LOGO_COTE });
  }
  return storeFichier(ctx, depose);
}
