import type { Contexte } from "#platform/context/contexte.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { plural } from "#platform/values/french.ts";
import { libelleNature } from "./domain/epci.ts";
import { lienEpci, lienTerritoires } from "./pages/parts/liens.ts";
import { findTrouvables } from "./queries/find-trouvables.ts";

/** The EPCI and the communes of the département, public; a commune is read on the page of its EPCI. */
export const rechercheTerritoires: SourceRecherche = {
  genres: [
    { genre: "epci", libelle: "Intercommunalité", pluriel: "Intercommunalités", poids: 1.2 },
    { genre: "commune", libelle: "Commune", pluriel: "Communes", poids: 1 },
  ],
  vue: async () => "",
  lire,
};

async function lire(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const rows = await findTrouvables(ctx);
  const base = { textes: [], autour: [], schema: null, date: null };
  const communes = rows.map(
    (row): Trouvable => ({
      ...base,
      cle: `commune ${row.code}`,
      genre: "commune",
      titre: row.nom,
      contexte: [row.epci, row.population === null ? null : plural(row.population, "habitant")]
        .filter((one) => one !== null)
        .join(" · "),
      autour: [row.code],
      lien: row.siren === null ? lienTerritoires(departement) : lienEpci(departement, row.siren),
    }),
  );
  const epci = new Map(
    rows.flatMap(({ siren, epci: nom, nature }): [string, Trouvable][] =>
      siren === null || nom === null
        ? []
        : [
            [
              siren,
              {
                ...base,
                cle: `epci ${siren}`,
                genre: "epci",
                titre: nom,
                contexte: libelleNature(nature ?? ""),
                autour: [siren],
                lien: lienEpci(departement, siren),
              },
            ],
          ],
    ),
  );
  return [...epci.values(), ...communes];
}
