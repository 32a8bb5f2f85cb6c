import { readPageOfList } from "#platform/http/listing.ts";
import { readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { type ChipTable, EmptyState, StatutChip } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatNumber } from "#platform/values/french.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import type { Ecart, EtatEcart } from "../../domain/versions/comparaison.ts";
import { NIVEAUX_COMPARES, parseComparaison } from "../../domain/versions/filtre-comparaison.ts";
import { loadComparaison, type VueComparaison } from "../../queries/versions/load-comparaison.ts";
import { lienAction, lienComparaison, lienObjectif, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { motCompare } from "../parts/versions/mot-compare.ts";
import type { Route } from "./+types/comparaison.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const vue = await readPage(args, (ctx) =>
    loadComparaison(ctx, args.params.schema, parseComparaison(params)),
  );
  const page = readPageOfList(params, vue.ecarts.length);
  return { vue: { ...vue, ecarts: vue.ecarts.slice(page.from, page.to) }, page, total: vue.ecarts.length };
}

const TABLE_ECART: ChipTable<EtatEcart> = {
  ajoute: { ton: "succes", glyphe: "coche", label: "Ajouté" },
  retire: { ton: "erreur", glyphe: "croix", label: "Retiré" },
  modifie: { ton: "attention", glyphe: "boucle", label: "Modifié" },
  identique: { ton: "neutre", glyphe: "cercle", label: "Identique" },
};

export default function ComparaisonPage({ loaderData, params: { departement } }: Route.ComponentProps) {
  const { vue, page, total } = loaderData;
  const { schema, filtre, cotes, comptes, ecarts } = vue;
  const base = lienSchema(departement, schema.publicId, "comparaison");
  return (
    <Page
      surtitre={schema.titre}
      titre={
        cotes ? `${court(cotes.de.titre)} / ${court(cotes.a.titre).toLowerCase()}` : "Adopté / aujourd’hui"
      }
      chapo="Ce qui diffère entre deux textes du schéma, champ par champ."
      fil={filSchema(departement, schema, {
        label: "Versions",
        to: lienSchema(departement, schema.publicId, "versions"),
      })}
      actions={
        cotes && (
          <>
            <ButtonLink to={lienComparaison(departement, schema.publicId, filtre, "csv")} fichier>
              Télécharger (CSV)
            </ButtonLink>
            <PrintButton />
          </>
        )
      }
    >
      <title>{`Comparaison — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {cotes === null ? (
        <EmptyState titre="Aucun texte n’est encore adopté">
          La comparaison s’ouvrira quand l’adoption du schéma sera enregistrée.
        </EmptyState>
      ) : (
        <>
          <Filtres vue={vue} base={base} />
          <KeyFigures
            items={[
              { label: "Ajouts", valeur: formatNumber(comptes.ajoute) },
              { label: "Retraits", valeur: formatNumber(comptes.retire) },
              { label: "Modifications", valeur: formatNumber(comptes.modifie) },
            ]}
          />
          {total === 0 && (
            <EmptyState titre="Rien ne diffère ici">
              {filtre.volet !== null || filtre.niveau !== null
                ? "Ces filtres ne laissent aucune différence."
                : "Les deux textes disent la même chose."}
            </EmptyState>
          )}
          {ecarts.map((ecart) => (
            <Comparee key={`${ecart.niveau} ${ecart.id}`} departement={departement} vue={vue} ecart={ecart} />
          ))}
          <Pagination
            page={page.page}
            pages={page.pages}
            lien={(n) => lienComparaison(departement, schema.publicId, { ...filtre, page: n })}
          />
        </>
      )}
    </Page>
  );
}

function court(titre: string): string {
  return titre.split(",")[0] ?? titre;
}

function Filtres({
  vue: { schema, filtre, cotes, termes, volets },
  base,
}: {
  vue: VueComparaison;
  base: string;
}) {
  const options = termes.map(({ terme, titre }) => ({ value: String(terme), label: titre }));
  const { de, a, volet, niveau, tout } = filtre;
  return (
    <FilterForm
      action={base}
      label="Choisir ce qui est comparé"
      effacer={(de ?? a ?? volet ?? niveau) !== null || tout ? base : undefined}
    >
      <SelectField name="de" label="Avant" defaultValue={String(cotes?.de.terme)} options={options} />
      <SelectField name="a" label="Après" defaultValue={String(cotes?.a.terme)} options={options} />
      <SelectField
        name="volet"
        label={titreNiveau(schema, "volet")}
        vide="Tout le schéma"
        defaultValue={volet === null ? "" : String(volet)}
        options={volets}
      />
      <SelectField
        name="niveau"
        label="Niveau"
        vide="Tous"
        defaultValue={niveau ?? ""}
        options={NIVEAUX_COMPARES.map((value) => ({ value, label: motCompare(schema, value) }))}
      />
      <CheckboxField name="tout" label="Montrer aussi ce qui est identique" defaultChecked={tout} />
    </FilterForm>
  );
}

function Comparee({ departement, vue, ecart }: { departement: string; vue: VueComparaison; ecart: Ecart }) {
  const { schema, filtre } = vue;
  const champs = ecart.champs.filter(
    (one) => filtre.tout || ecart.etat !== "modifie" || one.avant !== one.apres,
  );
  const to = lienEcart(departement, vue, ecart);
  return (
    <section className="comparee">
      <h2>
        <span className="discret">{motCompare(schema, ecart.niveau)}</span>{" "}
        {to ? <Link to={to}>{ecart.titre}</Link> : ecart.titre}{" "}
        <StatutChip etat={ecart.etat} table={TABLE_ECART} />
      </h2>
      <dl className="definitions">
        {champs.map(({ champ, avant, apres }) => (
          <div key={champ}>
            <dt>{champ}</dt>
            <dd className="lignes">
              <Diff avant={avant ?? ""} apres={apres ?? ""} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The page of what is still there, when the later text is today's. */
function lienEcart(
  departement: string,
  { schema, cotes }: VueComparaison,
  { niveau, id, etat }: Ecart,
): string | null {
  if (cotes?.a.terme !== "aujourdhui" || etat === "retire") return null;
  if (niveau === "objectif") return lienObjectif(departement, schema.publicId, id);
  return niveau === "action" ? lienAction(departement, schema.publicId, id) : null;
}
