import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import { type AtelierWord, blocsWord } from "./blocs-word.ts";
import type { BlocWord } from "./document-word.ts";
import { ENUMERATION, LISTE, stylesWord } from "./styles-word.ts";

/** What the process of documents is given to write a Word document: {@link DocumentWord}, its texts made printable. */
export type EntreeWord = {
  readonly titre: string;
  readonly langue: string;
  readonly auteur: string;
  readonly jour: string;
  readonly couleur: string;
  readonly enTete: string;
  readonly pied: string;
  readonly blocs: readonly BlocWord[];
};

/** Twentieths of a point in a millimetre. */
const TWIPS = 56.7;
const A4 = { width: Math.round(210 * TWIPS), height: Math.round(297 * TWIPS) };

/** The bytes of a .docx: true headings, header rows that repeat, alternative texts, title and language. */
export async function writeWord(
  entree: EntreeWord,
  images: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array> {
  const { titre, auteur, langue, couleur, blocs } = entree;
  let listes = 0;
  const nextListe = () => {
    listes += 1;
    return listes;
  };
  const atelier: AtelierWord = { couleur: couleur.replace("#", ""), images, titre, nextListe };
  const document = new Document({
    title: titre,
    creator: auteur,
    lastModifiedBy: auteur,
    styles: stylesWord(atelier.couleur, langue),
    numbering: { config: numbering },
    // Laying the pages out as Word would took nine tenths of the time: Word numbers the contents when it opens them.
    ...(blocs.some(({ genre }) => genre === "sommaire") && { features: { updateFields: true } }),
    sections: sectionsOf(blocs).map(({ paysage, couverture, contenu }) =>
      section(entree, { paysage, couverture, children: blocsWord(contenu, { ...atelier, paysage }) }),
    ),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type Partie = { paysage: boolean; couverture: boolean; contenu: BlocWord[] };

/** Pages of one orientation in a row; a cover is a part of its own, without a running header. */
function sectionsOf(blocs: readonly BlocWord[]): Partie[] {
  const parties: Partie[] = [];
  for (const bloc of blocs) {
    const paysage = bloc.genre === "paysage";
    const couverture = bloc.genre === "couverture";
    const contenu = paysage ? [...bloc.blocs] : [bloc];
    const last = parties.at(-1);
    if (last && last.paysage === paysage && !couverture && !last.couverture) last.contenu.push(...contenu);
    else parties.push({ paysage, couverture, contenu });
  }
  return parties.length > 0 ? parties : [{ paysage: false, couverture: false, contenu: [] }];
}

function section(
  { auteur, jour, enTete, pied, titre }: EntreeWord,
  { paysage, couverture, children }: { paysage: boolean; couverture: boolean; children: FileChild[] },
): ISectionOptions {
  const margin = Math.round((paysage ? 15 : 22) * TWIPS);
  return {
    properties: {
      page: {
        // Word turns the page from its upright size.
        size: { ...A4, orientation: paysage ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { left: margin, right: margin, top: Math.round(24 * TWIPS), bottom: Math.round(22 * TWIPS) },
      },
    },
    headers: {
      default: new Header({
        children: couverture
          ? [new Paragraph("")]
          : [
              new Paragraph({
                style: "discret",
                children: [new TextRun(enTete || titre), new TextRun(auteur && ` · ${auteur}`)],
              }),
            ],
      }),
    },
    footers: {
      default: new Footer({
        children: couverture
          ? [new Paragraph("")]
          : [
              new Paragraph({
                style: "discret",
                children: [
                  new TextRun({
                    children: [
                      pied || `Édité le ${jour}`,
                      " · Page ",
                      PageNumber.CURRENT,
                      " sur ",
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
      }),
    },
    children,
  };
}

const indent = { left: 360, hanging: 240 };

const numbering = [
  {
    reference: LISTE,
    levels: [
      {
        level: 0,
        format: LevelFormat.BULLET,
        text: "•",
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent } },
      },
    ],
  },
  {
    reference: ENUMERATION,
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: "%1.",
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent } },
      },
    ],
  },
];
