import type { Temporal } from "temporal-polyfill";
import { renderModele } from "#platform/documents/modele/render-modele.ts";
import { renderPdf } from "#platform/documents/render-pdf.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { formatDate } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { PapierComplet } from "./modeles/lire-complet.ts";
import { EXTENSION_FORMAT, type FormatPapier } from "./papier.ts";

/** A paper that is made. */
export type Fabrique = {
  readonly octets: Uint8Array;
  readonly nom: string;
  /** Null for what is not cut in pages yet. */
  readonly pages: number | null;
  readonly absents: readonly string[];
};

/** The file of a paper, dated. @throws Refusal `documents.*`, `papier.format` */
export async function fabriquer(
  lu: PapierComplet,
  format: FormatPapier,
  creation: Temporal.Instant,
  signal?: AbortSignal,
): Promise<Fabrique> {
  const nom = cleanName(`${lu.nomFichier} (${formatDate(dayOf(creation))}).${EXTENSION_FORMAT[format]}`);
  const common = { titre: lu.titre, creation };
  const options = signal ? { signal } : {};
  if (format === "pdf" && lu.pdf) return { nom, ...(await renderPdf({ ...lu.pdf(), ...common }, options)) };
  if (format === "docx" && lu.docx) {
    return { nom, pages: null, absents: [], octets: await renderWord({ ...lu.docx(), ...common }, options) };
  }
  if (format === "modele" && lu.modele) {
    if (lu.gabarit === null) throw new Refusal("modele.absent");
    const octets = await renderModele(lu.gabarit, { titre: lu.titre, donnees: lu.modele() }, options);
    return { nom, pages: null, absents: [], octets };
  }
  throw new Refusal("papier.format", { champ: "format" });
}

function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO("Europe/Paris").toPlainDate();
}

const TYPE_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Types that a browser is told: these files are made here, nobody dropped them. */
export const TYPE_MIME: Readonly<Record<FormatPapier, string>> = {
  pdf: "application/pdf",
  docx: TYPE_WORD,
  modele: TYPE_WORD,
};
