import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { LIBELLE_GENRE_ACCES } from "../../domain/accessibilite/lire-fichier-acces.ts";
import { type FichierAcces, listFichiersAcces } from "../../queries/accessibilite/read-fichiers.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienAcces } from "../parts/accessibilite/lecture-acces.ts";
import { ETATS } from "../parts/etats.ts";
import { lienDonneesAcces } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/fichiers-acces.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const ecarte = new URL(args.request.url).searchParams.get("fait") === "ecarte";
  return readPage(args, async (ctx) => ({
    ...{ code, nom, ecarte },
    fichiers: await listFichiersAcces(ctx),
    importer: may(ctx, operationsObservatoire.importerDonnees, null),
  }));
}

export default function FichiersAcces({ loaderData }: Route.ComponentProps) {
  const { code, nom, fichiers, importer, ecarte } = loaderData;
  return (
    <Page
      titre="Structures et trajets"
      surtitre={`${nom} (${code})`}
      chapo="Les fichiers dont se sert l’accessibilité, outre les indicateurs : structures et leurs places, temps de trajet, enfants des communes voisines. De chaque sorte, le plus récent des fichiers publiés est utilisé."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Accessibilité", to: lienAcces(code) },
      ]}
      actions={
        importer && (
          <ButtonLink to={lienDonneesAcces(code, "deposer")} variant="primaire">
            Déposer un fichier
          </ButtonLink>
        )
      }
    >
      <title>{`Structures et trajets, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {ecarte && <Notice kind="succes" titre="Le fichier est écarté" annonce />}
      <DataTable
        legende="Fichiers de l’accessibilité"
        legendeMasquee
        dense
        colonnes={colonnes(code)}
        lignes={fichiers}
        cleLigne={(one) => one.publicId}
        vide={
          <EmptyState titre="Aucun fichier pour le moment">
            <p>
              Une liste de structures a les colonnes commune et places ; une table de trajets, commune,
              destination et minutes ; les enfants des communes voisines, commune et enfants.
            </p>
          </EmptyState>
        }
      />
    </Page>
  );
}

function colonnes(departement: string): Column<FichierAcces>[] {
  return [
    {
      ...{ cle: "nom", titre: "Fichier", largeur: "large", entete: true },
      rendu: ({ publicId, genre, nom }) => (
        <>
          <Link to={lienDonneesAcces(departement, publicId)}>{LIBELLE_GENRE_ACCES[genre]}</Link>{" "}
          <span className="discret">{nom}</span>
        </>
      ),
    },
    { cle: "source", titre: "Source", rendu: ({ source }) => source },
    { cle: "date", titre: "Au", rendu: ({ date }) => formatIsoDay(date) },
    { cle: "lignes", titre: "Lignes", align: "end", rendu: ({ lignes }) => formatNumber(lignes) },
    { cle: "etat", titre: "État", rendu: ({ etat }) => <StatutChip etat={etat} table={ETATS} /> },
  ];
}
