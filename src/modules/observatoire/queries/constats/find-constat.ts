import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { NatureConstat } from "../../domain/constats/constat.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";

/** A finding as it is kept. */
export type ConstatTrouve = {
  id: Id<"constat">;
  publicId: string;
  enonce: string;
  precisions: string;
  nature: NatureConstat;
  indicateur: Id<"indicateur"> | null;
  /** Code, name, unit and decimals of the indicator. */
  indicateurCode: string | null;
  indicateurLibelle: string | null;
  unite: string | null;
  decimales: number | null;
  maille: Maille | null;
  territoire: string | null;
  millesime: string | null;
  /** What the figure was worth the day it was noted; null when it is hidden today. */
  valeur: number | null;
  masquee: boolean;
  origine: string;
  /** ISO day. */
  date: string | null;
  retire: boolean;
  revision: number;
  /** As the journal keeps it. */
  mots: object;
};

function select({ tx, departement }: Contexte) {
  return (
    tx
      .selectFrom("constat as c")
      .leftJoin("indicateur as i", (join) =>
        join.onRef("i.departement", "=", "c.departement").onRef("i.id", "=", "c.indicateur"),
      )
      .selectAll("c")
      // What was noted before a rule hid it is not shown either.
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom("cellule_secrete as s")
            .select("s.code")
            .whereRef("s.departement", "=", "c.departement")
            .whereRef("s.indicateur", "=", "c.indicateur")
            .whereRef("s.millesime", "=", "c.millesime")
            .whereRef("s.maille", "=", "c.maille")
            .whereRef("s.code", "=", "c.territoire"),
        ).as("masquee"),
      )
      .select(["i.code as indicateurCode", "i.libelle as indicateurLibelle", "i.unite", "i.decimales"])
      .where("c.departement", "=", departement)
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];

function toConstat(row: Row): ConstatTrouve {
  const { enonce, precisions, nature, territoire, millesime, origine } = row;
  const masquee = row.masquee === true;
  const valeur = masquee ? null : row.valeur;
  const maille = row.maille as Maille | null;
  const date = row.date === null ? null : String(row.date);
  const mots =
    nature === "chiffre"
      ? {
          ...{ enonce, precisions, nature, maille, territoire, millesime, origine, date },
          indicateur: row.indicateurCode,
        }
      : { enonce, precisions, nature, maille, territoire, millesime, origine, date };
  return {
    ...{ id: row.id, publicId: row.public_id, enonce, precisions, nature, indicateur: row.indicateur },
    ...{ indicateurCode: row.indicateurCode, indicateurLibelle: row.indicateurLibelle },
    ...{ unite: row.unite, decimales: row.decimales, maille, territoire, millesime, valeur, origine, date },
    ...{ masquee, retire: row.retire_le !== null, revision: row.revision, mots },
  };
}

/**
 * One finding, for the persons of the institutions of the département: the diagnosis is theirs until a scheme publishes it.
 *
 * @throws Refusal `introuvable` (404), the same for whoever may not read it
 */
export async function findConstat(
  ctx: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<ConstatTrouve> {
  if (!may(ctx, operationsObservatoire.lireConstats, null)) throw new Refusal("introuvable", {}, 404);
  const row = await select(ctx)
    .where("c.public_id", "=", publicId)
    .$if(options.lock === true, (query) => query.forUpdate("c"))
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return toConstat(row);
}

/** Findings of these identifiers, or all of them; none for whoever may not read them. */
export async function readConstats(ctx: Contexte, ids?: readonly string[]): Promise<ConstatTrouve[]> {
  if (!may(ctx, operationsObservatoire.lireConstats, null)) return [];
  if (ids?.length === 0) return [];
  const rows = await select(ctx)
    .$if(ids !== undefined, (query) => query.where("c.id", "in", (ids ?? []) as Id<"constat">[]))
    .orderBy("c.cree_le", "desc")
    .orderBy("c.id")
    .execute();
  return rows.map(toConstat);
}
