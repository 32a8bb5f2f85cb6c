import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { Refusal } from "#platform/values/refusal.ts";
import type { BlocTexte } from "../blocs.ts";
import { describeImage } from "../dimensions.ts";
import type { BlocWord, InstitutionWord, TexteWord } from "./document-word.ts";
import { ENUMERATION, LISTE } from "./styles-word.ts";

/** What every part may need of the document. */
export type AtelierWord = {
  readonly couleur: string;
  readonly images: Readonly<Record<string, Uint8Array>>;
  readonly titre: string;
  /** A number for each numbered list: without one, it goes on from where the list before ended. */
  readonly nextListe: () => number;
  readonly paysage?: boolean;
};

/** Points of Word's screen in a millimetre (96 an inch). */
const PIXELS = 96 / 25.4;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** Twips between the margins. */
const UTILE = { portrait: 9412, paysage: 15137 };

export function blocsWord(blocs: readonly BlocWord[], atelier: AtelierWord): FileChild[] {
  return blocs.flatMap((bloc) => blocWord(bloc, atelier));
}

function blocWord(bloc: BlocWord, atelier: AtelierWord): FileChild[] {
  switch (bloc.genre) {
    case "titre":
      return [new Paragraph({ heading: HEADINGS[bloc.niveau - 1], children: runs(bloc.texte) })];
    case "texte":
      return texte(bloc.texte, atelier);
    case "tableau":
      return tableau(bloc, atelier);
    case "image":
      return [
        new Paragraph({ keepNext: bloc.legende !== undefined, children: [image(bloc, atelier)] }),
        ...(bloc.legende ? [new Paragraph({ style: "legende", children: runs(bloc.legende) })] : []),
      ];
    case "fiche":
      return bloc.champs.flatMap(([nom, valeur]) => champ(nom, valeur, atelier));
    case "encadre":
      return [
        new Paragraph({
          style: "encadre",
          keepNext: true,
          children: [new TextRun({ text: bloc.titre, bold: true, color: atelier.couleur })],
        }),
        ...texte(bloc.texte, atelier, "encadre"),
      ];
    case "couverture":
      return couverture(bloc, atelier);
    case "sommaire":
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_1, text: "Sommaire" }),
        new TableOfContents("Sommaire", { hyperlink: true, headingStyleRange: "1-3" }),
      ];
    case "saut":
      return [new Paragraph({ pageBreakBefore: true })];
    case "paysage":
      return blocsWord(bloc.blocs, atelier);
    case "signatures":
      return signatures(bloc, atelier);
  }
}

/** Lines of a text are kept. */
function runs(text: string, options: { bold?: boolean } = {}): TextRun[] {
  return text
    .split("\n")
    .map((line, index) => new TextRun({ text: line, ...options, ...(index > 0 && { break: 1 }) }));
}

function texte(valeur: TexteWord, atelier: AtelierWord, style?: string): (Paragraph | Table)[] {
  const blocs: readonly BlocTexte[] =
    typeof valeur === "string" ? [{ genre: "paragraphe", texte: valeur }] : valeur;
  return blocs.flatMap((bloc) => partie(bloc, atelier, style ? { style } : {}));
}

function partie(bloc: BlocTexte, atelier: AtelierWord, look: { style?: string }): (Paragraph | Table)[] {
  switch (bloc.genre) {
    case "paragraphe":
      return [new Paragraph({ ...look, children: runs(bloc.texte) })];
    case "liste":
    case "enumeration": {
      const numbering =
        bloc.genre === "liste"
          ? { reference: LISTE, level: 0 }
          : { reference: ENUMERATION, level: 0, instance: atelier.nextListe() };
      return bloc.elements.map((element) => new Paragraph({ ...look, numbering, children: runs(element) }));
    }
    case "tableau": {
      const [entete = [], ...lignes] = bloc.lignes;
      return tableau({ entete, lignes, largeurs: sharesOf(bloc.lignes) }, atelier);
    }
  }
}

/** Shares of the width by the longest cell of each column, within bounds, as the PDF gives them. */
function sharesOf(lignes: readonly (readonly string[])[]): number[] {
  const longest = (column: number) =>
    Math.max(...lignes.flatMap((ligne) => (ligne[column] ?? "").split("\n").map((line) => line.length)));
  return (lignes[0] ?? []).map((_, column) => Math.max(9, Math.min(60, longest(column))));
}

type Tableau = Omit<Extract<BlocWord, { genre: "tableau" }>, "genre">;

/** A tint that a letter is read on. */
const REMPLI = "BFD3E6";

/** The first row is a header: it repeats on each page, and is named as such to whoever does not see it. */
function tableau(
  { entete, lignes, largeurs, legende, remplis }: Tableau,
  atelier: AtelierWord,
): (Paragraph | Table)[] {
  if (entete.length === 0) throw new Refusal("documents.tableau-sans-entete");
  const utile = atelier.paysage ? UTILE.paysage : UTILE.portrait;
  const shares = largeurs ?? entete.map(() => 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const columnWidths = shares.map((share) => Math.floor((utile * share) / sum));
  const edge = { style: BorderStyle.SINGLE, size: 4, color: "AAB3BF" };
  const borders = { top: edge, bottom: edge, left: edge, right: edge };
  const margins = { top: 50, bottom: 50, left: 90, right: 90 };
  const cell = (children: (Paragraph | Table)[], column: number, fill?: string) =>
    new TableCell({
      children: children.length > 0 ? children : [new Paragraph({ style: "cellule" })],
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      margins,
      borders,
      ...(fill && { shading: { fill } }),
    });
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: entete.map((nom, column) =>
      cell(
        [
          new Paragraph({
            style: "cellule",
            children: [new TextRun({ text: nom, bold: true, color: atelier.couleur })],
          }),
        ],
        column,
        "F2F5F8",
      ),
    ),
  });
  const rows = lignes.map(
    (ligne, rang) =>
      new TableRow({
        children: entete.map((_, column) =>
          cell(
            texte(ligne[column] ?? "", atelier, "cellule"),
            column,
            remplis?.[rang]?.[column] ? REMPLI : undefined,
          ),
        ),
      }),
  );
  return [
    ...(legende ? [new Paragraph({ style: "legende", children: runs(legende) })] : []),
    new Table({
      rows: [header, ...rows],
      columnWidths,
      width: { size: utile, type: WidthType.DXA },
      tableLook: { firstRow: true, noHBand: true, noVBand: true },
    }),
    new Paragraph({ style: "cellule" }),
  ];
}

function champ(nom: string, valeur: TexteWord | null, atelier: AtelierWord): (Paragraph | Table)[] {
  const name = new TextRun({ text: `${nom}\u00a0: `, bold: true });
  if (valeur === null || valeur.length === 0) {
    return [new Paragraph({ children: [name, new TextRun({ text: "non renseigné", italics: true })] })];
  }
  if (typeof valeur === "string") return [new Paragraph({ children: [name, ...runs(valeur)] })];
  return [new Paragraph({ keepNext: true, children: [name] }), ...texte(valeur, atelier)];
}

type Image = { cle: string; alternative: string; largeur: number; hauteur?: number };

function image({ cle, alternative, largeur, hauteur }: Image, { images }: AtelierWord): ImageRun {
  if (!alternative.trim()) throw new Refusal("documents.sans-texte-alternatif");
  const data = images[cle];
  if (!data) throw new Refusal("documents.image-absente", { image: cle });
  const size = describeImage(data);
  if (!size || size.largeur === 0) throw new Refusal("documents.image-illisible");
  const ratio = size.hauteur / size.largeur;
  // Held in the box when both sides are given.
  const width = hauteur === undefined ? largeur : Math.min(largeur, hauteur / ratio);
  return new ImageRun({
    type: size.type === "png" ? "png" : "jpg",
    data,
    transformation: { width: Math.round(width * PIXELS), height: Math.round(width * ratio * PIXELS) },
    altText: { name: cle, title: alternative, description: alternative },
  });
}

function logoOuNom({ nom, logo }: InstitutionWord, atelier: AtelierWord): Paragraph {
  return new Paragraph({
    children: logo
      ? [image({ ...logo, largeur: 42, hauteur: 16 }, atelier)]
      : [new TextRun({ text: nom, bold: true })],
  });
}

function couverture(bloc: Extract<BlocWord, { genre: "couverture" }>, atelier: AtelierWord): Paragraph[] {
  const { surtitre, sousTitre, faits = [], institutions = [] } = bloc;
  return [
    ...(surtitre ? [new Paragraph({ spacing: { before: 2400 }, children: runs(surtitre) })] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(atelier.titre) }),
    ...(sousTitre ? [new Paragraph({ children: runs(sousTitre) })] : []),
    ...faits.map(
      ([nom, valeur]) =>
        new Paragraph({
          children: [new TextRun(`${nom}\u00a0: `), new TextRun({ text: valeur, bold: true })],
        }),
    ),
    ...institutions.map((institution) => logoOuNom(institution, atelier)),
  ];
}

function signatures(
  bloc: Extract<BlocWord, { genre: "signatures" }>,
  atelier: AtelierWord,
): (Paragraph | Table)[] {
  const lignes = bloc.signataires.map(({ institution, qualite, nom }) => [
    [institution, qualite, nom].filter(Boolean).join("\n"),
    "\n\n\n",
  ]);
  return [
    ...(bloc.lieu ? [new Paragraph(`Fait à ${bloc.lieu}, le`)] : []),
    ...tableau({ entete: ["Signataire", "Date et signature"], lignes }, atelier),
  ];
}
