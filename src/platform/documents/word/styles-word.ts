import { type IStylesOptions, LineRuleType } from "docx";

/** Names of the numberings. */
export const LISTE = "liste";
export const ENUMERATION = "enumeration";

/** Fonts that every Word has: a .docx carries no font of ours. */
const POLICE = "Calibri";

/** A tenth more than the letters; some programs take a missing rule for an exact height. */
const LIGNE = { line: 264, lineRule: LineRuleType.AUTO };

/** Styles by name, so that whoever receives the document changes its look in one place. Sizes in half points. */
export function stylesWord(couleur: string, langue: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: couleur, font: POLICE },
    paragraph: { spacing: { before, after, ...LIGNE }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: POLICE, size: 21, language: { value: langue === "fr" ? "fr-FR" : langue } },
        paragraph: { spacing: { after: 120, ...LIGNE } },
      },
      title: {
        run: { size: 56, bold: true, color: couleur, font: POLICE },
        paragraph: { spacing: { after: 240, ...LIGNE } },
      },
      heading1: heading(36, 360, 180),
      heading2: heading(28, 300, 140),
      heading3: heading(24, 240, 120),
      heading4: heading(21, 200, 100),
    },
    paragraphStyles: [
      { id: "discret", name: "Discret", basedOn: "Normal", run: { size: 17, color: "4C5561" } },
      {
        id: "legende",
        name: "Légende",
        basedOn: "Normal",
        next: "Normal",
        run: { size: 19, bold: true },
        paragraph: { keepNext: true },
      },
      {
        id: "cellule",
        name: "Cellule",
        basedOn: "Normal",
        run: { size: 19 },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: "encadre",
        name: "Encadré",
        basedOn: "Normal",
        paragraph: {
          indent: { left: 200 },
          border: { left: { style: "single", size: 24, color: couleur, space: 8 } },
        },
      },
      { id: "vide", name: "Non renseigné", basedOn: "Normal", run: { italics: true, color: "4C5561" } },
    ],
  };
}
