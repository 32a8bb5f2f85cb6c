import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Classement } from "../../domain/priorites/classement.ts";
import type { DemandePriorites, Methode } from "../../domain/priorites/demande.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { maskClassement } from "../secret/mask-classement.ts";
import type { ClassementGarde } from "./classement-garde.ts";
import type { LectureClassement } from "./read-demande.ts";

/**
 * One kept ranking, for the persons of the institutions of the département: where to act is decided in their meetings first.
 *
 * @throws Refusal `introuvable` (404), the same for whoever may not read it
 */
export async function findClassement(
  ctx: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<ClassementGarde> {
  if (!may(ctx, operationsObservatoire.lireClassements, null)) throw new Refusal("introuvable", {}, 404);
  const row = await ctx.tx
    .selectFrom("classement")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  const { id, titre, empreinte, revision } = row;
  return maskClassement(ctx, {
    ...{ id, titre, empreinte, revision, publicId: row.public_id },
    methode: row.methode as Methode,
    maille: row.maille as Maille,
    demande: row.demande as unknown as DemandePriorites,
    lecture: row.lecture as unknown as LectureClassement,
    resultat: row.resultat as unknown as Classement,
    creeLe: String(row.cree_le),
    retire: row.retire_le !== null,
  });
}

/** One line of the list. */
export type ClassementListe = Pick<
  ClassementGarde,
  "id" | "publicId" | "titre" | "methode" | "maille" | "creeLe" | "retire"
> & {
  /** Names of the indicators, in their order. */
  indicateurs: string[];
  /** Names of the territories of class 1, the most unfavourable first. */
  premiers: string[];
};

/** Kept rankings, the newest first; none for whoever may not read them. */
export async function listClassements(
  ctx: Contexte,
  filtre: { retires?: boolean; ids?: readonly string[] } = {},
): Promise<ClassementListe[]> {
  if (!may(ctx, operationsObservatoire.lireClassements, null)) return [];
  if (filtre.ids?.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom("classement")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .$if(filtre.ids !== undefined, (query) => query.where("id", "in", filtre.ids as Id<"classement">[]))
    .$if(filtre.ids === undefined, (query) =>
      query.where("retire_le", filtre.retires ? "is not" : "is", null),
    )
    .orderBy("cree_le", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => {
    const lecture = row.lecture as unknown as LectureClassement;
    const { territoires } = row.resultat as unknown as Classement;
    return {
      ...{ id: row.id, publicId: row.public_id, titre: row.titre, creeLe: String(row.cree_le) },
      ...{ methode: row.methode as Methode, maille: row.maille as Maille, retire: row.retire_le !== null },
      indicateurs: lecture.colonnes.map(({ libelle }) => libelle),
      premiers: territoires
        .filter(({ classe }) => classe === 1)
        .map(({ code }) => lecture.noms[code] ?? code),
    };
  });
}
