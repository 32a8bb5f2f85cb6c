import type { SourceRecherche } from "#platform/search/source.ts";
import { NBSP } from "#platform/values/french.ts";
import { lienTerme } from "./liens.ts";
import { listGlossaire } from "./list-glossaire.ts";

/** The glossary, public; read on its page, at the entry. */
export const rechercheGlossaire: SourceRecherche = {
  genres: [
    // What is done about something comes before what the word means.
    { genre: "terme", libelle: "Terme du glossaire", pluriel: "Termes du glossaire", poids: 0.6 },
  ],
  vue: async () => "",
  lire: async (ctx) =>
    (await listGlossaire(ctx)).map(({ cle, sigle, terme, definition, variantes }) => ({
      ...{ cle: `terme ${cle}`, genre: "terme", schema: null, date: null, textes: [] },
      titre: sigle === null ? terme : `${sigle}${NBSP}: ${terme}`,
      // Shown and not looked at: a word of a definition is not what the entry is about.
      contexte: definition,
      autour: [...variantes],
      lien: lienTerme(ctx.departement, cle),
    })),
};
