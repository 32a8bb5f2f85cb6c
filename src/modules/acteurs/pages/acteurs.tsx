import { addressWith, readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { Chip, EmptyState } from "#platform/ui/feedback.tsx";
import { TextField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination, Tabs } from "#platform/ui/navigation.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { GENRES, LIBELLE_GENRE, PLURIEL_GENRE } from "../domain/genre.ts";
import { type ActeurListe, countActeurs, listActeurs, TRIS_ACTEURS } from "../queries/list-acteurs.ts";
import { noteListReading } from "../queries/note-reading.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/acteurs.ts";
import { paramsOf, readFiltre } from "./parts/filtre.ts";
import { lienActeur, lienActeurs, lienDoublons } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const filtre = readFiltre(params);
  const tri = readOrder(params, TRIS_ACTEURS, { cle: "nom", sens: "asc" });
  return readPage(args, async (ctx) => {
    const comptes = await countActeurs(ctx, filtre.recherche, filtre.archives);
    const total = comptes
      .filter((one) => filtre.genre === null || one.genre === filtre.genre)
      .reduce((sum, one) => sum + (filtre.aConfirmer ? one.aConfirmer : one.nombre), 0);
    const tranche = readPageOfList(params, total);
    const acteurs = await listActeurs(ctx, filtre, tranche, tri);
    noteListReading(ctx, acteurs);
    return {
      code,
      nom,
      filtre,
      total,
      page: tranche.page,
      pages: tranche.pages,
      comptes: Object.fromEntries(
        comptes.map((one) => [one.genre, filtre.aConfirmer ? one.aConfirmer : one.nombre]),
      ),
      aConfirmer: comptes.reduce((sum, one) => sum + one.aConfirmer, 0),
      voitPersonnes: may(ctx, operationsActeurs.voirPersonnes, null),
      tri,
      peutEcrire: may(ctx, operationsActeurs.ecrire, null),
      acteurs,
    };
  });
}

export default function Acteurs({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, total, page, pages, aConfirmer, voitPersonnes, acteurs } = loaderData;
  const comptes: Readonly<Record<string, number>> = loaderData.comptes;
  const lien = lienActeurs(code);
  const { tri, peutEcrire } = loaderData;
  const ordre = tri.cle === "nom" && tri.sens === "asc" ? {} : { tri: tri.cle, sens: tri.sens };
  const params = { ...paramsOf(filtre), ...ordre };
  const filtered = filtre.genre !== null || filtre.recherche !== "" || filtre.aConfirmer || filtre.archives;
  const tabs = GENRES.filter((genre) => comptes[genre] || genre === filtre.genre);
  return (
    <Page
      titre="Acteurs"
      surtitre={`${nom} (${code})`}
      chapo="Les institutions, services, comités et réseaux que nomment les schémas du département."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          {peutEcrire && (
            <>
              <ButtonLink to={`${lien}/nouveau`} variant="primaire">
                Ajouter un acteur
              </ButtonLink>
              <ButtonLink to={lienDoublons(code)}>Doublons</ButtonLink>
            </>
          )}
          <ButtonLink to={addressWith(`${lien}.csv`, params)} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Acteurs, ${nom} — Maillage`}</title>
      <FilterForm
        action={lien}
        effacer={filtered ? lien : undefined}
        label="Chercher un acteur"
        garder={{ genre: filtre.genre, ...ordre }}
      >
        <TextField
          name="recherche"
          type="search"
          label="Nom, sigle ou autre écriture"
          defaultValue={filtre.recherche}
          maxLength={200}
        />
        {(aConfirmer > 0 || filtre.aConfirmer) && (
          <CheckboxField
            name="a-confirmer"
            label="À confirmer seulement"
            defaultChecked={filtre.aConfirmer}
          />
        )}
        <CheckboxField name="archives" label="Archivés" defaultChecked={filtre.archives} />
      </FilterForm>
      <Tabs
        label="Genres d'acteurs"
        items={[
          {
            label: "Tous",
            to: addressWith(lien, { ...params, genre: null }),
            count: Object.values(comptes).reduce((sum, one) => sum + one, 0),
            current: filtre.genre === null,
          },
          ...tabs.map((genre) => ({
            label: PLURIEL_GENRE[genre],
            to: addressWith(lien, { ...params, genre }),
            count: comptes[genre] ?? 0,
            current: filtre.genre === genre,
          })),
        ]}
      />
      {!voitPersonnes && (
        <p className="discret">
          Les personnes ne sont montrées qu'aux institutions du département ; les autres acteurs sont publics.
        </p>
      )}
      {!filtre.aConfirmer && aConfirmer > 0 && (
        <p>
          <Link to={addressWith(lien, { ...params, "a-confirmer": "oui" })}>
            {`${plural(aConfirmer, "acteur")} à confirmer`}
          </Link>
          {" : un import a rencontré leur nom, personne ne les a encore reconnus."}
        </p>
      )}
      <DataTable
        legende={plural(total, "acteur")}
        colonnes={colonnes(code)}
        lignes={acteurs}
        cleLigne={(one) => one.publicId}
        tri={tri}
        lienTri={(cle, sens) => addressWith(lien, { ...paramsOf(filtre), tri: cle, sens })}
        vide={
          filtered ? (
            <EmptyState
              titre="Aucun acteur ne répond à cette recherche"
              action={<ButtonLink to={lien}>Voir tous les acteurs</ButtonLink>}
            >
              Essayez un sigle ou un seul mot du nom ; les accents et les majuscules ne comptent pas.
            </EmptyState>
          ) : (
            <EmptyState titre="Aucun acteur pour l'instant">
              Ils arrivent avec l'import d'un plan d'actions : pilotes et partenaires y sont reconnus.
            </EmptyState>
          )
        }
      />
      <Pagination page={page} pages={pages} lien={(n) => addressWith(lien, { ...params, page: n })} />
    </Page>
  );
}

function colonnes(departement: string): Column<ActeurListe>[] {
  return [
    {
      cle: "nom",
      tri: "nom",
      titre: "Nom",
      entete: true,
      largeur: "large",
      rendu: (one) => (
        <>
          <Link to={lienActeur(departement, one.publicId)}>{one.nom}</Link>
          {one.aConfirmer && (
            <>
              {" "}
              <Chip ton="attention" glyphe="triangle">
                À confirmer
              </Chip>
            </>
          )}
          {one.fonction && <div className="discret">{one.fonction}</div>}
        </>
      ),
    },
    { cle: "sigle", tri: "sigle", titre: "Sigle", rendu: (one) => one.sigle },
    { cle: "genre", tri: "genre", titre: "Genre", rendu: (one) => LIBELLE_GENRE[one.genre] },
    { cle: "parent", tri: "parent", titre: "Rattachement", rendu: (one) => one.parent },
  ];
}
