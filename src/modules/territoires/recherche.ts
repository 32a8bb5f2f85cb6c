import type { Contexte } from "#platform/context/contexte.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { plural } from "#platform/values/french.ts";
import { libelleNature } from "./domain/epci.ts";
import { LIBELLE_ZONAGE } from "./domain/zonages/lire-zonage.ts";
import { lienEpci, lienPortrait, lienZonages } from "./pages/parts/liens.ts";
import { sayCommunes } from "./pages/parts/zonages/say-communes.ts";
import { findTrouvables } from "./queries/find-trouvables.ts";
import { listZonesRecentes } from "./queries/zonages/list-zonages.ts";

/** The EPCI, the communes and the newest zones of the département, public; a commune is read in its portrait. */
export const rechercheTerritoires: SourceRecherche = {
  genres: [
    { genre: "epci", libelle: "Intercommunalité", pluriel: "Intercommunalités", poids: 1.2 },
    { genre: "commune", libelle: "Commune", pluriel: "Communes", poids: 1 },
    { genre: "zone", libelle: "Zone", pluriel: "Zones", poids: 0.9 },
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
      lien: lienPortrait(departement, row.code),
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
  return [...epci.values(), ...communes, ...(await lireZones(ctx))];
}

async function lireZones(ctx: Contexte): Promise<Trouvable[]> {
  return (await listZonesRecentes(ctx)).map(({ genre, annee, code, nom, communes }) => ({
    ...{ cle: `zone ${genre} ${code}`, genre: "zone", libelle: LIBELLE_ZONAGE[genre], titre: nom },
    contexte: `${annee} · ${sayCommunes(communes)}`,
    ...{ textes: [], autour: [code, LIBELLE_ZONAGE[genre]], schema: null, date: null },
    lien: lienZonages(ctx.departement, { genre, annee, zone: code }),
  }));
}
