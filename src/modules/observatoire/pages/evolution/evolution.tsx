import { redirect } from "react-router";
import { lienPortrait } from "#modules/territoires/index.ts";
import { Courbe } from "#platform/graphiques/courbe.tsx";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { reconnaitre } from "../../domain/comparer/reconnaitre.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import {
  type Evolution,
  type PointEvolution,
  readEvolution,
} from "../../queries/evolution/read-evolution.ts";
import { findIndicateur, type IndicateurListe } from "../../queries/list-indicateurs.ts";
import { listTerritoires } from "../../queries/portrait/find-territoires.ts";
import { ChampTerritoire, ChoixTerritoires } from "../parts/champ-territoire.tsx";
import { Extrait } from "../parts/integrable/extrait.tsx";
import {
  courbesOf,
  direPoint,
  noticeEvolution,
  perimetreOf,
  phraseEvolution,
  readChoixEvolution,
} from "../parts/lecture-evolution.ts";
import { lienEvolution, lienExplorateur } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/evolution.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const choix = readChoixEvolution(args.request);
  const lu = await readPage(args, async (ctx) => {
    const demande = reconnaitre(await listTerritoires(ctx), choix.territoire ?? code);
    const territoire = demande.trouve?.code ?? code;
    const inconnu = choix.indicateur !== null && (await findIndicateur(ctx, choix.indicateur)) === null;
    const indicateur = inconnu ? null : choix.indicateur;
    return { demande, inconnu, evolution: await readEvolution(ctx, { indicateur, territoire }) };
  });
  const { demande } = lu;
  // One address: a name that was typed becomes the code that everybody may send.
  if (choix.territoire !== null && demande.trouve && demande.trouve.code !== choix.territoire) {
    throw redirect(lienEvolution(code, { ...choix, territoire: demande.trouve.code }));
  }
  return { code, nom, ...lu, adresse: stateOf(args).application.adresse };
}

export default function EvolutionPage({ loaderData }: Route.ComponentProps) {
  const { code, nom, evolution, demande, inconnu, adresse } = loaderData;
  const { indicateur, series, indicateurs, choix } = evolution;
  const [main] = series;
  const address = indicateur && main ? { indicateur: indicateur.code, territoire: main.territoire.code } : {};
  const found = main !== undefined && main.points.length > 0;
  return (
    <Page
      titre="Évolution"
      surtitre={`${nom} (${code})`}
      chapo={
        indicateur && main
          ? `${indicateur.libelle}, ${main.territoire.nom}. ${phraseEvolution(evolution)}`
          : "Un indicateur d’un territoire à travers les années, dans son périmètre d’aujourd’hui."
      }
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
      actions={
        found && (
          <>
            <PrintButton />
            {(["/donnees.csv", "/donnees.xlsx", "/courbe.svg", "/courbe.png"] as const).map((suffixe) => (
              <ButtonLink
                key={suffixe}
                to={lienEvolution(code, address, suffixe)}
                fichier
                glyphe="telecharger"
              >
                {suffixe.slice(-4).replace(".", "").toUpperCase()}
              </ButtonLink>
            ))}
          </>
        )
      }
    >
      <title>{`Évolution${indicateur ? ` : ${indicateur.libelle}` : ""}, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      <FilterForm action={lienEvolution(code)} label="Choisir l’indicateur et le territoire">
        <SelectField
          name="indicateur"
          label="Indicateur"
          defaultValue={indicateur?.code}
          options={indicateurs.map((one) => ({ value: one.code, label: one.libelle, groupe: one.famille }))}
        />
        <ChampTerritoire name="territoire" label="Territoire" demande={demande} />
        <ChoixTerritoires choix={choix} />
      </FilterForm>
      {inconnu && (
        <Notice kind="attention" titre="Cet indicateur n’est pas au catalogue">
          <p>
            Son code a changé, ou l’adresse est mal copiée. Choisissez-en un autre ci-dessus ; en attendant,
            voici celui que l’on demande le plus.
          </p>
        </Notice>
      )}
      {!found || !indicateur ? (
        <EmptyState titre="Aucune année pour ce territoire">
          <p>
            Aucun fichier publié ne donne cet indicateur ici. Choisissez un autre territoire, ou une autre
            maille.
          </p>
        </EmptyState>
      ) : (
        <>
          <Section titre={`${indicateur.libelle}, année par année`}>
            <DataTable
              legende={`${indicateur.libelle} : ${main.territoire.nom}`}
              legendeMasquee
              dense
              colonnes={colonnes(evolution, indicateur)}
              lignes={lignesOf(evolution)}
              cleLigne={({ cle }) => cle}
              vide={null}
            />
            {perimetreOf(evolution).map((phrase) => (
              <p key={phrase}>{phrase}</p>
            ))}
          </Section>
          <Courbe
            titre={`${indicateur.libelle}${NBSP}: ${main.territoire.nom}`}
            phrase={phraseEvolution(evolution)}
            series={courbesOf(series, indicateur)}
            legende={[indicateur.libelle, indicateur.unite].filter(Boolean).join(", ")}
            format={formatNumber}
          />
          <Section titre="Sources">
            <Extrait
              adresse={adresse}
              lien={lienEvolution(code, address, "/integrable")}
              titre={`${indicateur.libelle} : ${main.territoire.nom}`}
            />
            <ul className="discret">
              {noticeEvolution(evolution, `${adresse}${lienEvolution(code, address)}`).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="sans-impression">
              <Link to={lienPortrait(code, main.territoire.code)}>{`Portrait : ${main.territoire.nom}`}</Link>
            </p>
          </Section>
        </>
      )}
    </Page>
  );
}

type LigneEvolution = { cle: string; millesime: string; cases: readonly (PointEvolution | undefined)[] };

function lignesOf({ series }: Evolution): LigneEvolution[] {
  const keyOf = ({ millesime, definition }: PointEvolution) => `${millesime} ${definition}`;
  const keys = new Map(
    series.flatMap(({ points }) => points.map((one) => [keyOf(one), one.millesime] as const)),
  );
  return [...keys].sort().map(([cle, millesime]) => ({
    ...{ cle, millesime },
    cases: series.map(({ points }) => points.find((one) => keyOf(one) === cle)),
  }));
}

function colonnes({ series }: Evolution, indicateur: IndicateurListe): Column<LigneEvolution>[] {
  const names = new Map(indicateur.definitions.map(({ no, libelle }) => [no, libelle]));
  return [
    { cle: "annee", titre: "Année", entete: true, rendu: ({ millesime }) => sayMillesime(millesime) },
    ...series.map(
      ({ territoire }, n): Column<LigneEvolution> => ({
        cle: `${territoire.maille} ${territoire.code}`,
        titre: territoire.nom,
        align: "end",
        rendu: ({ cases }) => {
          const one = cases[n];
          return one ? direPoint(one, indicateur) : "—";
        },
      }),
    ),
    {
      cle: "reserve",
      titre: "Ce qu’il faut savoir",
      largeur: "large",
      rendu: ({ cases: [one] }) =>
        one
          ? [
              one.recalcule && (indicateur.calcul === "formule" ? "calculé" : "communes additionnées"),
              one.perimetre !== null && `territoires de ${one.perimetre}`,
              one.statut !== "publie" && LIBELLE_STATUT[one.statut],
              one.note,
              names.size > 1 && names.get(one.definition),
            ]
              .filter(Boolean)
              .join(" ; ")
          : "",
    },
  ];
}
