import { LIBELLE_METHODE, METHODES } from "#platform/graphiques/bandes.ts";
import { Carte } from "#platform/graphiques/carte.tsx";
import { Courbe } from "#platform/graphiques/courbe.tsx";
import { readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Columns, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber } from "#platform/values/french.ts";
import { sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { sortTableau, TRIS_TABLEAU } from "../../domain/tri.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { type Explorer, readExplorer } from "../../queries/explorer/read-explorer.ts";
import { operationsObservatoire } from "../../rights.ts";
import { colonnesExplorer } from "../parts/colonnes-explorer.tsx";
import { Extrait } from "../parts/integrable/extrait.tsx";
import {
  type ChoixLu,
  carteOf,
  lienExplorer,
  noticeOf,
  phraseOf,
  readChoixExplorer,
  referenceOf,
  seriesOf,
} from "../parts/lecture-explorer.ts";
import { lienCatalogue, lienEvolution, lienIndicateur } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/explorer.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const choix = readChoixExplorer(args.request);
  const tri = readOrder(params, TRIS_TABLEAU, { cle: "valeur", sens: "desc" });
  const { explorer, interne } = await readPage(args, async (ctx) => ({
    explorer: await readExplorer(ctx, choix),
    interne: may(ctx, operationsObservatoire.lireConstats, null),
  }));
  const lignes = sortTableau(explorer?.tableau.lignes ?? [], tri.cle, tri.sens);
  const rang = readPageOfList(params, lignes.length);
  const { adresse } = stateOf(args).application;
  return {
    code,
    nom,
    choix,
    tri,
    rang,
    explorer,
    interne,
    adresse,
    lignes: lignes.slice(rang.from, rang.to),
  };
}

export default function ExplorerPage({ loaderData }: Route.ComponentProps) {
  const { code, nom, explorer, interne } = loaderData;
  const fil = [{ label: "Accueil", to: `/${code}` }];
  if (!explorer) {
    return (
      <Page titre="Observatoire" surtitre={`${nom} (${code})`} fil={fil}>
        <title>{`Observatoire, ${nom} — Maillage`}</title>
        <NavigationObservatoire departement={code} interne={interne} />
        <EmptyState titre="Aucun chiffre publié">
          <p>L’observatoire se remplit dès qu’un fichier de données est publié.</p>
          <p>
            <Link to={lienCatalogue(code)}>Voir le catalogue des indicateurs</Link>
          </p>
        </EmptyState>
      </Page>
    );
  }
  return <Choisi {...loaderData} explorer={explorer} fil={fil} />;
}

type ChoisiProps = Omit<Route.ComponentProps["loaderData"], "explorer"> & {
  explorer: Explorer;
  fil: { label: string; to: string }[];
};

function Choisi({ code, nom, explorer, choix, tri, rang, lignes, fil, interne, adresse }: ChoisiProps) {
  const { indicateur, montre } = explorer.tableau;
  const lien = (
    more: Record<string, string | number | null> = {},
    suffixe: Parameters<typeof lienExplorer>[4] = "",
  ) => lienExplorer(code, explorer, choix, more, suffixe);
  return (
    <Page
      titre="Observatoire"
      surtitre={`${nom} (${code})`}
      chapo={`${indicateur.libelle}${montre ? `, ${sayMillesime(montre.millesime)}` : ""}. ${phraseOf(explorer)}`}
      fil={fil}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={lien({}, "/donnees.csv")} fichier glyphe="telecharger">
            CSV
          </ButtonLink>
          <ButtonLink to={lien({}, "/donnees.xlsx")} fichier glyphe="telecharger">
            XLSX
          </ButtonLink>
          {explorer.fond && (
            <>
              <ButtonLink to={lien({}, "/carte.svg")} fichier glyphe="telecharger">
                SVG
              </ButtonLink>
              <ButtonLink to={lien({}, "/carte.png")} fichier glyphe="telecharger">
                PNG
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <title>{`${indicateur.libelle}, observatoire, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={interne} />
      <Choix code={code} explorer={explorer} choix={choix} />
      {explorer.reperes.length > 0 && <Reperes explorer={explorer} />}
      <Section titre={montre ? `Par ${LIBELLE_MAILLE[montre.maille].toLowerCase()}` : "Territoires"}>
        <Columns forme="carte">
          <div>
            {indicateur.unite.length > 10 && <p className="discret">{`En ${indicateur.unite}.`}</p>}
            <DataTable
              legende={`${indicateur.libelle} par territoire`}
              legendeMasquee
              dense
              colonnes={colonnesExplorer(code, explorer, lien)}
              lignes={lignes}
              cleLigne={(one) => one.code}
              tri={tri}
              lienTri={(cle, sens) => lien({ tri: cle, sens })}
              vide={<EmptyState titre="Aucun chiffre à cette maille et pour cette année" />}
            />
            <Pagination
              page={rang.page}
              pages={rang.pages}
              lien={(page) => lien({ tri: tri.cle, sens: tri.sens, page })}
              label="Pages des territoires"
            />
          </div>
          <Dessins code={code} nom={nom} explorer={explorer} choix={choix} />
        </Columns>
        {noticeOf(explorer).map((ligne) => (
          <p key={ligne} className="discret">
            {ligne}
          </p>
        ))}
        <p>
          <Link to={lienIndicateur(code, indicateur.code)}>Comment cet indicateur est compté</Link>
        </p>
        <Extrait adresse={adresse} lien={lien({}, "/integrable")} titre={`${indicateur.libelle} : ${nom}`} />
      </Section>
    </Page>
  );
}

function Dessins({
  code,
  nom,
  explorer,
  choix,
}: {
  code: string;
  nom: string;
  explorer: Explorer;
  choix: ChoixLu;
}) {
  const { indicateur } = explorer.tableau;
  const carte = carteOf(code, explorer, choix);
  const series = seriesOf(explorer).filter(({ points }) => points.length > 0);
  const annees = new Set(series.flatMap(({ points }) => points.map(({ annee }) => annee)));
  const chosen = explorer.tableau.lignes.find((one) => one.code === choix.territoire);
  return (
    <div className="pile">
      {carte ? (
        <Carte titre={`${indicateur.libelle} : ${nom}`} phrase={phraseOf(explorer)} {...carte} />
      ) : (
        <EmptyState titre="Pas de carte à cette maille">
          <p>Les contours de ces territoires n’ont pas été importés. Le tableau a tous les chiffres.</p>
        </EmptyState>
      )}
      {annees.size > 1 && (
        <Courbe
          titre={`Évolution : ${chosen?.nom ?? nom}`}
          phrase={
            chosen
              ? "Le territoire choisi, puis ce à quoi on le compare."
              : "Choisissez un territoire dans le tableau ou sur la carte pour le voir ici."
          }
          series={series}
          legende={[indicateur.libelle, indicateur.unite].filter(Boolean).join(", ")}
          format={(valeur) => formatNumber(valeur)}
        />
      )}
      {chosen && (
        <p className="sans-impression">
          <Link to={lienEvolution(code, { indicateur: indicateur.code, territoire: chosen.code })}>
            {`${chosen.nom} à travers les années, à périmètre constant`}
          </Link>
        </p>
      )}
    </div>
  );
}

function Reperes({ explorer }: { explorer: Explorer }) {
  const { indicateur } = explorer.tableau;
  const reference = referenceOf(explorer.reperes);
  return (
    <KeyFigures
      items={explorer.reperes.map(({ maille, observation }) => ({
        label: observation.nom,
        valeur: withUnit(sayCase(observation, indicateur.decimales), indicateur.unite),
        precision:
          maille === reference?.maille && indicateur.agregation !== "somme"
            ? "référence des couleurs de la carte"
            : LIBELLE_MAILLE[maille].toLowerCase(),
      }))}
    />
  );
}

function Choix({ code, explorer, choix }: { code: string; explorer: Explorer; choix: ChoixLu }) {
  const { indicateur, mailles, millesimes, montre } = explorer.tableau;
  const definitions = indicateur.definitions.filter(({ no }) =>
    indicateur.couverture.some((part) => part.definition === no),
  );
  return (
    <FilterForm
      action={`/${code}/observatoire`}
      label="Choisir ce qui est montré"
      garder={{ territoire: choix.territoire }}
    >
      <SelectField
        name="indicateur"
        label="Indicateur"
        defaultValue={indicateur.code}
        options={explorer.indicateurs.map((one) => ({
          value: one.code,
          label: one.libelle,
          groupe: one.famille,
        }))}
      />
      <SelectField
        name="maille"
        label="Maille"
        defaultValue={montre?.maille}
        options={mailles.map((one) => ({ value: one, label: LIBELLE_MAILLE[one] }))}
      />
      <SelectField
        name="millesime"
        label="Année"
        defaultValue={montre?.millesime}
        options={millesimes.map((one) => ({ value: one, label: sayMillesime(one) }))}
      />
      {definitions.length > 1 && (
        <SelectField
          name="definition"
          label="Définition"
          defaultValue={String(montre?.definition)}
          options={definitions.map(({ no, libelle }) => ({ value: String(no), label: libelle }))}
        />
      )}
      <SelectField
        name="bandes"
        label="Couleurs de la carte"
        defaultValue={choix.bandes}
        options={METHODES.map((one) => ({ value: one, label: LIBELLE_METHODE[one] }))}
      />
    </FilterForm>
  );
}
