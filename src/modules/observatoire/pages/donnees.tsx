import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { GRAVITE } from "../domain/imports/rapport.ts";
import { type FichierListe, listFichiers } from "../queries/list-fichiers.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/donnees.ts";
import { ETATS } from "./parts/etats.ts";
import { lienCatalogue, lienFichier, lienImports, lienSaisir } from "./parts/liens.ts";
import { NavigationObservatoire } from "./parts/navigation-observatoire.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const ecarte = new URL(args.request.url).searchParams.get("fait") === "ecarte";
  return readPage(args, async (ctx) => ({
    ...{ code, nom, ecarte },
    fichiers: await listFichiers(ctx),
    peutImporter: may(ctx, operationsObservatoire.importerDonnees, null),
    interne: may(ctx, operationsObservatoire.lireConstats, null),
  }));
}

export default function Donnees({ loaderData }: Route.ComponentProps) {
  const { code, nom, fichiers, peutImporter, ecarte, interne } = loaderData;
  return (
    <Page
      titre="Fichiers de données"
      surtitre={`${nom} (${code})`}
      chapo="D’où viennent les chiffres : chaque fichier avec son producteur, son édition et ce que sa lecture a trouvé. Un fichier retiré rend exactement ce qui était montré avant lui."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
      actions={
        peutImporter && (
          <>
            <ButtonLink to={`${lienImports(code)}/deposer`} variant="primaire">
              Déposer des données
            </ButtonLink>
            <ButtonLink to={lienSaisir(code)}>Saisir un tableau</ButtonLink>
          </>
        )
      }
    >
      <title>{`Fichiers de données, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={interne} />
      {ecarte && <Notice kind="succes" titre="Le fichier est écarté" annonce />}
      <DataTable
        legende="Fichiers de données"
        legendeMasquee
        dense
        colonnes={colonnes(code)}
        lignes={fichiers}
        cleLigne={(one) => one.publicId}
        vide={
          <EmptyState titre="Aucun fichier pour le moment">
            <p>Les chiffres se déposent en fichier (CSV, XLSX, ODS, JSON) ou se collent dans un tableau.</p>
          </EmptyState>
        }
      />
    </Page>
  );
}

function colonnes(departement: string): Column<FichierListe>[] {
  return [
    {
      cle: "jeu",
      titre: "Jeu de données",
      largeur: "large",
      entete: true,
      rendu: (one) => (
        <>
          <Link to={lienFichier(departement, one.publicId)}>{one.jeu}</Link>{" "}
          <span className="discret">{one.nom}</span>
        </>
      ),
    },
    { cle: "producteur", titre: "Producteur", rendu: (one) => one.producteur },
    { cle: "edition", titre: "Édition", rendu: (one) => formatIsoDay(one.edition) },
    { cle: "geographie", titre: "Découpage", align: "end", rendu: (one) => String(one.geographie) },
    {
      cle: "observations",
      titre: "Chiffres",
      align: "end",
      rendu: (one) => formatNumber(one.observations),
    },
    { cle: "alertes", titre: "À regarder", align: "end", rendu: countAlertes },
    { cle: "etat", titre: "État", rendu: (one) => <StatutChip etat={one.etat} table={ETATS} /> },
  ];
}

function countAlertes({ rapport }: FichierListe): string {
  const left = (rapport.anomalies ?? []).filter(({ genre }) => GRAVITE[genre] !== "info");
  return formatNumber(left.reduce((sum, { nombre }) => sum + nombre, 0));
}
