import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { GENRES_ZONAGE, LIBELLE_ZONAGE } from "../../domain/zonages/lire-zonage.ts";
import { listJeuxZonage, listZones, type Zone } from "../../queries/zonages/list-zonages.ts";
import { operationsTerritoires } from "../../rights.ts";
import { lienTerritoires, lienZonages } from "../parts/liens.ts";
import { readFiltreZonages } from "../parts/zonages/filtre-zonages.ts";
import { sayCommunes } from "../parts/zonages/say-communes.ts";
import type { Route } from "./+types/zonages.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const filtre = readFiltreZonages(args.request);
  return readPage(args, async (ctx) => ({
    ...{ code, nom, filtre },
    jeux: await listJeuxZonage(ctx),
    zones: await listZones(ctx, filtre),
    zoner: may(ctx, operationsTerritoires.zoner, null),
  }));
}

export default function Zonages({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, jeux, zones, zoner } = loaderData;
  const filtree = filtre.genre !== null || filtre.annee !== null || `${filtre.commune}${filtre.zone}` !== "";
  const importer = zoner && (
    <ButtonLink to={lienZonages(code, {}, "/importer")} variant="primaire">
      Importer un zonage
    </ButtonLink>
  );
  return (
    <Page
      titre="Zonages"
      surtitre={`${nom} (${code})`}
      chapo="Les zones que l’État et le Département dessinent sur les communes : quartiers prioritaires, revitalisation rurale, action sociale, circonscriptions. Chacune vaut pour une année."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
      ]}
      actions={
        <>
          {importer}
          <PrintButton />
          <ButtonLink to={lienZonages(code, filtre, ".csv")} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Zonages, ${nom} — Maillage`}</title>
      <FilterForm
        action={lienZonages(code)}
        label="Chercher une zone"
        effacer={filtree ? lienZonages(code) : undefined}
      >
        <TextField name="zone" type="search" label="Zone" defaultValue={filtre.zone} maxLength={100} />
        <TextField
          name="commune"
          type="search"
          label="Commune"
          defaultValue={filtre.commune}
          maxLength={100}
        />
        <SelectField
          name="genre"
          label="Zonage"
          vide="Tous"
          defaultValue={filtre.genre ?? ""}
          options={GENRES_ZONAGE.filter((genre) => jeux.some((one) => one.genre === genre)).map((value) => ({
            value,
            label: LIBELLE_ZONAGE[value],
          }))}
        />
        <SelectField
          name="annee"
          label="Année"
          vide="Toutes"
          defaultValue={filtre.annee === null ? "" : String(filtre.annee)}
          options={[...new Set(jeux.map(({ annee }) => String(annee)))]
            .sort()
            .reverse()
            .map((value) => ({ value, label: value }))}
        />
      </FilterForm>
      <p className="discret">{`${plural(zones.length, "zone")}.`}</p>
      <DataTable
        legende="Zones et leurs communes"
        legendeMasquee
        colonnes={COLONNES}
        lignes={zones}
        cleLigne={(one) => `${one.genre} ${one.annee} ${one.code}`}
        vide={
          <EmptyState titre={filtree ? "Aucune zone ne correspond" : "Aucun zonage connu"} action={importer}>
            <p>
              {filtree
                ? "Essayez une autre zone, une autre commune, une autre année, ou effacez les filtres."
                : "Un zonage s’importe d’un tableau : le code de chaque zone, son nom, les communes qui la font."}
            </p>
          </EmptyState>
        }
      />
    </Page>
  );
}

const COLONNES: readonly Column<Zone>[] = [
  {
    cle: "nom",
    titre: "Zone",
    entete: true,
    rendu: ({ nom, code }) => (
      <>
        {nom} <span className="discret">{code}</span>
      </>
    ),
  },
  { cle: "genre", titre: "Zonage", rendu: ({ genre }) => LIBELLE_ZONAGE[genre] },
  { cle: "annee", titre: "Année", rendu: ({ annee }) => String(annee) },
  { cle: "communes", titre: "Communes", largeur: "large", rendu: ({ communes }) => sayCommunes(communes) },
  { cle: "source", titre: "Source", rendu: ({ source }) => source },
];
