import { addressWith, type Order, readOrder } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Bars } from "#platform/ui/charts/bars.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Columns, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatNumber, formatShare } from "#platform/values/french.ts";
import { libelleNature, nomCourt, sortEpci, TRIS_EPCI, type TriEpci } from "../domain/epci.ts";
import { type FondEpci, loadFondEpci } from "../queries/contours/load-fond-epci.ts";
import { type EpciListe, listEpci } from "../queries/list-epci.ts";
import { operationsTerritoires } from "../rights.ts";
import type { Route } from "./+types/territoires.ts";
import { CartePopulation } from "./parts/carte-population.tsx";
import { lienCompetences, lienEpci, lienTerritoires, lienZonages } from "./parts/liens.ts";
import { noticeCarte, SourceTerritoires } from "./parts/source.tsx";

const PAR_POPULATION: Order<TriEpci> = { cle: "population", sens: "desc" };

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const tri = readOrder(new URL(args.request.url).searchParams, TRIS_EPCI, PAR_POPULATION);
  return readPage(args, async (ctx) => {
    const epci = await listEpci(ctx);
    const fond = await loadFondEpci(ctx, epci);
    const dessiner = may(ctx, operationsTerritoires.dessiner, null);
    return { code, nom, tri, epci: sortEpci(epci, tri.cle, tri.sens), fond, dessiner };
  });
}

export default function Territoires({ loaderData }: Route.ComponentProps) {
  const { code, nom, epci, tri, fond, dessiner } = loaderData;
  const population = epci.reduce((sum, one) => sum + one.population, 0);
  const communes = epci.reduce((sum, one) => sum + one.communes, 0);
  const lien = lienTerritoires(code);
  return (
    <Page
      titre="Territoires"
      surtitre={`${nom} (${code})`}
      chapo="Les intercommunalités du département, leurs communes et leur population : les territoires où le schéma s’applique."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        epci.length > 0 && (
          <>
            <ButtonLink to={`${lien}.csv`} fichier glyphe="telecharger">
              Télécharger (CSV)
            </ButtonLink>
            {fond && (
              <>
                <ButtonLink to={`${lien}.svg`} fichier glyphe="telecharger">
                  Carte (SVG)
                </ButtonLink>
                <ButtonLink to={`${lien}.png`} fichier glyphe="telecharger">
                  Carte (PNG)
                </ButtonLink>
              </>
            )}
            <ButtonLink to={lienZonages(code)}>Zonages</ButtonLink>
            <ButtonLink to={lienCompetences(code)}>Compétences</ButtonLink>
            {dessiner && <ButtonLink to={`${lien}/contours`}>Contours</ButtonLink>}
          </>
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
        <Columns forme={epci.length > 0 ? "carte" : "egales"}>
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
                Le code officiel géographique n’en connaît aucune dans ce département.
              </EmptyState>
            }
          />
          {epci.length > 0 && <Population code={code} nom={nom} epci={epci} fond={fond} />}
        </Columns>
        <SourceTerritoires />
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

/** The map of contours, or of tiles placed by hand; bars where there are neither. */
function Population({
  code,
  nom,
  epci,
  fond,
}: {
  code: string;
  nom: string;
  epci: EpciListe[];
  fond: FondEpci | null;
}) {
  const titre = `Population des intercommunalités : ${nom}`;
  if (fond !== null) {
    const notice = noticeCarte(fond).slice(1).join(" ");
    return <CartePopulation code={code} titre={titre} fond={fond} epci={epci} notice={notice} />;
  }
  return (
    <Bars
      titre={titre}
      phrase="La carte de ce département n’est pas encore dessinée : aucun contour n’a été importé."
      barres={sortEpci(epci, "population", "desc").map((one) => ({
        cle: one.siren,
        label: nomCourt(one.nom),
        valeur: one.population,
        to: lienEpci(code, one.siren),
      }))}
    />
  );
}
