import { may } from "#platform/rights/rights.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { LIBELLE_NATURE } from "./domain/constats/constat.ts";
import { lienConstats, lienIndicateur } from "./pages/parts/liens.ts";
import { readConstats } from "./queries/constats/find-constat.ts";
import { listIndicateurs } from "./queries/list-indicateurs.ts";
import { operationsObservatoire } from "./rights.ts";

/** What one finds in the observatory: indicators of which something is published, and findings for who may read them. */
export const rechercheObservatoire: SourceRecherche = {
  genres: [
    { genre: "indicateur", libelle: "Indicateur", pluriel: "Indicateurs", poids: 1 },
    { genre: "constat", libelle: "Constat", pluriel: "Constats", poids: 1 },
  ],
  vue: async (ctx) => `constats ${may(ctx, operationsObservatoire.lireConstats, null)}`,
  lire: async (ctx) => [
    ...(await listIndicateurs(ctx)).map(
      ({ id, code, libelle, famille, definitions }): Trouvable => ({
        ...{ cle: `indicateur ${id}`, genre: "indicateur", titre: libelle, contexte: famille },
        textes: definitions.map(({ texte }) => texte),
        ...{ autour: [code], lien: lienIndicateur(ctx.departement, code), schema: null, date: null },
      }),
    ),
    ...(await readConstats(ctx))
      .filter(({ retire }) => !retire)
      .map(
        ({ id, publicId, enonce, nature, precisions, origine, indicateurLibelle, date }): Trouvable => ({
          ...{ cle: `constat ${id}`, genre: "constat", titre: enonce, contexte: LIBELLE_NATURE[nature] },
          textes: [precisions, origine].filter(Boolean),
          autour: indicateurLibelle ? [indicateurLibelle] : [],
          ...{ lien: lienConstats(ctx.departement, publicId), schema: null, date },
        }),
      ),
  ],
};
