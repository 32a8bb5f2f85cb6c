import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { LIBELLE_GENRE } from "./domain/genre.ts";
import { lienActeur } from "./pages/parts/liens.ts";
import { findTrouvables } from "./queries/find-trouvables.ts";
import { noteListReading } from "./queries/note-reading.ts";
import { operationsActeurs } from "./rights.ts";

/** Institutions, services and committees for all; persons for whoever may see them, and it is noted that they were. */
export const rechercheActeurs: SourceRecherche = {
  genres: [
    { genre: "acteur", libelle: "Acteur", pluriel: "Acteurs", poids: 1.3 },
    { genre: "personne", libelle: "Personne", pluriel: "Personnes", poids: 1.2 },
  ],
  vue: async (ctx) => (may(ctx, operationsActeurs.voirPersonnes, null) ? "personnes" : ""),
  lire,
  noteLecture: (ctx, montres) => {
    if (montres.some(({ genre }) => genre === "personne")) noteListReading(ctx, [{ genre: "personne" }]);
  },
};

async function lire(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const rows = await findTrouvables(ctx);
  return rows.map((row) => ({
    cle: `acteur ${row.id}`,
    genre: row.genre === "personne" ? "personne" : "acteur",
    titre: row.sigle === null || row.sigle === row.nom ? row.nom : `${row.nom} (${row.sigle})`,
    contexte: [LIBELLE_GENRE[row.genre], row.fonction, row.parent, row.archive ? "archivé" : null]
      .filter((one) => one !== null && one !== "")
      .join(" · "),
    textes: [],
    autour: [...row.ecritures, row.fonction ?? "", row.parent ?? ""],
    lien: lienActeur(departement, row.publicId),
    schema: null,
    date: null,
  }));
}
