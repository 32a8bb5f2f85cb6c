import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { limitesEnMots } from "#platform/files/messages.ts";
import { type PageOfList, readPageOfList } from "#platform/http/listing.ts";
import { JOURS_CORBEILLE } from "../../domain/echanges/lieu.ts";
import { nomComplet } from "../../domain/echanges/mentions.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { countFils, duFil, montre, pageOf } from "./conditions.ts";
import {
  type AdresseCommentee,
  findLieuCommente,
  type LieuCommente,
  rattachement,
} from "./find-lieu-commente.ts";
import { findNommables } from "./find-nommables.ts";
import { type Fil, selectFils } from "./select-commentaires.ts";
import { type PieceLue, selectPieces } from "./select-pieces.ts";

/** Threads at the end of the page of an object. */
const FILS_APERCU = 5;

/** Threads on one page. */
export const FILS_PAR_PAGE = 20;

export type Echanges = {
  schema: SchemaTrouve;
  lieu: Pick<LieuCommente, "genre" | "objet" | "no" | "titre" | "permis">;
  fils: Fil[];
  /** Threads in all, and those that are not settled. */
  total: number;
  ouverts: number;
  page: PageOfList;
  /** Attached to the object itself, and those of its trash that whoever asks may give back. */
  pieces: PieceLue[];
  corbeille: PieceLue[];
  /** As they may be typed after « @ », for whoever may write. */
  personnes: string[];
  /** What may be attached, in words. */
  limites: string;
};

export type ChoixEchanges = {
  /** Of the address: `page`, `fil`. */
  params: URLSearchParams;
  parPage: number;
};

/**
 * What is said about an object and attached to it. A visitor who may read the scheme gets what is attached for the public,
 * and no comment.
 *
 * @throws Refusal `introuvable`.
 */
export async function loadEchanges(
  ctx: Contexte,
  adresse: AdresseCommentee,
  choix: ChoixEchanges,
): Promise<Echanges> {
  const lieu = await findLieuCommente(ctx, adresse);
  const { schema, permis } = lieu;
  const own = sur(lieu);
  const shown = sql`${own} AND ${montre(ctx, permis.moderer)}`;
  const { total, ouverts } = permis.lire ? await countFils(ctx, shown) : { total: 0, ouverts: 0 };
  const page = readPageOfList(choix.params, total, choix.parPage);
  const fil = choix.params.get("fil");
  const wanted = fil ? sql`${shown} AND ${duFil(ctx, fil)}` : sql`c.id IN (${pageOf(ctx, shown, page)})`;
  const pieces = await selectPieces(ctx, piecesSur(lieu));
  return {
    schema,
    lieu: { genre: lieu.genre, objet: lieu.objet, no: lieu.no, titre: lieu.titre, permis },
    fils: permis.lire ? await selectFils(ctx, wanted) : [],
    ...{ total, ouverts, page },
    pieces: pieces.filter(({ retireeLe }) => retireeLe === null),
    corbeille: pieces.filter(
      ({ retireeLe, sienne }) => retireeLe !== null && (sienne || permis.moderer) && isRecent(ctx, retireeLe),
    ),
    limites: limitesEnMots(ctx.fichiers),
    personnes: permis.commenter
      ? (await findNommables(ctx, schema)).filter(({ lit }) => lit).map(nomComplet)
      : [],
  };
}

/** The same for the page of the object: its newest threads. @throws Refusal `introuvable`. */
export function loadApercuEchanges(ctx: Contexte, adresse: AdresseCommentee): Promise<Echanges> {
  return loadEchanges(ctx, adresse, { params: new URLSearchParams(), parPage: FILS_APERCU });
}

/** Comments of the object itself. */
function sur(lieu: LieuCommente): RawBuilder<unknown> {
  const { schema, volet, engagement, objectif, action } = rattachement(lieu);
  const is = (column: string, id: string | null) =>
    id === null ? sql`c.${sql.ref(column)} IS NULL` : sql`c.${sql.ref(column)} = ${id}::uuid`;
  return sql`c.schema = ${schema}::uuid AND ${is("volet", volet)} AND ${is("engagement", engagement)}
    AND ${is("objectif", objectif)} AND ${is("action", action)}`;
}

function piecesSur(lieu: LieuCommente): RawBuilder<unknown> {
  const { schema, objectif, action } = rattachement(lieu);
  if (lieu.genre !== "schema" && objectif === null && action === null) return sql`false`;
  const is = (column: string, id: string | null) =>
    id === null ? sql`p.${sql.ref(column)} IS NULL` : sql`p.${sql.ref(column)} = ${id}::uuid`;
  return sql`p.schema = ${schema}::uuid AND ${is("objectif", objectif)} AND ${is("action", action)}
    AND p.point IS NULL AND p.commentaire IS NULL`;
}

function isRecent(ctx: Contexte, retireeLe: string): boolean {
  return retireeLe > ctx.now.subtract({ hours: 24 * JOURS_CORBEILLE }).toString();
}
