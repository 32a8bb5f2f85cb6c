/** Code, nature and dates of one action, each refused with its place when it cannot be read. */
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import { lireCoche, lireDate, lirePeriode } from "./dates.ts";
import type { Journal, NatureAction } from "./modele.ts";
import { lireNature } from "./nature.ts";
import type { Plan, Rangee } from "./rangee.ts";

export type DatesAction = { readonly debut: PartialDate | null; readonly fin: PartialDate | null };

function short(texte: string): string {
  return texte.length > 60 ? `${texte.slice(0, 60)}…` : texte;
}

/** The nature of the row; an unknown word is an error, an empty cell a warning. */
export function lireNatureDe(rangee: Rangee, journal: Journal): NatureAction | null {
  const colonne = rangee.colonne("nature");
  if (colonne === null) return null;
  const { texte } = rangee.champ("nature");
  const nature = lireNature(texte);
  if (nature === undefined) {
    const message = `La nature « ${short(texte)} » n’est pas connue : écrivez « Nouvelle » ou « À poursuivre ».`;
    journal.erreur(rangee.numero, colonne, message);
  } else if (nature === null) {
    const message = "La nature de l’action n’est pas renseignée (« Nouvelle » ou « À poursuivre »).";
    journal.avertissement(rangee.numero, colonne, message);
  }
  return nature ?? null;
}

function readDate(rangee: Rangee, sens: "debut" | "fin", journal: Journal): PartialDate | null {
  const { texte } = rangee.champ(sens);
  const { date, lisible } = lireDate(texte, sens);
  if (!lisible && texte !== "") {
    const message = `La date « ${short(texte)} » ne se lit pas : écrivez par exemple 17/09/2026, septembre 2026 ou 2026.`;
    journal.erreur(rangee.numero, rangee.colonne(sens), message);
  } else if (lisible && date === null && /\p{L}/u.test(texte)) {
    journal.avertissement(
      rangee.numero,
      rangee.colonne(sens),
      `« ${short(texte)} » est lu comme une absence de date.`,
    );
  }
  return date;
}

function readTicks(rangee: Rangee, plan: Plan, nature: NatureAction | null, journal: Journal): DatesAction {
  const annees = plan.annees.map(({ index, annee, libelle }) => {
    const { texte } = rangee.a(index);
    const cochee = lireCoche(texte);
    if (cochee === null) {
      const message = `« ${short(texte)} » ne se lit pas dans le calendrier : mettez x pour une année prévue, sinon laissez vide.`;
      journal.erreur(rangee.numero, libelle, message);
    }
    return { annee, cochee: cochee ?? false };
  });
  const { debut, fin, trou } = lirePeriode(annees, nature === "a_poursuivre");
  if (trou) {
    const libelle = plan.annees.find((_, at) => {
      const after = annees.slice(at).some(({ cochee }) => cochee);
      return after && !annees[at]?.cochee && annees.slice(0, at).some(({ cochee }) => cochee);
    })?.libelle;
    const message =
      "Une année n’est pas cochée entre deux autres : seules la première et la dernière sont retenues.";
    journal.avertissement(rangee.numero, libelle ?? null, message);
  }
  return { debut, fin };
}

/** « 2023-2025 » in a column « Calendrier » or « Période » without a year of its own. */
function readPeriods(rangee: Rangee, plan: Plan, journal: Journal): DatesAction {
  for (const { index, libelle } of plan.periodes) {
    const { texte } = rangee.a(index);
    if (texte === "") continue;
    const debut = lireDate(texte, "debut");
    const fin = lireDate(texte, "fin");
    if (!debut.lisible || !fin.lisible) {
      const message = `La période « ${short(texte)} » ne se lit pas : écrivez par exemple 2023-2025, ou à partir de 2023.`;
      journal.erreur(rangee.numero, libelle, message);
      continue;
    }
    // A single date says when it begins; only two different ones say when it ends.
    return { debut: debut.date, fin: fin.date === debut.date ? null : fin.date };
  }
  return { debut: null, fin: null };
}

/** Start and end of the row: written dates first, ticked years where nothing is written. */
export function lireDatesDe(
  rangee: Rangee,
  plan: Plan,
  nature: NatureAction | null,
  journal: Journal,
): DatesAction {
  const ecrit = { debut: readDate(rangee, "debut", journal), fin: readDate(rangee, "fin", journal) };
  const coche =
    plan.annees.length > 0 ? readTicks(rangee, plan, nature, journal) : readPeriods(rangee, plan, journal);
  if (ecrit.debut && coche.debut && ecrit.debut.slice(0, 4) !== coche.debut.slice(0, 4)) {
    const message = `Le début écrit (${ecrit.debut}) n’est pas la première année cochée (${coche.debut}) : le début écrit est retenu.`;
    journal.avertissement(rangee.numero, rangee.colonne("debut"), message);
  }
  const dates = { debut: ecrit.debut ?? coche.debut, fin: ecrit.fin ?? coche.fin };
  const ordered =
    dates.debut === null || dates.fin === null || firstDay(dates.debut).until(lastDay(dates.fin)).days >= 0;
  if (!ordered) {
    const message = `La fin (${dates.fin}) précède le début (${dates.debut}) : corrigez l’une des deux dates.`;
    journal.erreur(rangee.numero, rangee.colonne("fin") ?? rangee.colonne("debut"), message);
  }
  return dates;
}
