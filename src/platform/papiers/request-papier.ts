import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { FORMATS_PAPIER, type FormatPapier, type Papier } from "./papier.ts";
import { operationsPapiers } from "./rights.ts";

/** Papers of one person that may wait at a time. */
const EN_ATTENTE = 5;

/** Characters of what the address of an object says of it. */
const LONGUEUR_OBJET = 200;

export type DemandePapier = { papier: string; objet: string; format: string; cle: string };

/**
 * Asks for a paper, made a moment later by the first process that is free. The same one asked again by the same person
 * while the first still waits is the first. Returns the public id of its page.
 *
 * @throws Refusal `papier.inconnu`, `papier.format`, `papier.trop-en-attente` (429); those of the right to read the object.
 */
export async function requestPapier(
  ctx: Contexte,
  papiers: readonly Papier[],
  wanted: DemandePapier,
): Promise<string> {
  require(ctx, operationsPapiers.demander, null);
  const { principal } = ctx;
  if (principal.genre !== "personne") throw new Refusal("papier.sans-demandeur", {}, 403);
  const papier = findDeclared(papiers, wanted.papier);
  const format = readFormat(papier, wanted.format);
  if (wanted.objet.length > LONGUEUR_OBJET) throw new Refusal("introuvable", {}, 404);
  const titre = await papier.nommer(ctx, wanted.objet);
  const contenu = JSON.stringify([papier.cle, wanted.objet, format]);
  return once(ctx, { cle: wanted.cle, operation: operationsPapiers.demander.code, contenu }, async () => {
    const waiting = await ctx.tx
      .selectFrom("papier")
      .select(["public_id as publicId", "cle", "objet", "format"])
      .where("departement", "=", ctx.departement)
      .where("demandeur", "=", principal.personne)
      .where("institution", "=", principal.institution)
      .where("etat", "in", ["attente", "en_cours"])
      .execute();
    const same = waiting.find(
      (one) => one.cle === papier.cle && one.objet === wanted.objet && one.format === format,
    );
    if (same) return same.publicId;
    if (waiting.length >= EN_ATTENTE) {
      throw new Refusal("papier.trop-en-attente", { limite: EN_ATTENTE, secondes: 30 }, 429);
    }
    const id = newId<"papier">(ctx.now.epochMilliseconds);
    const publicId = newPublicId();
    const demandeLe = ctx.now.toString();
    await ctx.tx
      .insertInto("papier")
      .values({
        departement: ctx.departement,
        id,
        public_id: publicId,
        cle: papier.cle,
        objet: wanted.objet,
        format,
        titre,
        demandeur: principal.personne,
        institution: principal.institution,
        etat: "attente",
        demande_le: demandeLe,
      })
      .execute();
    await ctx.tx
      .insertInto("papier_file")
      .values({ papier: id, departement: ctx.departement, demande_le: demandeLe, essais: 0 })
      .execute();
    await recordJournal(ctx, [
      {
        operation: operationsPapiers.demander.code,
        objet: { genre: "papier", id },
        apres: { papier: papier.cle, titre, format },
      },
    ]);
    return publicId;
  });
}

/** The paper of that key. @throws Refusal `papier.inconnu` (404) */
export function findDeclared(papiers: readonly Papier[], cle: string): Papier {
  const found = papiers.find((one) => one.cle === cle);
  if (!found) throw new Refusal("papier.inconnu", {}, 404);
  return found;
}

/** A format of that paper. @throws Refusal `papier.format` */
export function readFormat(papier: Papier, text: string): FormatPapier {
  const format = FORMATS_PAPIER.find((one) => one === text);
  if (!format || !papier.formats.includes(format)) throw new Refusal("papier.format", { champ: "format" });
  return format;
}
