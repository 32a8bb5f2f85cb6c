/** What an import of competences says, on screen and on the command line. Pure. */
import { NBSP, plural } from "#platform/values/french.ts";

type Erreur = { readonly ligne: number; readonly quoi: string; readonly texte: string };
type Examen = {
  readonly lignes: number;
  readonly changements: readonly unknown[];
  readonly ailleurs: number;
};

/** Lines in error that are written out. */
const EXEMPLES = 10;

const QUOI: Readonly<Record<string, string>> = {
  competence: "compétence inconnue",
  exercice: "exercice inconnu",
  depuis: "année illisible ou hors des bornes",
  source: "source absente ou trop longue",
  double: "dite deux fois, autrement",
};

/** « 14 lignes lues : 3 compétences changeraient. »; done: « sont changées ». */
export function direExamenCompetences({ lignes, changements, ailleurs }: Examen, fait: boolean): string[] {
  const many = changements.length > 1;
  const verb = fait ? (many ? "sont changées" : "est changée") : many ? "changeraient" : "changerait";
  return [
    `${plural(lignes, "ligne lue", "lignes lues")}${NBSP}: ${
      changements.length === 0
        ? `rien ${fait ? "n’a changé" : "ne changerait"}, tout était déjà dit.`
        : `${plural(changements.length, "compétence")} ${verb}.`
    }`,
    ...(ailleurs > 0
      ? [`${plural(ailleurs, "ligne")} d’une intercommunalité d’ailleurs, laissées de côté.`]
      : []),
  ];
}

/** « ligne 3, exercice inconnu (peut-être) », the first ones. */
export function direErreursCompetences(erreurs: readonly Erreur[]): string {
  const shown = erreurs
    .slice(0, EXEMPLES)
    .map(({ ligne, quoi, texte }) => `ligne ${ligne}, ${QUOI[quoi] ?? quoi}${texte ? ` (${texte})` : ""}`)
    .join(" ; ");
  return erreurs.length > EXEMPLES ? `${shown}…` : shown;
}
