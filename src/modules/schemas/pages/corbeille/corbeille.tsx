import { Temporal } from "temporal-polyfill";
import { addressWith } from "#platform/http/listing.ts";
import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { SearchForm } from "#platform/ui/search-form.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { direCompte } from "../../domain/corbeille/corbeille.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { type Corbeille, loadCorbeille, type RetraitListe } from "../../queries/corbeille/load-corbeille.ts";
import { listFusions } from "../../queries/structure/load-fusion-faite.ts";
import { lienEcrire, lienRetrait, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { Fusions } from "../parts/structure/fusions.tsx";
import type { Route } from "./+types/corbeille.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  return readPage(args, async (ctx) => ({
    ...(await loadCorbeille(ctx, args.params.schema, params)),
    fusions: await listFusions(ctx, args.params.schema),
  }));
}

export default function CorbeilleDuSchema({ loaderData, params: { departement } }: Route.ComponentProps) {
  const { schema, recherche, tri, total, page, retraits, fusions } = loaderData;
  const lien = lienSchema(departement, schema.publicId, "corbeille");
  const garde = { q: recherche, tri: tri.cle, sens: tri.sens };
  return (
    <Page
      titre="Corbeille"
      surtitre={schema.titre}
      chapo="Ce qui a été retiré du plan depuis moins de trente jours. Ensuite, tout est effacé pour de bon."
      fil={filSchema(departement, schema, {
        label: "Plan",
        to: lienSchema(departement, schema.publicId, "plan"),
      })}
      actions={<ButtonLink to={lienEcrire(departement, schema.publicId)}>Écrire le plan</ButtonLink>}
    >
      <title>{`Corbeille — ${schema.titre} — Maillage`}</title>
      {(total > 0 || recherche) && (
        <SearchForm action={lien} place="page" valeur={recherche} garder={{ tri: tri.cle, sens: tri.sens }} />
      )}
      <DataTable
        legende={plural(total, "retrait")}
        lignes={retraits}
        cleLigne={({ publicId }) => publicId}
        tri={tri}
        lienTri={(cle, sens) => addressWith(lien, { q: recherche, tri: cle, sens })}
        vide={
          recherche ? (
            <EmptyState
              titre="Rien dans la corbeille ne porte ces mots"
              action={<ButtonLink to={lien}>Voir toute la corbeille</ButtonLink>}
            />
          ) : (
            <EmptyState titre="La corbeille est vide">
              Personne n’a rien retiré de ce plan depuis trente jours.
            </EmptyState>
          )
        }
        colonnes={colonnes(departement, schema)}
      />
      <Pagination {...page} lien={(n) => addressWith(lien, { ...garde, page: n })} />
      <Fusions
        departement={departement}
        schema={schema.publicId}
        fusions={fusions}
        titre="Actions fusionnées"
        dans
      />
    </Page>
  );
}

function colonnes(departement: string, schema: Corbeille["schema"]): Column<RetraitListe>[] {
  return [
    {
      cle: "titre",
      tri: "titre",
      titre: "Ce qui a été retiré",
      entete: true,
      largeur: "large",
      rendu: ({ publicId, niveau, titre }) => (
        <>
          <span className="discret">{`${titreNiveau(schema, niveau)} `}</span>
          <Link to={lienRetrait(departement, schema.publicId, publicId)}>{titre}</Link>
        </>
      ),
    },
    { cle: "avec", titre: "Avec", rendu: ({ niveau, compte }) => direCompte(schema, niveau, compte) },
    {
      cle: "retire",
      tri: "retire",
      titre: "Retiré",
      rendu: ({ retireLe, par, institution }) =>
        [formatInstant(Temporal.Instant.from(retireLe)), par, institution].filter(Boolean).join(", "),
    },
    {
      cle: "jours",
      titre: "Reste",
      rendu: ({ jours }) => (jours > 0 ? plural(jours, "jour") : "Effacement en cours"),
    },
    {
      cle: "restaurer",
      titre: "Restaurer",
      rendu: ({ publicId, titre, jours, peutRestaurer }) =>
        peutRestaurer && jours > 0 ? (
          <ButtonLink to={lienRetrait(departement, schema.publicId, publicId)} variant="discret">
            Restaurer
            <span className="vh">{` ${titre}`}</span>
          </ButtonLink>
        ) : (
          "—"
        ),
    },
  ];
}
