import { addressWith, readPageOfList } from "#platform/http/listing.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { GENRES_MANQUE, MANQUES, type Manque, parseManques } from "../../domain/suivi/manques.ts";
import { loadManques, type VueManques } from "../../queries/suivi/load-manques.ts";
import { lienActeur, lienAction, lienEcrire, lienObjectif, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { Attentes } from "../parts/suivi/attentes.tsx";
import type { Route } from "./+types/manques.ts";

/** Rows of each kind while all are shown; one kind alone is paged. */
const APERCU = 8;

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const { references } = stateOf(args).application;
  const vue = await readPage(args, async (ctx) => ({
    ...(await loadManques(ctx, args.params.schema, parseManques(params))),
    attentes: await references.attentes(ctx),
  }));
  const page = readPageOfList(params, vue.manques.length);
  const fait = params.has("fait");
  return vue.filtre.genre === null
    ? { ...vue, fait, page: null, total: vue.manques.length }
    : { ...vue, fait, page, total: vue.manques.length, manques: vue.manques.slice(page.from, page.to) };
}

export default function ManquesPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, filtre, comptes, manques, page, total } = vue;
  const base = lienSchema(departement, schema.publicId, "manques");
  const ici = (
    choix: Partial<Record<"genre" | "volet" | "pilote" | "etiquette" | "page", string | number | null>>,
  ) => addressWith(base, { ...filtre, ...choix });
  const shown = GENRES_MANQUE.filter((genre) => manques.some((one) => one.genre === genre));
  return (
    <Page
      surtitre={schema.titre}
      titre="Ce qui manque"
      chapo="Les trous du plan, avec pour chacun le geste qui le comble. Rien n'est bloqué en attendant."
      fil={filSchema(departement, schema)}
      actions={
        <>
          <ButtonLink
            to={addressWith(lienSchema(departement, schema.publicId, "manques.csv"), filtre)}
            fichier
          >
            Télécharger (CSV)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Ce qui manque — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {vue.fait && (
        <Notice kind="succes" titre="C’est enregistré : ce qui est comblé n’est plus dans la liste" annonce />
      )}
      <FilterForm
        action={base}
        label="Filtrer les manques"
        effacer={(filtre.genre ?? filtre.volet ?? filtre.pilote ?? filtre.etiquette) ? base : undefined}
      >
        <SelectField
          name="genre"
          label="Ce qui manque"
          vide="Tout"
          defaultValue={filtre.genre ?? ""}
          options={GENRES_MANQUE.map((genre) => ({ value: genre, label: MANQUES[genre].titre }))}
        />
        <SelectField
          name="volet"
          label={titreNiveau(schema, "volet")}
          vide="Tous"
          defaultValue={filtre.volet === null ? "" : String(filtre.volet)}
          options={vue.volets}
        />
        <SelectField
          name="pilote"
          label="Pilote"
          vide="Tous"
          defaultValue={filtre.pilote ?? ""}
          options={vue.pilotes}
        />
        <SelectField
          name="etiquette"
          label="Étiquette"
          vide="Toutes"
          defaultValue={filtre.etiquette ?? ""}
          options={vue.etiquettes}
        />
      </FilterForm>
      <KeyFigures
        items={[
          ...GENRES_MANQUE.map((genre) => ({
            label: MANQUES[genre].titre,
            valeur: formatNumber(comptes[genre]),
            ...(comptes[genre] > 0 && { to: ici({ genre, page: null }) }),
          })),
          ...vue.attentes.map(({ titre, lien, references }) => ({
            ...{ label: titre, valeur: formatNumber(references.length), to: lien },
          })),
        ]}
      />
      {total === 0 && (filtre.genre !== null || vue.attentes.length === 0) && (
        <EmptyState titre="Rien ne manque ici">
          {(filtre.genre ?? filtre.volet ?? filtre.pilote ?? filtre.etiquette)
            ? "Ces filtres ne laissent aucun manque."
            : "Chaque action a un pilote, des dates et des nouvelles, chaque objectif un indicateur."}
        </EmptyState>
      )}
      {filtre.genre === null && <Attentes attentes={vue.attentes} />}
      {shown.map((genre) => {
        const own = manques.filter((one) => one.genre === genre);
        const lignes = page === null ? own.slice(0, APERCU) : own;
        return (
          <Section key={genre} titre={`${MANQUES[genre].titre} (${formatNumber(comptes[genre])})`} id={genre}>
            <p>{MANQUES[genre].pourquoi}</p>
            <DataTable
              legende={MANQUES[genre].titre}
              legendeMasquee
              cleLigne={({ cle }) => cle}
              lignes={lignes}
              vide={null}
              dense
              colonnes={[
                {
                  cle: "objet",
                  titre: "Où",
                  entete: true,
                  largeur: "large",
                  rendu: (manque: Manque) => (
                    <Link to={lienManque(departement, schema.publicId, manque)}>{manque.titre}</Link>
                  ),
                },
                { cle: "precision", titre: "Précision", rendu: ({ precision }) => precision },
                {
                  cle: "geste",
                  titre: "Pour y remédier",
                  rendu: (manque) => (
                    <Geste
                      departement={departement}
                      vue={vue}
                      manque={manque}
                      retour={`${ici({ page: page?.page ?? null })}#${genre}`}
                    />
                  ),
                },
              ]}
            />
            {lignes.length < own.length && (
              <p className="sans-impression">
                <Link to={ici({ genre })}>{`Voir les ${plural(own.length, "manque")} de ce genre`}</Link>
              </p>
            )}
          </Section>
        );
      })}
      {page && <Pagination page={page.page} pages={page.pages} lien={(n) => ici({ page: n })} />}
    </Page>
  );
}

function lienManque(departement: string, schema: string, { objet }: Manque): string {
  if (objet.genre === "acteur") return lienActeur(departement, objet.publicId);
  if (objet.genre === "objectif") return lienObjectif(departement, schema, objet.publicId);
  return lienAction(departement, schema, objet.publicId);
}

/** The link that mends, for whoever may; the others are only shown where it is. */
function Geste({
  departement,
  vue,
  manque,
  retour,
}: {
  departement: string;
  vue: Pick<VueManques, "schema" | "permis">;
  manque: Manque;
  /** Where one comes back once it is mended. */
  retour: string;
}) {
  const to = gesteOf(departement, vue, manque, retour);
  if (to === null) return <span className="discret">Réservé à un copilote</span>;
  return (
    <Link to={to}>
      {MANQUES[manque.genre].geste}
      <span className="vh">{` : ${manque.titre}`}</span>
    </Link>
  );
}

function gesteOf(
  departement: string,
  { schema, permis }: Pick<VueManques, "schema" | "permis">,
  manque: Manque,
  retour: string,
): string | null {
  const objet = lienManque(departement, schema.publicId, manque);
  switch (manque.genre) {
    case "action-sans-pilote":
    case "action-sans-dates":
      return permis.modifier ? addressWith(`${objet}/modifier`, { retour }) : null;
    case "objectif-sans-indicateur":
      return permis.modifier && manque.objet.id
        ? addressWith(`${lienEcrire(departement, schema.publicId)}/objectif/${manque.objet.id}`, { retour })
        : null;
    case "action-sans-nouvelles":
    case "action-sans-resultat":
      return `${objet}#donner-des-nouvelles`;
    case "pilote-sans-role":
      return permis.proposer ? `${lienSchema(departement, schema.publicId, "partenaires")}#proposer` : null;
    case "pilote-sans-adresse":
      return objet;
  }
}
