import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type Id, isId, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  closesCycle,
  isSansCycle,
  isSymetrique,
  type Lien,
  libelleLien,
  type NatureRenvoi,
} from "./natures.ts";
import { findBout, findRenvoi, type Renvoi } from "./read-renvois.ts";
import type { References } from "./references.ts";
import type { Bout } from "./reliable.ts";

/** Characters of the note of a tie. */
export const NOTE_MAXIMUM = 500;

export type RenvoiVoulu = Lien & {
  /** The object whose page is open, and the other one: kind, and public id or identifier. */
  objet: { genre: string; cle: string };
  autre: { genre: string; cle: string };
  note: string;
  cle: string;
};

/**
 * Ties an object to another that may be read, for whoever may write one of the two. Sent twice, it is made once. Gives
 * the identifier of the tie.
 *
 * @throws Refusal `introuvable`; the refusal of the module of the first object; `renvoi.soi`, `renvoi.note-longue`,
 * `renvoi.existe` (409), `renvoi.cycle` (409).
 */
export async function addRenvoi(
  ctx: Contexte,
  references: References,
  voulu: RenvoiVoulu,
): Promise<Id<"renvoi">> {
  const objet = await findBout(ctx, references, voulu.objet);
  const autre = await findBout(ctx, references, voulu.autre);
  await requireEither(ctx, references, objet, autre);
  if (objet.id === autre.id) throw new Refusal("renvoi.soi", { champ: "autre" });
  const note = voulu.note.trim();
  if ([...note].length > NOTE_MAXIMUM)
    throw new Refusal("renvoi.note-longue", { champ: "note", maximum: NOTE_MAXIMUM });
  const [de, vers] = voulu.sens === "direct" ? [objet, autre] : [autre, objet];
  const { nature } = voulu;
  const envoi = {
    cle: voulu.cle,
    operation: "renvois.ajouter",
    contenu: JSON.stringify([nature, de, vers, note]),
  };
  return once(ctx, envoi, async () => {
    await lockRenvois(ctx);
    await checkPossible(ctx, nature, de, vers);
    const id = newId<"renvoi">(ctx.now.epochMilliseconds);
    const personne = personneDe(ctx.principal, ctx.departement);
    await ctx.tx
      .insertInto("renvoi")
      .values({
        ...{ departement: ctx.departement, id, nature, note, cree_le: ctx.now.toString() },
        ...{ de_genre: de.genre, de: de.id, vers_genre: vers.genre, vers: vers.id },
        auteur: personne?.personne ?? null,
        institution: personne?.institution ?? null,
      })
      .execute();
    await noteBoth(ctx, "renvois.ajouter", { nature, de, vers, note });
    return id;
  });
}

/** Takes a tie off, for whoever may write one of its ends; twice is once. @throws Refusal `introuvable`, that of a module. */
export async function removeRenvoi(ctx: Contexte, references: References, id: string): Promise<void> {
  const renvoi = await findWritable(ctx, references, id);
  if (renvoi.retireLe !== null) return;
  await ctx.tx
    .updateTable("renvoi")
    .set({
      retire_le: ctx.now.toString(),
      retire_par: personneDe(ctx.principal, ctx.departement)?.personne ?? null,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", renvoi.id)
    .execute();
  await noteBoth(ctx, "renvois.retirer", renvoi);
}

/** Puts back a tie that was taken off. @throws as {@link removeRenvoi}, and Refusal `renvoi.existe`, `renvoi.cycle`. */
export async function restoreRenvoi(ctx: Contexte, references: References, id: string): Promise<void> {
  await lockRenvois(ctx);
  const renvoi = await findWritable(ctx, references, id);
  if (renvoi.retireLe === null) return;
  await checkPossible(ctx, renvoi.nature, renvoi.de, renvoi.vers);
  await ctx.tx
    .updateTable("renvoi")
    .set({ retire_le: null, retire_par: null })
    .where("departement", "=", ctx.departement)
    .where("id", "=", renvoi.id)
    .execute();
  await noteBoth(ctx, "renvois.retablir", renvoi);
}

async function findWritable(ctx: Contexte, references: References, id: string): Promise<Renvoi> {
  if (!isId(id)) throw new Refusal("introuvable", {}, 404);
  const renvoi = await findRenvoi(ctx, id as Id<"renvoi">, { lock: true });
  await requireEither(ctx, references, renvoi.de, renvoi.vers);
  return renvoi;
}

/** @throws Refusal `introuvable` when neither end is known, else that of the module of the first. */
async function requireEither(ctx: Contexte, references: References, one: Bout, other: Bout): Promise<void> {
  for (const { genre, id } of [one, other]) {
    if (await references.reliable(genre)?.peutRelier(ctx, id)) return;
  }
  await references.reliable(one.genre)?.exigerRelier(ctx, one.id);
  await references.reliable(other.genre)?.exigerRelier(ctx, other.id);
  throw new Refusal("introuvable", {}, 404);
}

async function checkPossible(ctx: Contexte, nature: NatureRenvoi, de: Bout, vers: Bout): Promise<void> {
  const raison = await impossible(ctx, { nature, de: de.id, vers: vers.id });
  if (raison === null) return;
  throw new Refusal(raison, { champ: "autre", lien: libelleLien({ nature, sens: "direct" }) }, 409);
}

/** Why a tie could not be there beside the others, `sauf` one; null when it could. */
export async function impossible(
  ctx: Contexte,
  { nature, de, vers, sauf = null }: { nature: NatureRenvoi; de: string; vers: string; sauf?: string | null },
): Promise<"renvoi.soi" | "renvoi.existe" | "renvoi.cycle" | null> {
  if (de === vers) return "renvoi.soi";
  const all = await ctx.tx
    .selectFrom("renvoi")
    .select(["id", "de", "vers"])
    .where("departement", "=", ctx.departement)
    .where("nature", "=", nature)
    .where("retire_le", "is", null)
    .execute();
  const rows = all.filter(({ id }) => id !== sauf);
  const same = rows.some(
    (row) =>
      (row.de === de && row.vers === vers) || (isSymetrique(nature) && row.de === vers && row.vers === de),
  );
  if (same) return "renvoi.existe";
  return isSansCycle(nature) && closesCycle(rows, { de, vers }) ? "renvoi.cycle" : null;
}

/** Two ties made at the same moment could close a circle that neither of them closes alone. */
export async function lockRenvois(ctx: Contexte): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`renvois ${ctx.departement}`}))`.execute(ctx.tx);
}

async function noteBoth(
  ctx: Contexte,
  operation: string,
  { nature, de, vers, note }: Pick<Renvoi, "nature" | "de" | "vers" | "note">,
): Promise<void> {
  const ends = [
    { objet: de, autre: vers, sens: "direct" },
    { objet: vers, autre: de, sens: "inverse" },
  ] as const;
  await recordJournal(
    ctx,
    ends.map(({ objet, autre, sens }) => {
      const valeurs = { lien: libelleLien({ nature, sens }), relie: autre.id, ...(note && { note }) };
      return {
        operation,
        objet,
        ...(operation === "renvois.retirer" ? { avant: valeurs } : { apres: valeurs }),
      };
    }),
  );
}
