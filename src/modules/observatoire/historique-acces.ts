import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import type { Id } from "#platform/values/ids.ts";
import { type GenreAcces, LIBELLE_GENRE_ACCES } from "./domain/accessibilite/lire-fichier-acces.ts";
import { LIBELLE_ETAT } from "./domain/vocabulaire.ts";
import { lienDonneesAcces } from "./pages/parts/liens.ts";
import { type FichierAcces, listFichiersAcces } from "./queries/accessibilite/read-fichiers.ts";

async function nommerFichiersAcces(ctx: Contexte, ids: readonly string[]) {
  const there = await ctx.tx
    .selectFrom("acces_fichier")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "in", ids as Id<"acces_fichier">[])
    .execute();
  const shown = new Map(
    (await listFichiersAcces(ctx, { ids })).map((one): [string, FichierAcces] => [one.id, one]),
  );
  return new Map(
    there.map(({ id }): [string, ObjetNomme] => {
      const one = shown.get(id);
      return [
        id,
        one
          ? {
              lisible: true,
              titre: `${LIBELLE_GENRE_ACCES[one.genre]}, ${one.nom}`,
              lien: lienDonneesAcces(ctx.departement, one.publicId),
            }
          : { lisible: false },
      ];
    }),
  );
}

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
    nommer: nommerFichiersAcces,
    idOf: async (ctx, publicId) => (await listFichiersAcces(ctx, { publicId }))[0]?.id ?? null,
  },
];
