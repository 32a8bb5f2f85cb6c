import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatList, uncapitalise } from "#platform/values/french.ts";
import { direEcart } from "../../domain/comparer/dire-ecart.ts";
import { parTheme } from "../../domain/portrait/themes.ts";
import { COMPARES_MAXIMUM, readComparaison } from "../../queries/comparer/read-comparaison.ts";
import type { LigneChiffres, TerritoirePortrait } from "../../queries/portrait/read-chiffres.ts";
import { ChampTerritoire, ChoixTerritoires } from "../parts/champ-territoire.tsx";
import { readChoixComparer } from "../parts/choix-comparer.ts";
import { colonnesChiffres } from "../parts/colonnes-chiffres.tsx";
import { lienComparer, lienExplorateur } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { AccueilParMode } from "../parts/portrait/accueil-par-mode.tsx";
import { SourcesChiffres } from "../parts/sources-chiffres.tsx";
import type { Route } from "./+types/comparer.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const { demandes, theme } = readChoixComparer(args.request);
  const comparaison = await readPage(args, (ctx) => readComparaison(ctx, demandes));
  return { code, nom, theme, adresse: stateOf(args).application.adresse, ...comparaison };
}

type Donnees = Route.ComponentProps["loaderData"];

export default function Comparer({ loaderData }: Route.ComponentProps) {
  const { code, nom, theme, territoires, lignes, seuls, adresse } = loaderData;
  const codes = territoires.map((one) => one.code);
  const themes = parTheme(lignes).filter((one) => one.lignes.length > 0);
  const shown = themes.filter(({ cle }) => theme === null || cle === theme);
  return (
    <Page
      titre="Comparer des territoires"
      surtitre={`${nom} (${code})`}
      chapo={
        territoires.length > 1
          ? `${formatList(territoires.map((one) => one.nom))} : chaque chiffre à la même année et avec la même définition.`
          : "De deux à quatre territoires côte à côte, chaque chiffre à la même année et avec la même définition."
      }
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
      actions={
        territoires.length > 1 && (
          <>
            <PrintButton />
            <ButtonLink to={lienComparer(code, codes, theme, "/donnees.csv")} fichier glyphe="telecharger">
              CSV
            </ButtonLink>
            <ButtonLink to={lienComparer(code, codes, theme, "/donnees.xlsx")} fichier glyphe="telecharger">
              XLSX
            </ButtonLink>
          </>
        )
      }
    >
      <title>{`Comparer des territoires, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      <Choix {...loaderData} themes={themes} />
      {territoires.length < 2 ? (
        <EmptyState titre="Choisissez au moins deux territoires">
          <p>
            Une commune, une intercommunalité, le département, la région ou la France : commencez à écrire un
            nom, ou donnez son code officiel.
          </p>
          <Exemples {...loaderData} />
        </EmptyState>
      ) : lignes.length === 0 ? (
        <EmptyState titre="Aucun chiffre commun">
          <p>Aucun indicateur n’est connu de deux de ces territoires à la même année.</p>
        </EmptyState>
      ) : (
        <div className="comparaison">
          {shown.map(({ cle, titre, lignes: own }) => (
            <Section key={cle} titre={titre}>
              {cle === "accueil" && <AccueilParMode lignes={own} territoires={territoires} />}
              <DataTable
                legende={`${titre} : ${formatList(territoires.map((one) => one.nom))}`}
                legendeMasquee
                dense
                comptes
                colonnes={[
                  ...colonnesChiffres(
                    code,
                    territoires.map((territoire, place) => ({ territoire, place })),
                    "moyenne",
                  ),
                  enMots(territoires),
                ]}
                lignes={own}
                cleLigne={({ indicateur }) => indicateur.code}
                vide={null}
              />
            </Section>
          ))}
          <Section titre="Sources">
            <SourcesChiffres lignes={shown.flatMap((one) => one.lignes)} />
            {seuls.length > 0 && (
              <p className="discret">
                {`Connus d’un seul de ces territoires, donc non comparés : ${formatList(seuls.map(({ indicateur }) => uncapitalise(indicateur.libelle)))}.`}
              </p>
            )}
            <p className="discret">{`Adresse de cette page : ${adresse}${lienComparer(code, codes, theme)}`}</p>
          </Section>
        </div>
      )}
    </Page>
  );
}

/** Pairs to begin with: what was chosen beside what is above it, or each EPCI beside the département. */
function Exemples({ code, territoires, choix }: Donnees) {
  const above = choix.filter(({ maille }) => maille === "departement" || maille === "france");
  const [departement] = above;
  const [own] = territoires;
  const pairs = own
    ? above.filter((one) => one.code !== own.code).map((one) => [own, one] as const)
    : choix.flatMap((one) => (one.maille === "epci" && departement ? [[one, departement] as const] : []));
  return (
    <ul>
      {pairs.map(([one, other]) => (
        <li key={`${one.code} ${other.code}`}>
          <Link to={lienComparer(code, [one.code, other.code])}>{`${one.nom} et ${other.nom}`}</Link>
        </li>
      ))}
    </ul>
  );
}

function enMots(territoires: readonly TerritoirePortrait[]): Column<LigneChiffres> {
  return {
    cle: "ecart",
    titre: "Ce qui les sépare",
    largeur: "large",
    rendu: ({ cases, indicateur }) =>
      direEcart({
        noms: territoires.map(({ nom }) => nom),
        valeurs: cases.map((one) => one?.valeur ?? null),
        unite: indicateur.unite,
        decimales: indicateur.decimales,
        effectif: indicateur.agregation === "somme",
      }),
  };
}

function Choix({
  code,
  demandes,
  choix,
  theme,
  themes,
}: Donnees & { themes: readonly { cle: string; titre: string }[] }) {
  return (
    <FilterForm
      action={lienComparer(code)}
      label="Choisir les territoires à comparer"
      effacer={demandes.length > 0 ? lienComparer(code) : undefined}
    >
      {Array.from({ length: COMPARES_MAXIMUM }, (_, n) => (
        <ChampTerritoire
          key={n}
          name="t"
          id={`champ-t${n + 1}`}
          label={`Territoire ${n + 1}`}
          demande={demandes[n] ?? null}
        />
      ))}
      <ChoixTerritoires choix={choix} />
      {themes.length > 1 && (
        <SelectField
          name="theme"
          label="Thème"
          vide="Tous"
          defaultValue={theme ?? ""}
          options={themes.map(({ cle, titre }) => ({ value: cle, label: titre }))}
        />
      )}
    </FilterForm>
  );
}
