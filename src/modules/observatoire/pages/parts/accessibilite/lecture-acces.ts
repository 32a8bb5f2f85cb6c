import { type Bandes, couper } from "#platform/graphiques/bandes.ts";
import type { TerritoireCarte } from "#platform/graphiques/carte.tsx";
import { addressWith } from "#platform/http/listing.ts";
import { formatIsoDay, formatNumber, NBSP, plural } from "#platform/values/french.ts";
import type { Acces, GainAcces, LigneAcces } from "../../../domain/accessibilite/acces.ts";
import { type ChoixAcces, paramsOfAcces, sayPortee } from "../../../domain/accessibilite/choix-acces.ts";
import { formatFigure } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import type { PageAcces } from "../../../queries/accessibilite/load-page-acces.ts";
import type { CoteAcces, LectureAcces } from "../../../queries/accessibilite/read-acces.ts";
import type { FichierUtilise } from "../../../queries/accessibilite/read-fichiers.ts";
import { ABSENCE } from "../lecture-explorer.ts";
import { direOrigine } from "../sources-chiffres.tsx";

export const TRIS_ACCES = ["nom", "apl", "enfants", "places"] as const;

/** What each commune has its outline dashed for. */
export const EN_BORDURE = "en bordure : ses voisines hors du département ne sont pas comptées";

/** How results are written: one decimal, two when they are small, as places per 100 inhabitants are. */
export function formatOf(lecture: LectureAcces): (valeur: number) => string {
  const { acces, ajout } = lecture;
  const mean = isComputed(acces) && isSupplyKnown(lecture) ? acces.moyenne : null;
  const size = mean ?? Math.max(0, ...(ajout?.gains.map(gainOf) ?? []));
  return (valeur) => formatFigure(valeur, size > 0 && size < 2 ? 2 : 1);
}

/** The address of the same choice, with some of it otherwise. */
export function lienAcces(
  departement: string,
  choix: ChoixAcces | null = null,
  more: Readonly<Record<string, string | number | null>> = {},
  suffixe: "" | "/carte.svg" | "/carte.png" | "/donnees.csv" | "/donnees.xlsx" = "",
): string {
  return addressWith(`/${departement}/observatoire/accessibilite${suffixe}`, {
    ...(choix && paramsOfAcces(choix)),
    ...more,
  });
}

export function isComputed(acces: LectureAcces["acces"]): acces is Acces {
  return acces !== null && "lignes" in acces;
}

/** False when nothing says how many places there are: what is there today is not 0, it is unknown. */
export function isSupplyKnown({ offre, structures }: Pick<LectureAcces, "offre" | "structures">): boolean {
  return offre !== null || structures !== null;
}

/** « places pour 100 enfants », by what the chosen indicator counts. */
export function uniteOf({ enfants }: Pick<LectureAcces, "enfants">): string {
  return `places à portée pour 100 ${enfants?.unite || "enfants"}`;
}

/** The map and its files; null when there is nothing to draw. */
export function carteAcces({ fond, lecture }: PageAcces) {
  if (!fond || !isComputed(lecture.acces)) return null;
  const { lignes, moyenne } = lecture.acces;
  const figure = formatOf(lecture);
  const byCode = new Map(lignes.map((one) => [one.code, one]));
  const bandes = couper(
    lignes.flatMap(({ apl }) => (apl === null ? [] : [apl])),
    "reference",
    { reference: moyenne, format: figure },
  );
  const territoires = fond.formes.map(({ code, nom }): TerritoireCarte => {
    const one = byCode.get(code);
    return {
      ...{ code, label: one?.nom ?? nom, valeur: one?.apl ?? null },
      absence: one ? (ABSENCE[one.statut] ?? "absent") : "absent",
      reserve: one?.enBordure ? EN_BORDURE : undefined,
    };
  });
  return { fond, territoires, bandes, format: figure, legende: legendeOf(lecture) };
}

function legendeOf(lecture: LectureAcces): string {
  const { enfants } = lecture;
  return `Accessibilité, ${uniteOf(lecture)}${enfants ? `, ${sayMillesime(enfants.millesime)}` : ""}`;
}

/** Where one more structure would change something; null when nothing is asked, or nowhere. */
export function carteAjout({ fond, lecture }: PageAcces) {
  const { ajout } = lecture;
  const figure = formatOf(lecture);
  const sayGain = (valeur: number) => (valeur === 0 ? "aucun gain" : `+${figure(valeur)}`);
  if (!fond || !ajout || ajout.gains.length === 0) return null;
  const gains = new Map(ajout.gains.map((one) => [one.code, gainOf(one)]));
  const counted = new Set(lecture.enfants?.observations.flatMap((one) => (one.valeur ? [one.code] : [])));
  const territoires = fond.formes.map(({ code, nom }): TerritoireCarte => {
    const valeur = gains.get(code) ?? (counted.has(code) ? 0 : null);
    return { code, label: nom, valeur, absence: valeur === null ? "absent" : null };
  });
  return {
    ...{ fond, territoires, format: sayGain, selection: ajout.code },
    bandes: bandesDeGain(Math.max(...gains.values()), figure),
    legende: `Ce que gagne chaque commune, ${uniteOf(lecture)}`,
  };
}

/** No gain, then thirds of the largest. */
function bandesDeGain(most: number, figure: (valeur: number) => string): Bandes {
  const [low, middle] = [most / 3, (2 * most) / 3];
  return {
    ...{ methode: "effectifs", reference: null },
    liste: [
      { de: null, a: Number.MIN_VALUE, libelle: "aucun gain", teinte: "s0" },
      { de: Number.MIN_VALUE, a: low, libelle: `moins de ${figure(low)}`, teinte: "s1" },
      { de: low, a: middle, libelle: `de ${figure(low)} à ${figure(middle)}`, teinte: "s2" },
      { de: middle, a: null, libelle: `plus de ${figure(middle)}`, teinte: "s4" },
    ],
  };
}

export function gainOf({ avant, apres }: GainAcces): number {
  return apres - avant;
}

/** What the map shows, with its figures. */
export function phraseAcces({ lecture, points }: Pick<PageAcces, "lecture" | "points">): string {
  const { acces } = lecture;
  if (!isComputed(acces)) return "";
  const known = acces.lignes
    .filter((one): one is LigneAcces & { apl: number } => one.apl !== null)
    .sort((a, b) => a.apl - b.apl);
  const [low, high] = [known[0], known.at(-1)];
  if (!low || !high || acces.moyenne === null)
    return "Aucune commune n’a de quoi calculer son accessibilité.";
  const moyenne = acces.moyenne;
  const figure = formatOf(lecture);
  const under = known.filter(({ apl }) => apl < moyenne * 0.6).length;
  const drawn = points ? " Chaque commune est un disque, à sa place." : "";
  return `En moyenne ${figure(moyenne)} ${uniteOf(lecture)}, de ${figure(low.apl)} (${low.nom}) à ${figure(high.apl)} (${high.nom}). ${plural(under, "commune")} à moins de 60${NBSP}% de la moyenne.${drawn}`;
}

/** Everything that a result stands on, one a line: printed under the map and inside each file. */
export function noticesAcces({ lecture, fond, choix }: PageAcces, adresse: string | null = null): string[] {
  const { enfants, offre, structures, voisins, trajets, acces, lieux } = lecture;
  const computed = isComputed(acces);
  return [
    sayPortee(choix.portee),
    ...(enfants ? [`Demande${NBSP}: ${sayCote(enfants)}`] : []),
    ...(offre ? [`Offre${NBSP}: ${sayCote(offre)}`] : []),
    ...(structures ? [`Offre${NBSP}: liste de structures, ${sayFichier(structures)}`] : []),
    ...(trajets && computed
      ? [
          `Temps de trajet${NBSP}: ${sayFichier(trajets)} ${plural(acces.trajetsLus, "trajet lu", "trajets lus")} dans la table, ${plural(acces.trajetsEstimes, "trajet absent estimé", "trajets absents estimés")} à vol d’oiseau.`,
        ]
      : []),
    ...(voisins ? [`Communes voisines${NBSP}: ${sayFichier(voisins)}`] : []),
    ...(computed && isSupplyKnown(lecture) ? sayMasse(acces) : []),
    ...(lieux ? [`Centres des communes${NBSP}: ${lieux}.`] : []),
    ...(fond?.source ? [`Contours${NBSP}: ${fond.source}, simplifiés.`] : []),
    ...(adresse ? [`Adresse${NBSP}: ${adresse}`] : []),
  ];
}

function sayCote({ libelle, millesime, observations }: CoteAcces): string {
  const [first] = observations;
  return `${libelle}, ${sayMillesime(millesime)}${first ? `. ${direOrigine(first.origine)}` : "."}`;
}

function sayFichier({ source, date, nom }: FichierUtilise): string {
  return `${source}, au ${formatIsoDay(date)} (${nom}).`;
}

function sayMasse({ masse, sansEnfant }: Acces): string[] {
  const lost =
    sansEnfant.length > 0
      ? ` ${plural(sansEnfant.length, "commune offre", "communes offrent")} des places qu’aucun enfant compté n’atteint${NBSP}: ${sansEnfant.slice(0, 5).join(", ")}${sansEnfant.length > 5 ? "…" : ""}.`
      : "";
  return [
    `Rien ne se perd${NBSP}: ${formatNumber(Math.round(masse.offertes))} places offertes, ${formatNumber(Math.round(masse.recues))} réparties entre les enfants.${lost}`,
  ];
}
