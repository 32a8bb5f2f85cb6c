import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { listSourcesOuvertes, type SourceOuverte } from "../../queries/ouvertes/list-sources.ts";
import { lienCatalogue, lienFichier, lienOuvertes } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/donnees-ouvertes.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return { code, nom, sources: await readPage(args, listSourcesOuvertes) };
}

export default function DonneesOuvertes({ loaderData: { code, nom, sources } }: Route.ComponentProps) {
  const licences = [...new Set(sources.map(({ licence }) => licence))].join(", ");
  return (
    <Page
      titre="Données ouvertes"
      surtitre={`${nom} (${code})`}
      chapo="Tous les chiffres publiés de l’observatoire, en un seul fichier : chacun avec sa définition, sa source, sa licence et ce que d’autres sources en disent."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
      actions={
        sources.length > 0 && (
          <>
            <ButtonLink to={`${lienOuvertes(code)}.csv`} fichier glyphe="telecharger" variant="primaire">
              Tous les chiffres (CSV)
            </ButtonLink>
            <ButtonLink to={`/${code}/observatoire/catalogue.csv`} fichier glyphe="telecharger">
              Le catalogue (CSV)
            </ButtonLink>
          </>
        )
      }
    >
      <title>{`Données ouvertes, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      <Section titre="Réutiliser ces données">
        <p>
          Chaque ligne du fichier est un chiffre : l’indicateur, le territoire, l’année, la valeur, puis d’où
          elle vient. Une valeur absente a un statut qui dit pourquoi : elle n’est jamais 0.
        </p>
        {licences && <p>{`Licences des producteurs : ${licences}. Citez le producteur et l’édition.`}</p>}
        <p>
          Pour un logiciel, <Link to="/api/v1/docs">l’API</Link> donne les mêmes chiffres, indicateur par
          indicateur.
        </p>
      </Section>
      <Section titre="Sources">
        <DataTable
          legende="Sources des chiffres publiés"
          legendeMasquee
          dense
          colonnes={colonnes(code)}
          lignes={sources}
          cleLigne={({ publicId }) => publicId}
          vide={
            <EmptyState titre="Aucun chiffre publié pour le moment">
              <p>Le fichier se remplit dès qu’un jeu de données est publié.</p>
            </EmptyState>
          }
        />
      </Section>
    </Page>
  );
}

function colonnes(departement: string): Column<SourceOuverte>[] {
  return [
    {
      cle: "jeu",
      titre: "Jeu de données",
      entete: true,
      largeur: "large",
      rendu: ({ publicId, jeu }) => <Link to={lienFichier(departement, publicId)}>{jeu}</Link>,
    },
    { cle: "producteur", titre: "Producteur", rendu: ({ producteur }) => producteur },
    { cle: "licence", titre: "Licence", rendu: ({ licence }) => licence },
    { cle: "edition", titre: "Édition", rendu: ({ edition }) => formatIsoDay(edition) },
    {
      cle: "observations",
      titre: "Chiffres",
      align: "end",
      rendu: ({ observations }) => formatNumber(observations),
    },
  ];
}
