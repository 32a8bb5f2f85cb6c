import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One element of the structure of a PDF, as assistive technologies meet it. */
export type ElementPdf = {
  /** Standard role: « H1 », « TH », « Figure ». */
  readonly role: string;
  readonly alternative: string | null;
  /** Its text and that of what it holds. */
  readonly texte: string;
};

/** What a test wants to know of a PDF. */
export type PdfLu = {
  readonly titre: string | null;
  readonly langue: string | null;
  readonly balise: boolean;
  readonly signets: readonly string[];
  /** Text of each page. */
  readonly pages: readonly string[];
  /** Every element, in the order of reading. */
  readonly elements: readonly ElementPdf[];
};

type Noeud = { role?: string; alt?: string; children?: Noeud[]; type?: string; id?: string };

/** Reads a PDF with PDF.js, which knows nothing of how it was made. */
export async function lirePdf(octets: Uint8Array): Promise<PdfLu> {
  const task = getDocument({ data: new Uint8Array(octets), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  const outline = (await document.getOutline()) ?? [];
  const pages: string[] = [];
  const elements: ElementPdf[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = textsById(items as MarkedItem[]);
    pages.push((items as MarkedItem[]).map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""));
    collect((await page.getStructTree()) as Noeud | null, texts, elements);
  }
  await task.destroy();
  return {
    titre: info.Title ?? null,
    langue: info.Language ?? null,
    balise: marks?.Marked === true,
    signets: outline.flatMap((entry) => titlesOf(entry)),
    pages,
    elements,
  };
}

type MarkedItem = { type?: string; id?: string | null; str?: string; hasEOL?: boolean };

function textsById(items: readonly MarkedItem[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const { type, id, str = "" } of items) {
    if (type === "beginMarkedContent" || type === "beginMarkedContentProps") open.push(id ?? null);
    else if (type === "endMarkedContent") open.pop();
    else {
      const current = open.findLast((entry) => entry !== null);
      if (current) texts.set(current, (texts.get(current) ?? "") + str);
    }
  }
  return texts;
}

function collect(noeud: Noeud | null, texts: ReadonlyMap<string, string>, into: ElementPdf[]): string {
  if (!noeud) return "";
  if (noeud.type === "content") return texts.get(noeud.id ?? "") ?? "";
  const place = into.length;
  const named = noeud.role !== undefined && noeud.role !== "Root";
  if (named) into.push({ role: noeud.role ?? "", alternative: noeud.alt ?? null, texte: "" });
  const texte = (noeud.children ?? [])
    .map((child) => collect(child, texts, into))
    .join("")
    .trim();
  if (named) into[place] = { role: noeud.role ?? "", alternative: noeud.alt ?? null, texte };
  return texte;
}

type Signet = { title: string; items: Signet[] };

function titlesOf({ title, items }: Signet): string[] {
  return [title, ...items.flatMap(titlesOf)];
}
