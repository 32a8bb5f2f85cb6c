import { readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { DateField, SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { GENRES_CHANGEMENT, LIBELLE_CHANGEMENT } from "../../domain/suivi/dire-changements.ts";
import type { ObjetChange } from "../../queries/suivi/load-changements.ts";
import { pageChangements } from "../../queries/suivi/page-changements.ts";
import { lienChangements } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { lireDepuis, lireGenre } from "../parts/suivi/lire-depuis.ts";
import { ListeChangements, lienObjet } from "../parts/suivi/liste-changements.tsx";
import { noterVisite } from "../parts/suivi/note-visite.ts";
import type { Route } from "./+types/changements.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const { visite, ...vue } = await readPage(args, (ctx) =>
    pageChangements(ctx, args.params.schema, {
      depuis: (today, derniere) => lireDepuis(params, today, derniere),
      genre: lireGenre(params),
    }),
  );
  await noterVisite(args, visite);
  return vue;
}

export default function ChangementsPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, volets, comptes, objets, genre, depuis, raccourcis, illisible } = vue;
  const ici = (choix: { depuis?: string; genre?: string | null } = {}) =>
    lienChangements(departement, schema.publicId, { depuis, genre, ...choix });
  return (
    <Page
      surtitre={schema.titre}
      titre="Ce qui a changé"
      chapo={`Depuis le ${vue.depuisEnMots}${vue.depuisVisite ? ", jour de votre dernière visite" : ""}.`}
      fil={filSchema(departement, schema)}
      actions={
        <>
          <ButtonLink to={lienChangements(departement, schema.publicId, { depuis, genre }, "csv")} fichier>
            Télécharger (CSV)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Ce qui a changé — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {illisible !== null && (
        <Notice kind="attention" titre="Cette date n'est pas lisible">
          <p>{`« ${illisible} » n'est pas un jour : écrivez-le comme 2026-09-17. La date habituelle est montrée.`}</p>
        </Notice>
      )}
      <p className="rangee sans-impression">
        {raccourcis.map(({ jour, libelle }) => (
          <Link key={libelle} to={ici({ depuis: jour })} aria-current={jour === depuis ? "true" : undefined}>
            {libelle}
          </Link>
        ))}
      </p>
      <FilterForm
        action={lienChangements(departement, schema.publicId, {})}
        label="Choisir depuis quand et quoi"
        effacer={genre === null ? undefined : ici({ genre: null })}
      >
        <DateField
          name="depuis"
          label="Depuis le"
          aide="Le dernier comité, par exemple."
          defaultValue={depuis}
          max={vue.aujourdhui}
        />
        <SelectField
          name="genre"
          label="Changements"
          vide="Tous"
          defaultValue={genre ?? ""}
          options={GENRES_CHANGEMENT.map((one) => ({ value: one, label: LIBELLE_CHANGEMENT[one] }))}
        />
      </FilterForm>
      {objets === 0 ? (
        <EmptyState titre="Rien n'a changé">
          {`Aucune nouvelle, aucune date, aucune fiche de ce plan n'a changé depuis le ${vue.depuisEnMots}.`}
        </EmptyState>
      ) : (
        <>
          <KeyFigures
            items={GENRES_CHANGEMENT.filter((one) => comptes[one] > 0).map((one) => ({
              label: LIBELLE_CHANGEMENT[one],
              valeur: formatNumber(comptes[one]),
              to: ici({ genre: one }),
            }))}
          />
          <p>{`${plural(objets, "action ou objectif a changé", "actions ou objectifs ont changé")}.`}</p>
          {volets.length === 0 && (
            <EmptyState
              titre="Aucun changement de ce genre"
              action={<ButtonLink to={ici({ genre: null })}>Voir tous les changements</ButtonLink>}
            />
          )}
          {volets.map(({ titre, objets: own }) => (
            <Section key={titre} titre={titre}>
              <DataTable
                legende={`Ce qui a changé : ${titre}`}
                legendeMasquee
                cleLigne={({ id }) => id}
                lignes={own}
                vide={null}
                colonnes={[
                  {
                    cle: "objet",
                    titre: "Action ou objectif",
                    entete: true,
                    largeur: "moyenne",
                    rendu: (objet: ObjetChange) => (
                      <NomObjet departement={departement} schema={schema.publicId} objet={objet} />
                    ),
                  },
                  {
                    cle: "changements",
                    titre: "Ce qui a changé",
                    largeur: "large",
                    rendu: ({ changements }) => <ListeChangements changements={changements} />,
                  },
                ]}
              />
            </Section>
          ))}
          {!vue.mots && (
            <p className="discret">
              Les commentaires, les raisons des blocages et les auteurs sont montrés aux personnes du
              département.
            </p>
          )}
        </>
      )}
    </Page>
  );
}

function NomObjet({
  departement,
  schema,
  objet,
}: {
  departement: string;
  schema: string;
  objet: ObjetChange;
}) {
  const to = lienObjet(departement, schema, objet);
  const label = objet.genre === "objectif" ? `Objectif ${objet.titre}` : objet.titre;
  return to ? <Link to={to}>{label}</Link> : label;
}
