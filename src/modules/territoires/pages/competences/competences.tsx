import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { COMPETENCES, LIBELLE_COMPETENCE } from "../../domain/competences/competence.ts";
import { nomCourt } from "../../domain/epci.ts";
import { type CompetencesEpci, listCompetences } from "../../queries/competences/list-competences.ts";
import { operationsTerritoires } from "../../rights.ts";
import { sayCompetence } from "../parts/competences/say-competence.ts";
import { lienCompetences, lienEpci, lienTerritoires } from "../parts/liens.ts";
import type { Route } from "./+types/competences.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return readPage(args, async (ctx) => ({
    ...{ code, nom },
    epci: await listCompetences(ctx),
    peutDire: may(ctx, operationsTerritoires.direCompetences, null),
  }));
}

export default function Competences({ loaderData }: Route.ComponentProps) {
  const { code, nom, epci, peutDire } = loaderData;
  const known = epci.some(({ connues }) => Object.keys(connues).length > 0);
  return (
    <Page
      titre="Compétences des intercommunalités"
      surtitre={`${nom} (${code})`}
      chapo="Qui s’occupe de quoi entre l’intercommunalité et ses communes, pour ce que vivent les familles. « Inconnu » ne veut pas dire que personne ne s’en occupe."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
      ]}
      actions={
        <>
          {peutDire && <ButtonLink to={`${lienCompetences(code)}/importer`}>Importer un tableau</ButtonLink>}
          <PrintButton />
          <ButtonLink to={`${lienCompetences(code)}.csv`} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Compétences des intercommunalités, ${nom} — Maillage`}</title>
      {!known && (
        <Notice kind="info" titre="Rien n’est encore dit">
          <p>
            {peutDire
              ? "Ouvrez une intercommunalité ci-dessous pour dire ce qu’elle prend en charge, avec sa source."
              : "Les institutions du département n’ont pas encore dit qui s’occupe de quoi."}
          </p>
        </Notice>
      )}
      <DataTable
        legende="Compétences par intercommunalité"
        legendeMasquee
        dense
        colonnes={colonnes(code, peutDire)}
        lignes={epci}
        cleLigne={({ siren }) => siren}
        vide={<p>Aucune intercommunalité connue.</p>}
      />
    </Page>
  );
}

function colonnes(departement: string, peutDire: boolean): Column<CompetencesEpci>[] {
  return [
    {
      cle: "nom",
      titre: "Intercommunalité",
      entete: true,
      rendu: ({ siren, nom }) => <Link to={lienEpci(departement, siren)}>{nomCourt(nom)}</Link>,
    },
    ...COMPETENCES.map((competence) => ({
      cle: competence,
      titre: LIBELLE_COMPETENCE[competence],
      rendu: ({ connues }: CompetencesEpci) => sayCompetence(connues[competence]),
    })),
    ...(peutDire
      ? [
          {
            cle: "gestes",
            titre: "Gestes",
            rendu: ({ siren, nom }: CompetencesEpci) => (
              <Link to={lienCompetences(departement, siren)} aria-label={`Dire les compétences : ${nom}`}>
                Dire
              </Link>
            ),
          },
        ]
      : []),
  ];
}
