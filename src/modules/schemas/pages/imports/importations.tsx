import { Link } from "react-router";
import { Temporal } from "temporal-polyfill";
import { addressWith, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { type ChipTable, EmptyState, StatutChip } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { ETATS_IMPORTATION } from "../../domain/plan/vocabulaire.ts";
import {
  countImportations,
  type ImportationListe,
  listImportations,
} from "../../queries/imports/list-importations.ts";
import { listSchemas } from "../../queries/plan/list-schemas.ts";
import type { Route } from "./+types/importations.ts";

const ETATS: ChipTable<ImportationListe["etat"]> = {
  deposee: { ton: "attention", glyphe: "cercle", label: "À vérifier" },
  confirmee: { ton: "succes", glyphe: "coche", label: "Importé" },
  annulee: { ton: "neutre", glyphe: "boucle", label: "Annulé" },
  abandonnee: { ton: "neutre", glyphe: "croix", label: "Abandonné" },
};

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const etat = ETATS_IMPORTATION.find((one) => one === params.get("etat")) ?? null;
  const filtre = { schema: params.get("schema") || null, etat };
  const lu = await readPage(args, async (ctx) => {
    const total = await countImportations(ctx, filtre);
    const tranche = readPageOfList(params, total);
    const importations = await listImportations(ctx, filtre, tranche);
    return { total, tranche, importations, schemas: await listSchemas(ctx) };
  });
  return { departement: await espaceOf(args), filtre, ...lu };
}

export default function Importations({ loaderData }: Route.ComponentProps) {
  const { departement, importations, filtre, total, tranche, schemas } = loaderData;
  const adresse = `/${departement.code}/importations`;
  const filtree = filtre.schema !== null || filtre.etat !== null;
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
      <FilterForm action={adresse} effacer={adresse} label="Filtrer les imports">
        <SelectField
          name="schema"
          label="Schéma"
          vide="Tous"
          defaultValue={filtre.schema ?? ""}
          options={schemas.map(({ publicId, titre }) => ({ value: publicId, label: titre }))}
        />
        <SelectField
          name="etat"
          label="État"
          vide="Tous"
          defaultValue={filtre.etat ?? ""}
          options={ETATS_IMPORTATION.map((etat) => ({ value: etat, label: ETATS[etat].label }))}
        />
      </FilterForm>
      <p>{plural(total, "import")}</p>
      <DataTable
        legende="Imports, du plus récent au plus ancien"
        legendeMasquee
        lignes={importations}
        cleLigne={(row) => row.publicId}
        vide={
          filtree ? (
            <EmptyState titre="Aucun import ne répond à ces filtres" />
          ) : (
            <EmptyState titre="Aucun fichier déposé">
              <p>Le premier plan d'actions importé apparaîtra ici, avec sa provenance.</p>
            </EmptyState>
          )
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
      <Pagination
        page={tranche.page}
        pages={tranche.pages}
        lien={(page) => addressWith(adresse, { ...filtre, page })}
      />
    </Page>
  );
}
