import { type Bandes, couper, METHODES, type Methode } from "#platform/graphiques/bandes.ts";
import type { TerritoireCarte } from "#platform/graphiques/carte.tsx";
import type { PointCourbe, SerieCourbe } from "#platform/graphiques/courbe.tsx";
import type { Absence } from "#platform/graphiques/hachures.tsx";
import { addressWith } from "#platform/http/listing.ts";
import { formatIsoDay, formatNumber, NBSP, NNBSP, plural } from "#platform/values/french.ts";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime, yearOf } from "../../domain/millesime.ts";
import { LIBELLE_MAILLE, type Statut } from "../../domain/vocabulaire.ts";
import type { Explorer, PointLu, Repere } from "../../queries/explorer/read-explorer.ts";
import type { ObservationNommee } from "../../queries/list-observations.ts";
import { readChoix } from "./choix-tableau.ts";

/** All that the address chooses: indicator, mesh, year, definition, bands, territory. */
export function readChoixExplorer(request: Request) {
  const params = new URL(request.url).searchParams;
  return {
    ...readChoix(request),
    indicateur: params.get("indicateur")?.slice(0, 80) || null,
    territoire: params.get("territoire")?.slice(0, 20) || null,
    bandes: METHODES.find((one) => one === params.get("bandes")) ?? ("reference" as Methode),
  };
}

export type ChoixLu = ReturnType<typeof readChoixExplorer>;

/** The address of the same choice, with some of it otherwise. */
export function lienExplorer(
  departement: string,
  { tableau: { indicateur, montre } }: Pick<Explorer, "tableau">,
  choix: Pick<ChoixLu, "bandes" | "territoire">,
  more: Readonly<Record<string, string | number | null>> = {},
  suffixe: "" | "/carte.svg" | "/carte.png" | "/donnees.csv" | "/donnees.xlsx" | "/integrable" = "",
): string {
  return addressWith(`/${departement}/observatoire${suffixe}`, {
    indicateur: indicateur.code,
    maille: montre?.maille ?? null,
    millesime: montre?.millesime ?? null,
    definition: indicateur.definitions.length > 1 ? (montre?.definition ?? null) : null,
    bandes: choix.bandes === "reference" ? null : choix.bandes,
    territoire: choix.territoire,
    ...more,
  });
}

/** How a map draws what has no value, by status; without one it is missing. */
export const ABSENCE: Partial<Record<Statut, Absence>> = {
  secret_primaire: "secret",
  secret_secondaire: "secret",
  non_applicable: "sans-objet",
};

/** The value that bands are ratios to: the nearest mesh above that has one. */
export function referenceOf(reperes: readonly Repere[]): Repere | null {
  return reperes.find(({ observation }) => observation.valeur !== null) ?? null;
}

/** What the map and its files are drawn from; null when the mesh has no outlines. */
export function carteOf(departement: string, explorer: Explorer, choix: ChoixLu) {
  const { tableau, fond, reperes } = explorer;
  const { indicateur, lignes, montre } = tableau;
  if (!fond || !montre) return null;
  const format = (valeur: number) => formatFigure(valeur, indicateur.decimales);
  const reference = referenceOf(reperes);
  // A count has no reference: the département is the sum of its parts.
  const ratio = indicateur.agregation === "somme" ? null : (reference?.observation.valeur ?? null);
  const bandes: Bandes = couper(
    lignes.flatMap(({ valeur }) => (valeur === null ? [] : [valeur])),
    choix.bandes,
    { reference: ratio, inverse: indicateur.sens === "haut", format },
  );
  const byCode = new Map(lignes.map((one) => [one.code, one]));
  const territoires = fond.formes.map(({ code, nom }): TerritoireCarte => {
    const one = byCode.get(code);
    return {
      code,
      label: one?.nom ?? nom,
      valeur: one?.valeur ?? null,
      absence: one ? (ABSENCE[one.statut] ?? "absent") : "absent",
      estime: one?.statut === "estime",
      to: lienExplorer(departement, explorer, choix, { territoire: code }),
    };
  });
  return {
    fond,
    territoires,
    bandes,
    format,
    selection: choix.territoire,
    legende: `${indicateur.libelle}, ${sayMillesime(montre.millesime)}${indicateur.unite ? ` (${indicateur.unite})` : ""}`,
  };
}

/** What the figures say, in two sentences: the extremes, then the reference and how many are under it. */
export function phraseOf({ tableau: { lignes, indicateur }, reperes }: Explorer): string {
  const known = lignes.filter((one) => one.valeur !== null).sort((a, b) => (a.valeur ?? 0) - (b.valeur ?? 0));
  const [low, high] = [known[0], known.at(-1)];
  if (!low || !high) return "Aucun territoire n’a de chiffre publié.";
  const say = (one: ObservationNommee) =>
    `${withUnit(sayCase(one, indicateur.decimales), indicateur.unite)} (${one.nom})`;
  const extremes = known.length === 1 ? `${say(low)}.` : `De ${say(low)} à ${say(high)}.`;
  const missing = lignes.length - known.length;
  const hidden = lignes.filter(({ statut }) => statut.startsWith("secret_")).length;
  const masques = hidden > 0 ? `, dont ${formatNumber(hidden)} par secret statistique` : "";
  const sans = missing > 0 ? ` ${plural(missing, "territoire")} sans chiffre${masques}.` : "";
  const reference = referenceOf(reperes)?.observation;
  if (!reference || reference.valeur === null || indicateur.agregation === "somme")
    return `${extremes}${sans}`;
  const ref = reference.valeur;
  const under = known.filter(({ valeur }) => (valeur ?? 0) < ref).length;
  return `${extremes} ${reference.nom}${NBSP}: ${withUnit(formatFigure(ref, indicateur.decimales), indicateur.unite)}${NNBSP}; ${plural(under, "territoire")} en dessous.${sans}`;
}

/** Source, vintage, geography and definition, one a line, as every map and file says them. */
export function noticeOf({ tableau, fond }: Explorer, adresse: string | null = null): string[] {
  const { lignes, montre, indicateur } = tableau;
  const sources = new Map(lignes.map(({ origine }) => [origine.fichier, origine]));
  const definition = indicateur.definitions.find(({ no }) => no === montre?.definition);
  return [
    ...[...sources.values()].map(
      ({ producteur, jeu, edition, geographie, licence }) =>
        `Source${NBSP}: ${producteur}, ${jeu}, édition du ${formatIsoDay(edition)}, territoires de ${geographie}, ${licence}.`,
    ),
    ...(montre
      ? [
          `Millésime${NBSP}: ${sayMillesime(montre.millesime)}. Maille${NBSP}: ${LIBELLE_MAILLE[montre.maille].toLowerCase()}.`,
        ]
      : []),
    ...(definition ? [`Définition${NBSP}: ${definition.texte}`] : []),
    ...(fond?.source ? [`Contours${NBSP}: ${fond.source}, simplifiés.`] : []),
    ...(adresse ? [`Adresse${NBSP}: ${adresse}`] : []),
  ];
}

/** The curves: each point under the name of its definition; what has no date is on no curve. */
export function seriesOf({ series, tableau: { indicateur } }: Explorer): SerieCourbe[] {
  const names = new Map(indicateur.definitions.map(({ no, libelle }) => [no, libelle]));
  return series.map(({ code, nom, points }) => ({
    cle: code,
    label: nom,
    points: points.flatMap((point) => pointOf(point, indicateur.decimales, names)),
  }));
}

function pointOf(point: PointLu, decimales: number, names: ReadonlyMap<number, string>): PointCourbe[] {
  const annee = yearOf(point.millesime);
  const definition = names.get(point.definition) ?? "";
  return annee === null
    ? []
    : [
        {
          ...{ annee, valeur: point.valeur, texte: sayCase(point, decimales), definition },
          ...(point.perimetre !== null && { perimetre: `territoires de ${point.perimetre}` }),
        },
      ];
}
