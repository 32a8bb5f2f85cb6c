import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { type GenreAcces, LIBELLE_GENRE_ACCES } from "./domain/accessibilite/lire-fichier-acces.ts";
import { LIBELLE_ETAT } from "./domain/vocabulaire.ts";
import { lienDonneesAcces } from "./pages/parts/liens.ts";
import { listFichiersAcces } from "./queries/accessibilite/read-fichiers.ts";

/** What the journal says of the files of accessibility. */
export const genresAcces: HistoriqueModule["genres"] = [
  {
    genre: "acces-fichier",
    libelle: "Fichier d’accessibilité",
    champs: {
      genre: {
        libelle: "Ce qu’il dit",
        lire: (valeur) => LIBELLE_GENRE_ACCES[valeur as GenreAcces] ?? String(valeur),
      },
      nom: { libelle: "Nom" },
      source: { libelle: "Source" },
      date: { libelle: "Situation au" },
      lignes: { libelle: "Lignes" },
      etat: {
        libelle: "État",
        lire: (valeur) => LIBELLE_ETAT[valeur as keyof typeof LIBELLE_ETAT] ?? String(valeur),
      },
    },
    nommer: async (ctx, ids) => {
      const found = await listFichiersAcces(ctx, { ids });
      const named = found.map(({ id, genre, nom, publicId }): [string, ObjetNomme] => [
        id,
        {
          lisible: true,
          titre: `${LIBELLE_GENRE_ACCES[genre]}, ${nom}`,
          lien: lienDonneesAcces(ctx.departement, publicId),
        },
      ]);
      const hidden = ids.map((id): [string, ObjetNomme] => [id, { lisible: false }]);
      return new Map([...hidden, ...named]);
    },
    idOf: async (ctx, publicId) => (await listFichiersAcces(ctx, { publicId }))[0]?.id ?? null,
  },
];
