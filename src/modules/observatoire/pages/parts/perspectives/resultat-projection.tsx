import { Courbe } from "#platform/graphiques/courbe.tsx";
import { KeyFigures, Section } from "#platform/ui/layout.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatList, formatNumber, NBSP } from "#platform/values/french.ts";
import { formatFigure } from "../../../domain/dire.ts";
import type { AnneeProjetee, EpciProjete, Projection } from "../../../domain/perspectives/projeter.ts";
import { LIBELLE_MANQUE, saySolde } from "../../../domain/perspectives/scenario.ts";

export const UNITE_COUVERTURE = "places pour 100 enfants de moins de 3 ans";
const TRAITS_AU_PLUS = 3;

type Props = {
  projection: Projection;
  france: number | null;
  /** Another scenario beside this one, over the same years. */
  autre: { titre: string; projection: Projection } | null;
};

const figure = (valeur: number) => formatFigure(valeur, 1);
export const sayTaux = (taux: number | null) => (taux === null ? "n.d." : figure(taux));

/** Coverage to come: key figures, curve, and the same as a table, beside another scenario when one is asked. */
export function ResultatProjection({ projection, france, autre }: Props) {
  const { epci, ensemble, depart, horizon } = projection;
  const [first, last] = [ensemble.annees[0]?.taux ?? null, ensemble.annees.at(-1)?.taux ?? null];
  const under = france === null ? [] : epci.filter((one) => isUnder(lastOf(one), france));
  return (
    <>
      <KeyFigures
        items={[
          {
            label: `Ensemble, en ${horizon}`,
            valeur: last === null ? "inconnu" : figure(last),
            precision:
              first === null
                ? "aucune intercommunalité n’a de nombre d’enfants connu"
                : `${figure(first)} en ${depart} ; ${formatNumber(ensemble.comptes)} intercommunalités sur ${formatNumber(epci.length)}`,
          },
          {
            label: `Sous le taux national en ${horizon}`,
            valeur: france === null ? "inconnu" : formatNumber(under.length),
            precision: france === null ? undefined : `France en ${depart}${NBSP}: ${figure(france)}`,
          },
          {
            label: "Sans résultat",
            valeur: formatNumber(epci.filter((one) => lastOf(one)?.taux === null).length),
            precision: "il manque un chiffre",
          },
        ]}
      />
      <Trace {...{ projection, france, autre }} />
      <Section titre="Par intercommunalité">
        <DataTable
          legende={`Couverture à venir, en ${UNITE_COUVERTURE}`}
          dense
          colonnes={colonnes({ projection, france, autre })}
          lignes={epci}
          cleLigne={({ code }) => code}
          vide={null}
        />
        <p className="discret">
          {"* Nombre d’enfants supposé par le scénario. n.d. : il manque un chiffre, dit dans la ligne."}
        </p>
      </Section>
    </>
  );
}

function lastOf({ annees }: Pick<EpciProjete, "annees">): AnneeProjetee | undefined {
  return annees.at(-1);
}

function isUnder(year: AnneeProjetee | undefined, france: number): boolean {
  return year !== undefined && year.taux !== null && year.taux < france;
}

function Trace({ projection, france, autre }: Props) {
  const moved = projection.epci.filter(({ solde }) => solde !== 0);
  const shown = (moved.length > 0 ? moved : [...projection.epci].sort(byTaux))
    .filter((one) => lastOf(one)?.taux !== null)
    .slice(0, TRAITS_AU_PLUS);
  const series = [
    ...shown.map(({ code, nom, annees }) => serie(code, nom, annees)),
    ...(autre && shown[0]
      ? autre.projection.epci
          .filter(({ code }) => code === shown[0]?.code)
          .map(({ nom, annees }) => serie("autre", `${nom}, « ${autre.titre} »`, annees))
      : []),
    ...(projection.ensemble.comptes > 1
      ? [serie("ensemble", "Ensemble des intercommunalités connues", projection.ensemble.annees)]
      : []),
    ...(france === null
      ? []
      : [
          serie(
            "france",
            `France en ${projection.depart}`,
            projection.ensemble.annees.map(({ annee }) => ({ annee, taux: france })),
          ),
        ]),
  ];
  if (shown.length === 0) return null;
  return (
    <Courbe
      titre={`Couverture de ${projection.depart} à ${projection.horizon}`}
      phrase={`${formatList(shown.map(({ nom }) => nom))}${NBSP}: ${formatList(
        shown.map(
          (one) => `${sayTaux(one.annees[0]?.taux ?? null)} puis ${sayTaux(lastOf(one)?.taux ?? null)}`,
        ),
      )}. Ce sont des hypothèses, pas des prévisions.`}
      series={series}
      legende={UNITE_COUVERTURE}
      format={figure}
    />
  );
}

function byTaux(a: EpciProjete, b: EpciProjete): number {
  return (a.annees[0]?.taux ?? Number.POSITIVE_INFINITY) - (b.annees[0]?.taux ?? Number.POSITIVE_INFINITY);
}

function serie(cle: string, label: string, annees: readonly Pick<AnneeProjetee, "annee" | "taux">[]) {
  return {
    ...{ cle, label },
    points: annees.map(({ annee, taux }) => ({
      ...{ annee, valeur: taux, texte: sayTaux(taux), definition: "hypothèse" },
    })),
  };
}

function colonnes({ projection, france, autre }: Props): Column<EpciProjete>[] {
  const { depart, horizon } = projection;
  const others = new Map(autre?.projection.epci.map((one) => [one.code, lastOf(one)?.taux ?? null]));
  const years = shownYears(depart, horizon);
  return [
    {
      ...{ cle: "nom", titre: "Intercommunalité", entete: true, largeur: "large" },
      rendu: ({ nom, enfantsSupposes, manques, sousZero }) => (
        <>
          {nom}
          {enfantsSupposes ? " *" : ""}
          {manques.length > 0 ? (
            <span className="discret"> {formatList(manques.map((one) => LIBELLE_MANQUE[one]))}</span>
          ) : null}
          {sousZero.length > 0 ? (
            <span className="discret">
              {` plus de fermetures que de places en ${sousZero[0]} : arrêté à zéro`}
            </span>
          ) : null}
        </>
      ),
    },
    {
      ...{ cle: "enfants", titre: `Enfants en ${depart}`, align: "end" },
      rendu: ({ annees }) =>
        annees[0]?.enfants == null ? "n.d." : formatNumber(Math.round(annees[0].enfants)),
    },
    {
      ...{ cle: "solde", titre: "Places", align: "end" },
      rendu: ({ solde }) => (solde === 0 ? "" : saySolde(solde)),
    },
    ...years.map(
      (annee): Column<EpciProjete> => ({
        ...{ cle: String(annee), titre: String(annee), align: "end" },
        rendu: ({ annees }) => sayTaux(annees[annee - depart]?.taux ?? null),
      }),
    ),
    ...(france === null
      ? []
      : [
          {
            ...{ cle: "france", titre: `Écart à la France en ${horizon}`, align: "end" as const },
            rendu: (one: EpciProjete) => sayEcart(lastOf(one)?.taux ?? null, france),
          },
        ]),
    ...(autre
      ? [
          {
            ...{ cle: "autre", titre: `« ${autre.titre} » en ${horizon}`, align: "end" as const },
            rendu: ({ code }: EpciProjete) => sayTaux(others.get(code) ?? null),
          },
        ]
      : []),
  ];
}

/** All the years when they hold in a table, else the first, the last and some between. */
export function shownYears(depart: number, horizon: number): number[] {
  const all = Array.from({ length: horizon - depart + 1 }, (_, i) => depart + i);
  const step = Math.ceil(all.length / 6);
  return all.filter((year, rank) => rank % step === 0 || year === horizon);
}

function sayEcart(taux: number | null, france: number): string {
  if (taux === null) return "";
  return `${taux < france ? "−" : "+"}${figure(Math.abs(taux - france))}`;
}
