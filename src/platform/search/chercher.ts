import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import { debutDe, extrait, type Morceau, marquer } from "./extrait.ts";
import type { Recherche, Touche } from "./index-recherche.ts";
import { indexFor } from "./memoire.ts";
import { genresOf, type SourceRecherche } from "./source.ts";

/** Longest request taken into account, in letters. */
export const LONGUEUR_DEMANDE = 200;
export const RESULTATS_PAR_PAGE = 20;

export type Demande = {
  /** As typed. */
  q: string;
  /** Kind, and public id of a scheme, to keep to; null: any. */
  genre: string | null;
  schema: string | null;
  /** From 1. */
  page: number;
};

export type Resultat = {
  cle: string;
  /** « Action ». */
  genre: string;
  titre: Morceau[];
  contexte: Morceau[];
  /** Null when it says nothing more than its title. */
  extrait: Morceau[] | null;
  lien: string;
};

export type Facette = { valeur: string; libelle: string; nombre: number };

export type Resultats = Pick<Recherche, "rencontre" | "suggestion"> & {
  /** How many the filters keep, and the page of them that is shown. */
  nombre: number;
  page: number;
  pages: number;
  resultats: Resultat[];
  /** How many of each kind in the chosen scheme, and in each scheme of the chosen kind. */
  genres: Facette[];
  schemas: Facette[];
};

/**
 * What the one who asks may read and that holds the words, best first. Never says anything of another object: neither
 * its words nor how many there are.
 */
export async function chercher(
  ctx: Contexte,
  sources: readonly SourceRecherche[],
  { q, genre, schema, page }: Demande,
): Promise<Resultats> {
  const genres = genresOf(sources);
  const index = await indexFor(ctx, sources);
  const { rencontre, suggestion, touches } = index.search(
    q.slice(0, LONGUEUR_DEMANDE),
    (one) => genres.get(one)?.poids ?? 1,
  );
  const ofGenre = (one: Touche) => genre === null || one.objet.genre === genre;
  const ofSchema = (one: Touche) => schema === null || one.objet.schema?.publicId === schema;
  const kept = touches.filter((one) => ofGenre(one) && ofSchema(one));
  const pages = Math.max(1, Math.ceil(kept.length / RESULTATS_PAR_PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  const slice = kept.slice((shown - 1) * RESULTATS_PAR_PAGE, shown * RESULTATS_PAR_PAGE);
  for (const source of sources) {
    const own = new Set(source.genres.map((one) => one.genre));
    const montres = slice.map(({ objet }) => objet).filter((objet) => own.has(objet.genre));
    if (montres.length > 0) source.noteLecture?.(ctx, montres);
  }
  return {
    rencontre,
    suggestion,
    nombre: kept.length,
    page: shown,
    pages,
    resultats: slice.map((touche) => toResultat(touche, genres.get(touche.objet.genre)?.libelle ?? "")),
    genres: countGenres(touches.filter(ofSchema), genres),
    schemas: countSchemas(touches.filter(ofGenre)),
  };
}

function toResultat({ objet, termes }: Touche, genre: string): Resultat {
  const { cle, libelle, titre, contexte, textes, lien } = objet;
  const debut = debutDe(textes);
  const found = extrait(textes, termes) ?? (debut === null ? null : marquer(debut, termes));
  return {
    ...{ cle, genre: libelle ?? genre, lien, extrait: found },
    titre: marquer(titre, termes),
    contexte: marquer(contexte, termes),
  };
}

function countGenres(
  touches: readonly Touche[],
  genres: ReadonlyMap<string, { pluriel: string }>,
): Facette[] {
  const counts = countBy(touches, ({ objet }) => objet.genre);
  return [...genres].flatMap(([valeur, { pluriel }]) => {
    const nombre = counts.get(valeur) ?? 0;
    return nombre > 0 ? [{ valeur, libelle: pluriel, nombre }] : [];
  });
}

function countSchemas(touches: readonly Touche[]): Facette[] {
  const counts = countBy(touches, ({ objet }) => objet.schema?.publicId ?? null);
  const titres = new Map(
    touches.flatMap(({ objet: { schema } }) => (schema ? [[schema.publicId, schema.titre]] : [])),
  );
  return [...counts]
    .map(([valeur, nombre]) => ({ valeur, libelle: titres.get(valeur) ?? valeur, nombre }))
    .sort((a, b) => compareFrench(a.libelle, b.libelle));
}

function countBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const one = key(item);
    if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}
