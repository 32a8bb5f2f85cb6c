import { addressWith, type Order, readOrder } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Bars } from "#platform/ui/charts/bars.tsx";
import { TileMap } from "#platform/ui/charts/tile-map.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Columns, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatNumber, formatShare, plural } from "#platform/values/french.ts";
import { libelleNature, nomCourt, sortEpci, TRIS_EPCI, type TriEpci } from "../domain/epci.ts";
import { MILLESIME } from "../domain/millesime.ts";
import { tuilesOf } from "../domain/tuiles.ts";
import { type EpciListe, listEpci } from "../queries/list-epci.ts";
import type { Route } from "./+types/territoires.ts";
import { lienEpci, lienTerritoires } from "./parts/liens.ts";
import { SourceTerritoires } from "./parts/source.tsx";

const PAR_POPULATION: Order<TriEpci> = { cle: "population", sens: "desc" };

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const tri = readOrder(new URL(args.request.url).searchParams, TRIS_EPCI, PAR_POPULATION);
  const epci = await readPage(args, listEpci);
  return { code, nom, tri, millesime: MILLESIME, epci: sortEpci(epci, tri.cle, tri.sens) };
}

export default function Territoires({ loaderData }: Route.ComponentProps) {
  const { code, nom, epci, tri, millesime } = loaderData;
  const population = epci.reduce((sum, one) => sum + one.population, 0);
  const communes = epci.reduce((sum, one) => sum + one.communes, 0);
  const lien = lienTerritoires(code);
  return (
    <Page
      titre="Territoires"
      surtitre={`${nom} (${code})`}
      chapo="Les intercommunalités du département, leurs communes et leur population : les territoires où le schéma s'applique."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        epci.length > 0 && (
          <ButtonLink to={`${lien}.csv`} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        )
      }
    >
      <title>{`Territoires, ${nom} — Maillage`}</title>
      {epci.length > 0 && (
        <KeyFigures
          items={[
            {
              label: "EPCI",
              valeur: formatNumber(epci.length),
              precision: "intercommunalités à fiscalité propre",
            },
            { label: "Communes", valeur: formatNumber(communes), precision: "du département" },
            { label: "Habitants", valeur: formatNumber(population), precision: "population municipale" },
          ]}
        />
      )}
      <Section titre="Intercommunalités">
        <Columns forme={epci.length > 0 ? "repere" : "egales"}>
          {epci.length > 0 && <Carte code={code} nom={nom} epci={epci} />}
          <DataTable
            legende={`Intercommunalités : ${nom}`}
            legendeMasquee
            dense
            colonnes={colonnes(code, population)}
            lignes={epci}
            cleLigne={(one) => one.siren}
            tri={tri}
            lienTri={(cle, sens) => addressWith(lien, { tri: cle, sens })}
            vide={
              <EmptyState titre="Aucune intercommunalité">
                Le code officiel géographique n'en connaît aucune dans ce département.
              </EmptyState>
            }
          />
        </Columns>
        <SourceTerritoires millesime={millesime} />
      </Section>
    </Page>
  );
}

function colonnes(departement: string, population: number): Column<EpciListe>[] {
  return [
    {
      cle: "nom",
      titre: "Nom",
      tri: "nom",
      entete: true,
      rendu: (one) => <Link to={lienEpci(departement, one.siren)}>{nomCourt(one.nom)}</Link>,
    },
    {
      cle: "nature",
      titre: "Nature",
      largeur: "moyenne",
      tri: "nature",
      rendu: (one) => libelleNature(one.nature),
    },
    {
      cle: "communes",
      titre: "Communes",
      tri: "communes",
      align: "end",
      rendu: (one) =>
        one.communesDehors === 0 ? (
          formatNumber(one.communes)
        ) : (
          <>
            {formatNumber(one.communes)}{" "}
            <span className="discret">{`et ${formatNumber(one.communesDehors)} hors du département`}</span>
          </>
        ),
    },
    {
      cle: "population",
      titre: "Population municipale",
      tri: "population",
      align: "end",
      rendu: (one) => formatNumber(one.population),
    },
    {
      cle: "part",
      titre: "Part du département",
      align: "end",
      rendu: (one) => (population > 0 ? formatShare(one.population / population) : "inconnue"),
    },
  ];
}

/** The schematic map when somebody placed the tiles of the département, bars otherwise. */
function Carte({ code, nom, epci }: { code: string; nom: string; epci: EpciListe[] }) {
  const titre = `Population des intercommunalités : ${nom}`;
  const tuiles = tuilesOf(epci);
  const bySiren = new Map(epci.map((one) => [one.siren, one]));
  if (tuiles === null) {
    return (
      <Bars
        titre={titre}
        phrase="La carte schématique de ce département n'est pas encore dessinée."
        barres={sortEpci(epci, "population", "desc").map((one) => ({
          cle: one.siren,
          label: nomCourt(one.nom),
          valeur: one.population,
          to: lienEpci(code, one.siren),
        }))}
      />
    );
  }
  return (
    <TileMap
      titre={titre}
      phrase={`${plural(epci.length, "intercommunalité")}, une tuile chacune, quelle que soit son étendue.`}
      legende="Population municipale dans le département, en milliers"
      format={formatMilliers}
      classes="effectifs"
      entete="Intercommunalité"
      tuiles={tuiles.map(({ siren, x, y, abrege }) => ({
        code: siren,
        label: nomCourt(bySiren.get(siren)?.nom ?? siren),
        abrege,
        x,
        y,
        valeur: bySiren.get(siren)?.population ?? null,
        to: lienEpci(code, siren),
      }))}
    />
  );
}

/** « 297 »: a tile has no room for more; the list below has the exact figure. */
function formatMilliers(population: number): string {
  return formatNumber(
    population < 10_000 ? Math.round(population / 100) / 10 : Math.round(population / 1_000),
  );
}
