import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber } from "#platform/values/french.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { ETATS_COUVERTURE, LIBELLE_COUVERTURE, parseCouverture } from "../../domain/renvois/couverture.ts";
import { type Declinaison, loadCouverture } from "../../queries/renvois/load-couverture.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { lienObjet } from "../parts/renvois/lien-objet.ts";
import type { Route } from "./+types/couverture.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const filtre = parseCouverture(new URL(args.request.url).searchParams);
  return { code, vue: await readPage(args, (ctx) => loadCouverture(ctx, args.params.schema, filtre)) };
}

export default function CouverturePage({ loaderData: { code, vue } }: Route.ComponentProps) {
  const { schema, filtre, mots, declinants, options, comptes, lignes } = vue;
  const base = lienSchema(code, schema.publicId, "declinaisons");
  const filtered = filtre.volet !== null || filtre.schema !== null || filtre.etat !== null;
  const enTout = comptes.declines + comptes.vides;
  return (
    <Page
      surtitre={schema.titre}
      titre="Qui décline quoi"
      chapo={`${mots.plusieurs} de ce schéma, et ce qui les décline dans chaque schéma local : un lien «\u00a0Décline\u00a0», ou une action qui figure dans les deux plans.`}
      fil={filSchema(code, schema, {
        label: "Schémas liés",
        to: lienSchema(code, schema.publicId, "filiation"),
      })}
      actions={
        options.schemas.length > 0 && (
          <>
            <ButtonLink
              to={addressWith(lienSchema(code, schema.publicId, "declinaisons.csv"), filtre)}
              fichier
            >
              Télécharger (CSV)
            </ButtonLink>
            <PrintButton />
          </>
        )
      }
    >
      <title>{`Qui décline quoi — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={code} schema={schema.publicId} />
      {options.schemas.length === 0 ? (
        <EmptyState titre="Aucun schéma ne décline celui-ci">
          <p>
            C’est le schéma local qui le dit, sur sa page «{"\u00a0"}Schémas liés{"\u00a0"}» : il y choisit ce
            qu’il décline, puis relie ses objectifs.
          </p>
        </EmptyState>
      ) : (
        <>
          <FilterForm action={base} label="Filtrer le tableau" effacer={filtered ? base : undefined}>
            <SelectField
              name="schema"
              label="Schéma local"
              vide="Tous"
              defaultValue={filtre.schema ?? ""}
              options={options.schemas}
            />
            <SelectField
              name="volet"
              label={titreNiveau(schema, "volet")}
              vide="Tous"
              defaultValue={filtre.volet === null ? "" : String(filtre.volet)}
              options={options.volets}
            />
            <SelectField
              name="etat"
              label="Montrer"
              vide="Tout"
              defaultValue={filtre.etat ?? ""}
              options={ETATS_COUVERTURE.map((etat) => ({ value: etat, label: LIBELLE_COUVERTURE[etat] }))}
            />
          </FilterForm>
          <KeyFigures
            items={[
              { label: mots.plusieurs, valeur: formatNumber(enTout) },
              ...ETATS_COUVERTURE.map((etat) => ({
                label: LIBELLE_COUVERTURE[etat],
                valeur: formatNumber(comptes[etat]),
                ...(comptes[etat] > 0 && { to: addressWith(base, { ...filtre, etat }) }),
              })),
            ]}
          />
          <DataTable
            legende="Ce qui décline chaque ligne du plan, schéma par schéma"
            legendeMasquee
            dense
            lignes={lignes}
            cleLigne={({ ligne }) => ligne.id}
            vide={
              <EmptyState titre="Rien ne correspond à ces filtres">
                <Link to={base}>Tout montrer</Link>
              </EmptyState>
            }
            colonnes={[
              {
                cle: "ligne",
                titre: mots.un,
                entete: true,
                largeur: "large",
                rendu: ({ ligne }) => (
                  <Link to={lienObjet(code, ligne.genre, ligne.adresse)}>{ligne.titre}</Link>
                ),
              },
              ...declinants.map(({ publicId, titre }, index) => ({
                cle: publicId,
                titre,
                largeur: "moyenne" as const,
                rendu: ({ cellules }: (typeof lignes)[number]) => (
                  <Cellule departement={code} declinaisons={cellules[index] ?? []} />
                ),
              })),
            ]}
          />
        </>
      )}
    </Page>
  );
}

function Cellule({
  departement,
  declinaisons,
}: {
  departement: string;
  declinaisons: readonly Declinaison[];
}) {
  if (declinaisons.length === 0) return <span className="discret">Rien</span>;
  return (
    <ul className="liens-objets">
      {declinaisons.map(({ objet, rattachee }) => (
        <li key={objet.id}>
          <Link to={lienObjet(departement, objet.genre, objet.adresse)}>{`${objet.mot} ${objet.titre}`}</Link>
          {rattachee && <span className="discret"> (dans les deux plans)</span>}
        </li>
      ))}
    </ul>
  );
}
