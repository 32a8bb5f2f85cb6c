import { redirect } from "react-router";
import { addressWith, type Order, readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Chip, Notice } from "#platform/ui/feedback.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { libelleNature, nomCourt, sortCommunes, TRIS_COMMUNE, type TriCommune } from "../domain/epci.ts";
import { readCompetences } from "../queries/competences/list-competences.ts";
import { type CommuneMembre, readEpci } from "../queries/read-epci.ts";
import { listZonesDeCommunes } from "../queries/zonages/list-zonages.ts";
import { operationsTerritoires } from "../rights.ts";
import type { Route } from "./+types/epci.ts";
import { CompetencesEpci } from "./parts/competences/competences-epci.tsx";
import { lienEpci, lienPortrait, lienTerritoires } from "./parts/liens.ts";
import { SourceTerritoires } from "./parts/source.tsx";
import { ZonesEpci } from "./parts/zonages/zones-epci.tsx";

const PAR_POPULATION: Order<TriCommune> = { cle: "population", sens: "desc" };

export async function loader(args: Route.LoaderArgs) {
  const { code, nom: departement } = await espaceOf(args);
  // A commune has no page but its portrait, which answers for those of the département only.
  if (/^\d[\dAB]\d{3}$/.test(args.params.siren)) throw redirect(lienPortrait(code, args.params.siren));
  const { communes, zones, connues, peutDire, ...epci } = await readPage(args, async (ctx) => {
    const fiche = await readEpci(ctx, args.params.siren);
    return {
      ...fiche,
      zones: await listZonesDeCommunes(
        ctx,
        fiche.communes.map((commune) => commune.code),
      ),
      connues: await readCompetences(ctx, fiche.siren),
      peutDire: may(ctx, operationsTerritoires.direCompetences, null),
    };
  });
  const params = new URL(args.request.url).searchParams;
  const tri = readOrder(params, TRIS_COMMUNE, PAR_POPULATION);
  const { page, pages, from, to } = readPageOfList(params, communes.length);
  return {
    code,
    departement,
    ...{ epci, zones, connues, peutDire, tri },
    fait: params.get("fait") === "competences",
    page,
    pages,
    total: communes.length,
    dehors: communes.filter((commune) => commune.departement !== code).length,
    populationDedans: communes.reduce(
      (sum, commune) => sum + (commune.departement === code ? (commune.population ?? 0) : 0),
      0,
    ),
    communes: sortCommunes(communes, tri.cle, tri.sens).slice(from, to),
  };
}

export default function Epci({ loaderData }: Route.ComponentProps) {
  const { code, departement, epci, total, dehors, communes, tri, page, pages } = loaderData;
  const { zones, connues, peutDire } = loaderData;
  const nom = nomCourt(epci.nom);
  const lien = lienEpci(code, epci.siren);
  const ordre =
    tri.cle === PAR_POPULATION.cle && tri.sens === PAR_POPULATION.sens
      ? {}
      : { tri: tri.cle, sens: tri.sens };
  return (
    <Page
      titre={nom}
      surtitre={`${libelleNature(epci.nature)}, Siren ${formatSiren(epci.siren)}`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
      ]}
      actions={<ButtonLink to={lienPortrait(code, epci.siren)}>Portrait en chiffres</ButtonLink>}
    >
      <title>{`${nom} — Maillage`}</title>
      <KeyFigures
        items={[
          {
            label: "Habitants",
            valeur: formatNumber(epci.population),
            precision:
              dehors > 0
                ? `population municipale, dont ${formatNumber(loaderData.populationDedans)} dans le département`
                : "population municipale",
          },
          {
            label: total < 2 ? "Commune" : "Communes",
            valeur: formatNumber(total),
            precision:
              dehors > 0 ? `dont ${formatNumber(dehors)} hors du département` : `toutes : ${departement}`,
          },
        ]}
      />
      {loaderData.fait && <Notice kind="succes" titre="Les compétences sont enregistrées" annonce />}
      <CompetencesEpci code={code} siren={epci.siren} connues={connues} peutDire={peutDire} />
      <ZonesEpci code={code} zones={zones} />
      <Section titre="Communes membres">
        <DataTable
          legende={`Communes membres de ${nom}`}
          legendeMasquee
          colonnes={colonnes(code)}
          lignes={communes}
          cleLigne={(commune) => commune.code}
          tri={tri}
          lienTri={(cle, sens) => addressWith(lien, { tri: cle, sens })}
          vide={<p>Aucune commune connue.</p>}
        />
        {pages > 1 && <p className="discret">{`${plural(total, "commune")}, page ${page} sur ${pages}.`}</p>}
        <Pagination
          page={page}
          pages={pages}
          lien={(n) => addressWith(lien, { ...ordre, page: n })}
          label="Pages des communes"
        />
        <SourceTerritoires />
      </Section>
    </Page>
  );
}

function colonnes(departement: string): Column<CommuneMembre>[] {
  return [
    {
      cle: "nom",
      titre: "Commune",
      tri: "nom",
      entete: true,
      largeur: "large",
      rendu: (commune) => (
        <span className="rangee">
          {commune.departement === departement ? (
            <Link to={lienPortrait(departement, commune.code)}>{commune.nom}</Link>
          ) : (
            commune.nom
          )}
          {commune.departement === departement ? null : (
            <Chip ton="info" glyphe="drapeau">
              {`${commune.departementNom} (${commune.departement})`}
            </Chip>
          )}
        </span>
      ),
    },
    { cle: "code", titre: "Code Insee", tri: "code", rendu: (commune) => commune.code },
    {
      cle: "population",
      titre: "Population municipale",
      tri: "population",
      align: "end",
      rendu: (commune) => (commune.population === null ? "inconnue" : formatNumber(commune.population)),
    },
  ];
}

/** « 200 067 627 », as it is written on papers. */
function formatSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, "$1 ");
}
