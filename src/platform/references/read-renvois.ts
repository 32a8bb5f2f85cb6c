import type { Contexte } from "#platform/context/contexte.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { LIENS, type NatureRenvoi, type SensRenvoi } from "./natures.ts";
import type { References } from "./references.ts";
import type { Bout, ObjetSitue } from "./reliable.ts";

/** A tie as it is kept; an end may be of a module that is no longer there. */
export type Renvoi = {
  id: Id<"renvoi">;
  nature: NatureRenvoi;
  de: Bout;
  vers: Bout;
  note: string;
  creeLe: string;
  retireLe: string | null;
  auteur: string | null;
  institution: string | null;
};

/** A tie seen from one of its ends. */
export type RenvoiVu = {
  id: Id<"renvoi">;
  nature: NatureRenvoi;
  sens: SensRenvoi;
  /** Null: it is kept no more. */
  autre: ObjetSitue | null;
  /** Null for whoever is not of the département, and when the other end may not be read. */
  details: { note: string; auteur: string | null; institution: string | null; creeLe: string } | null;
};

/**
 * The ties of an object that are in force, or that were taken off, in the order of the screens then of their making. One
 * whose other end may not be read is there for whoever may take it off (`caches`, asked only when there is one), one
 * whose other end was removed for persons of the département: nobody else learns that there is such a tie.
 */
export async function readRenvois(
  ctx: Contexte,
  references: References,
  { id }: Bout,
  choix: { retires?: boolean; caches?: () => Promise<boolean> } = {},
): Promise<RenvoiVu[]> {
  const base = selectRenvois(ctx).where((eb) => eb.or([eb("r.de", "=", id), eb("r.vers", "=", id)]));
  const rows = await (choix.retires
    ? base.where("r.retire_le", "is not", null).orderBy("r.retire_le", "desc").limit(RETIRES_MONTRES)
    : base.where("r.retire_le", "is", null).orderBy("r.cree_le").orderBy("r.id")
  ).execute();
  const renvois = rows.map(toRenvoi);
  const persons = may(ctx, operationsJournal.lireHistorique, null);
  const situes = await situer(
    ctx,
    references,
    renvois.map((renvoi) => otherEnd(renvoi, id)),
  );
  const all = renvois.map((renvoi): RenvoiVu => {
    const autre = situes.get(otherEnd(renvoi, id).id) ?? null;
    const { note, auteur, institution, creeLe } = renvoi;
    return {
      id: renvoi.id,
      nature: renvoi.nature,
      sens: renvoi.de.id === id ? "direct" : "inverse",
      autre,
      details: persons && autre?.lisible ? { note, auteur, institution, creeLe } : null,
    };
  });
  const hidden = all.some(({ autre }) => autre?.lisible === false);
  const caches = hidden && ((await choix.caches?.()) ?? false);
  const vus = all.filter(({ autre }) =>
    autre?.lisible === false ? caches : (autre !== null && !autre.retire) || persons,
  );
  const rank = ({ nature, sens }: RenvoiVu) =>
    LIENS.findIndex((one) => one.nature === nature && one.sens === sens);
  if (choix.retires) return vus;
  // What was removed takes its ties along, and brings them back.
  return vus.filter(({ autre }) => !(autre?.lisible && autre.retire)).sort((a, b) => rank(a) - rank(b));
}

/**
 * By identifier, what a tie of that nature leads from towards these objects, among what the one who asks may read and is still
 * there. An object without any is not in it.
 */
export async function readRenvoisVers(
  ctx: Contexte,
  references: References,
  nature: NatureRenvoi,
  ids: readonly Id<string>[],
): Promise<Map<string, Extract<ObjetSitue, { lisible: true }>[]>> {
  const found = new Map<string, Extract<ObjetSitue, { lisible: true }>[]>();
  if (ids.length === 0) return found;
  const rows = await selectRenvois(ctx)
    .where("r.nature", "=", nature)
    .where("r.vers", "in", [...ids])
    .where("r.retire_le", "is", null)
    .orderBy("r.cree_le")
    .orderBy("r.id")
    .execute();
  const renvois = rows.map(toRenvoi);
  const situes = await situer(
    ctx,
    references,
    renvois.map(({ de }) => de),
  );
  for (const { de, vers } of renvois) {
    const objet = situes.get(de.id);
    if (objet?.lisible && !objet.retire) found.set(vers.id, [...(found.get(vers.id) ?? []), objet]);
  }
  return found;
}

const RETIRES_MONTRES = 20;

function otherEnd({ de, vers }: Pick<Renvoi, "de" | "vers">, id: string): Bout {
  return de.id === id ? vers : de;
}

function selectRenvois(ctx: Contexte) {
  return ctx.tx
    .selectFrom("renvoi as r")
    .leftJoin("acteur as p", (join) =>
      join.onRef("p.departement", "=", "r.departement").onRef("p.id", "=", "r.auteur"),
    )
    .leftJoin("acteur as i", (join) =>
      join.onRef("i.departement", "=", "r.departement").onRef("i.id", "=", "r.institution"),
    )
    .selectAll("r")
    .select(["p.nom as auteurNom", "i.nom as institutionNom", "i.sigle"])
    .where("r.departement", "=", ctx.departement);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRenvois>["execute"]>>[number];

function toRenvoi(row: Row): Renvoi {
  return {
    id: row.id,
    nature: row.nature,
    de: { genre: row.de_genre, id: row.de as Id<string> },
    vers: { genre: row.vers_genre, id: row.vers as Id<string> },
    note: row.note,
    creeLe: row.cree_le,
    retireLe: row.retire_le,
    auteur: row.auteurNom,
    institution: row.sigle ?? row.institutionNom,
  };
}

/** Objects of any kinds as they stand, by identifier; those of a kind that nobody declares are not there. */
export async function situer(
  ctx: Contexte,
  references: References,
  bouts: readonly Bout[],
): Promise<Map<string, ObjetSitue>> {
  const byGenre = new Map<string, Set<string>>();
  for (const { genre, id } of bouts) byGenre.set(genre, (byGenre.get(genre) ?? new Set()).add(id));
  const found = new Map<string, ObjetSitue>();
  for (const [genre, ids] of byGenre) {
    for (const [id, objet] of (await references.reliable(genre)?.situer(ctx, [...ids])) ?? [])
      found.set(id, objet);
  }
  return found;
}

/** One tie; `lock` keeps it until the end of the transaction. @throws Refusal `introuvable`. */
export async function findRenvoi(
  ctx: Contexte,
  id: Id<"renvoi">,
  options: { lock?: boolean } = {},
): Promise<Renvoi> {
  const base = selectRenvois(ctx).where("r.id", "=", id);
  const row = await (options.lock ? base.forUpdate("r") : base).executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return toRenvoi(row);
}

/**
 * An object that the one who asks may read and that is still there, by its kind and its public id or identifier.
 *
 * @throws Refusal `introuvable`, the same for what is not there, is removed or may not be read.
 */
export async function findBout(
  ctx: Contexte,
  references: References,
  { genre, cle }: { genre: string; cle: string },
): Promise<Bout> {
  const reliable = references.reliable(genre);
  const id = (await reliable?.trouver(ctx, cle)) ?? null;
  if (!reliable || id === null || !(await reliable.estLisible(ctx, id)))
    throw new Refusal("introuvable", {}, 404);
  return { genre, id: id as Id<string> };
}
