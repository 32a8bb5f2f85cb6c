import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { sayMillesime } from "../domain/millesime.ts";
import { LIBELLE_MAILLE, MAILLES } from "../domain/vocabulaire.ts";
import { type IndicateurListe, listIndicateurs } from "../queries/list-indicateurs.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/catalogue.ts";
import { readFiltre } from "./parts/filtre-catalogue.ts";
import { lienCatalogue, lienIndicateur } from "./parts/liens.ts";
import { NavigationObservatoire } from "./parts/navigation-observatoire.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const filtre = readFiltre(args.request);
  return readPage(args, async (ctx) => {
    const tous = await listIndicateurs(ctx, { vides: true });
    return {
      ...{ code, nom, filtre },
      indicateurs: await listIndicateurs(ctx, filtre),
      avecDonnees: tous.filter(({ couverture }) => couverture.length > 0).length,
      familles: [...new Set(tous.map(({ famille }) => famille))],
      producteurs: [
        ...new Set(tous.flatMap(({ sources }) => sources.map(({ producteur }) => producteur))),
      ].sort(),
      peutEcrire: may(ctx, operationsObservatoire.tenirCatalogue, null),
      interne: may(ctx, operationsObservatoire.lireConstats, null),
    };
  });
}

export default function Catalogue({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, indicateurs, familles, producteurs, avecDonnees, peutEcrire, interne } =
    loaderData;
  const { vides, ...choix } = filtre;
  const address = { ...choix, vides: vides ? "oui" : null };
  const filtered = Object.values(address).some((value) => value !== null);
  const groupes = [...new Set(indicateurs.map(({ famille }) => famille))];
  return (
    <Page
      titre="Catalogue des indicateurs"
      surtitre={`${nom} (${code})`}
      chapo="Ce qui est mesuré, comment, par qui et pour quelles années. Chaque chiffre garde sa source, son édition et le découpage dans lequel il est publié."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          {peutEcrire && (
            <ButtonLink to={`/${code}/observatoire/indicateurs/nouveau`} variant="primaire">
              Calculer un indicateur
            </ButtonLink>
          )}
          <PrintButton />
          <ButtonLink
            to={lienCatalogue(code, address).replace("catalogue", "catalogue.csv")}
            fichier
            glyphe="telecharger"
          >
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Catalogue des indicateurs, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={interne} />
      <FilterForm
        action={lienCatalogue(code)}
        label="Filtrer le catalogue"
        effacer={filtered ? lienCatalogue(code) : undefined}
      >
        <TextField
          name="recherche"
          type="search"
          label="Mot du nom ou de la définition"
          defaultValue={filtre.recherche ?? ""}
          maxLength={200}
        />
        <SelectField
          name="famille"
          label="Famille"
          vide="Toutes"
          defaultValue={filtre.famille ?? ""}
          options={familles.map((one) => ({ value: one, label: one }))}
        />
        <SelectField
          name="maille"
          label="Maille"
          vide="Toutes"
          defaultValue={filtre.maille ?? ""}
          options={MAILLES.map((one) => ({ value: one, label: LIBELLE_MAILLE[one] }))}
        />
        <SelectField
          name="producteur"
          label="Producteur"
          vide="Tous"
          defaultValue={filtre.producteur ?? ""}
          options={producteurs.map((one) => ({ value: one, label: one }))}
        />
        {peutEcrire && (
          <SelectField
            name="vides"
            label="Données"
            vide="Avec des données"
            defaultValue={vides ? "oui" : ""}
            options={[{ value: "oui", label: "Tous, même sans données" }]}
          />
        )}
      </FilterForm>
      <p className="discret">
        {filtered
          ? `${plural(indicateurs.length, "indicateur trouvé", "indicateurs trouvés")}.`
          : `${plural(avecDonnees, "indicateur")}.`}
      </p>
      {indicateurs.length === 0 && (
        <EmptyState
          titre={filtered ? "Aucun indicateur ne correspond" : "Aucune donnée publiée pour le moment"}
        >
          <p>
            {filtered
              ? "Essayez un autre mot, ou effacez les filtres."
              : "Les indicateurs apparaissent ici dès qu’un fichier de données est publié."}
          </p>
        </EmptyState>
      )}
      {groupes.map((famille) => (
        <Section key={famille} titre={famille}>
          <DataTable
            legende={`Indicateurs : ${famille}`}
            legendeMasquee
            dense
            colonnes={colonnes(code)}
            lignes={indicateurs.filter((one) => one.famille === famille)}
            cleLigne={(one) => one.code}
            vide={null}
          />
        </Section>
      ))}
    </Page>
  );
}

function colonnes(departement: string): Column<IndicateurListe>[] {
  return [
    {
      cle: "libelle",
      titre: "Indicateur",
      largeur: "large",
      entete: true,
      rendu: (one) => (
        <>
          <Link to={lienIndicateur(departement, one.code)}>{one.libelle}</Link>
          {one.unite && <span className="discret">{` (${one.unite})`}</span>}
        </>
      ),
    },
    { cle: "mailles", titre: "Mailles", rendu: sayMailles },
    { cle: "annees", titre: "Années", rendu: sayAnnees },
    {
      cle: "sources",
      titre: "Source",
      rendu: (one) =>
        one.calcul === "formule"
          ? "Calculé"
          : [...new Set(one.sources.map(({ producteur }) => producteur))].join(", ") || "aucune",
    },
  ];
}

function sayMailles({ couverture }: IndicateurListe): string {
  const there = new Set(couverture.map(({ maille }) => maille));
  return MAILLES.filter((one) => there.has(one))
    .map((one) => LIBELLE_MAILLE[one].toLowerCase())
    .join(", ");
}

function sayAnnees({ couverture }: IndicateurListe): string {
  const years = [...new Set(couverture.map(({ millesime }) => millesime))].sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return sayMillesime(first);
  return years.length === 2
    ? years.map(sayMillesime).join(", ")
    : `${sayMillesime(first)} à ${sayMillesime(last)}`;
}
