import { Temporal } from "temporal-polyfill";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { PREREGLAGES } from "../../domain/imports/prereglages/index.ts";
import { sayRegle, saySource } from "../../domain/secret/dire-secret.ts";
import { listReglesSecret, type RegleGardee } from "../../queries/secret/list-regles.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienCatalogue, lienSecret } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/regles.ts";

const TITRES = new Map(PREREGLAGES.map(({ code, titre }) => [code, titre]));

const FAITS: Readonly<Record<string, string>> = {
  ecrite: "La règle est écrite : ce qu’elle masque l’est dès maintenant",
  modifiee: "La règle est modifiée : ce qui est masqué a été repris",
  retiree: "La règle est retirée : sa source suit une règle plus générale",
  retablie: "La règle est rétablie : ce qu’elle masque l’est de nouveau",
};

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const fait = FAITS[new URL(args.request.url).searchParams.get("fait") ?? ""] ?? null;
  return readPage(args, async (ctx) => ({
    ...{ code, nom, fait },
    regles: await listReglesSecret(ctx),
    peutRegler: may(ctx, operationsObservatoire.reglerSecret, null),
  }));
}

export default function Regles({ loaderData }: Route.ComponentProps) {
  const { code, nom, fait, regles, peutRegler } = loaderData;
  const nouvelle = peutRegler && (
    <ButtonLink to={lienSecret(code, "regles/nouvelle")} variant="primaire">
      Écrire une règle
    </ButtonLink>
  );
  return (
    <Page
      titre="Règles du secret par source"
      surtitre={`${nom} (${code})`}
      chapo="Ce qui, de chaque source, n’est montré à personne. La règle la plus précise l’emporte ; ce qu’aucune autre ne nomme suit celle de toutes les autres sources."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
        { label: "Secret statistique", to: lienSecret(code) },
      ]}
      actions={
        <>
          {nouvelle}
          <PrintButton />
        </>
      }
    >
      <title>{`Règles du secret, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {fait && <Notice kind="succes" titre={fait} annonce />}
      <DataTable
        legende="Règles du secret statistique"
        legendeMasquee
        lignes={regles}
        cleLigne={({ publicId }) => publicId}
        colonnes={colonnes(code, peutRegler)}
        vide={
          <EmptyState titre="Aucune règle pour le moment" action={nouvelle}>
            <p>Celles de départ sont écrites avec le premier fichier publié.</p>
          </EmptyState>
        }
      />
    </Page>
  );
}

function colonnes(code: string, peutRegler: boolean): Column<RegleGardee>[] {
  return [
    {
      ...{ cle: "source", titre: "Source", entete: true },
      rendu: (one) => {
        const titre = saySource(one, TITRES);
        return peutRegler ? <Link to={lienSecret(code, `regles/${one.publicId}`)}>{titre}</Link> : titre;
      },
    },
    {
      ...{ cle: "regle", titre: "Ce qu’elle fait" },
      rendu: (one) => (one.retiree ? <>Retirée. {sayRegle(one)}</> : sayRegle(one)),
    },
    {
      cle: "unites",
      titre: "Ce qu’elle protège",
      rendu: ({ unites, seuil }) => seuil !== null && unites.join(", "),
    },
    { cle: "motif", titre: "Pourquoi", rendu: ({ motif }) => motif },
    {
      ...{ cle: "modifiee", titre: "Dernière écriture" },
      rendu: ({ modifieLe }) => formatInstant(Temporal.Instant.from(modifieLe)),
    },
  ];
}
