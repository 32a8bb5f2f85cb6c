import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordReading } from "#platform/journal/lecture.ts";
import { may } from "#platform/rights/rights.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { type Genre, LIBELLE_GENRE } from "./domain/genre.ts";
import { lienActeur } from "./pages/parts/liens.ts";
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
    if (!montres.some(({ genre }) => genre === "personne")) return;
    recordReading(ctx, { operation: "acteurs.lister-personnes", objet: { genre: "acteur", id: null } });
  },
};

async function lire(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const { rows } = await sql<{
    id: string;
    publicId: string;
    genre: Genre;
    nom: string;
    sigle: string | null;
    fonction: string | null;
    parent: string | null;
    archive: boolean;
    autour: string[];
  }>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, a.fonction,
           coalesce(p.sigle, p.nom) AS parent, a.archive_le IS NOT NULL AS archive,
           array(SELECT n.ecrit FROM acteur_nom n
                  WHERE n.departement = a.departement AND n.acteur = a.id ORDER BY n.ecrit) AS autour
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE a.departement = ${departement} AND a.fusionne_dans IS NULL
       AND (${persons} OR a.genre <> 'personne')`.execute(ctx.tx);
  return rows.map((row) => ({
    cle: `acteur ${row.id}`,
    genre: row.genre === "personne" ? "personne" : "acteur",
    titre: row.sigle === null || row.sigle === row.nom ? row.nom : `${row.nom} (${row.sigle})`,
    contexte: [LIBELLE_GENRE[row.genre], row.fonction, row.parent, row.archive ? "archivé" : null]
      .filter((one) => one !== null && one !== "")
      .join(" · "),
    textes: [],
    autour: [...row.autour, row.fonction ?? "", row.parent ?? ""],
    lien: lienActeur(departement, row.publicId),
    schema: null,
    date: null,
  }));
}
