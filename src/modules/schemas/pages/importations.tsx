import { Link } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { type ChipTable, EmptyState, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { type ImportationListe, listImportations } from "../queries/list-importations.ts";
import type { Route } from "./+types/importations.ts";

const ETATS: ChipTable<ImportationListe["etat"]> = {
  deposee: { ton: "attention", glyphe: "cercle", label: "À vérifier" },
  confirmee: { ton: "succes", glyphe: "coche", label: "Importé" },
  abandonnee: { ton: "neutre", glyphe: "croix", label: "Abandonné" },
};

export async function loader(args: Route.LoaderArgs) {
  return { departement: await espaceOf(args), importations: await readPage(args, listImportations) };
}

export default function Importations({ loaderData }: Route.ComponentProps) {
  const { departement, importations } = loaderData;
  return (
    <Page
      titre="Imports de plans d'actions"
      chapo="Chaque fichier déposé, par qui, quand, et ce qui en a été fait."
      fil={[{ label: departement.nom, to: `/${departement.code}` }]}
      actions={
        <ButtonLink to={`/${departement.code}/importer`} variant="primaire">
          Importer un plan
        </ButtonLink>
      }
    >
      <title>Imports — Maillage</title>
      <DataTable
        legende="Imports, du plus récent au plus ancien"
        legendeMasquee
        lignes={importations}
        cleLigne={(row) => row.publicId}
        vide={
          <EmptyState titre="Aucun fichier déposé">
            <p>Le premier plan d'actions importé apparaîtra ici, avec sa provenance.</p>
          </EmptyState>
        }
        colonnes={[
          {
            cle: "fichier",
            titre: "Fichier",
            entete: true,
            largeur: "large",
            rendu: (row) => (
              <Link to={`/${departement.code}/importations/${row.publicId}`}>{row.nomFichier}</Link>
            ),
          },
          { cle: "etat", titre: "État", rendu: (row) => <StatutChip etat={row.etat} table={ETATS} /> },
          { cle: "schema", titre: "Schéma", rendu: (row) => row.schema ?? "—" },
          {
            cle: "depose",
            titre: "Déposé",
            rendu: (row) => `${formatInstant(Temporal.Instant.from(row.deposeLe))}, ${row.deposeParNom}`,
          },
          {
            cle: "bilan",
            titre: "Résultat",
            rendu: (row) =>
              row.bilan
                ? `${row.bilan.ajoutees} ajoutées, ${row.bilan.modifiees} modifiées, ${row.bilan.inchangees} inchangées`
                : "—",
          },
        ]}
      />
    </Page>
  );
}
