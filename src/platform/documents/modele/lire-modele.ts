import type { DXT } from "docxtemplater";
import type PizZip from "pizzip";
import { SaxesParser } from "saxes";
import { type Champ, ELEMENT, nomsDe } from "./champ.ts";
import type { Faute, GenreFaute, ModeleLu } from "./faute.ts";
import { dezipper, ouvrirModele } from "./ouvrir-modele.ts";
import { extraitAt, nomAt, partieOf, textOf } from "./place.ts";
import { procheDe } from "./proche.ts";

/** Faults that are told at a time: whoever mends these tries again. */
const FAUTES = 40;

/** A fault before its place is known: a part of the archive and where in its text. */
type Brute = { genre: GenreFaute; champ: string; autre?: string | null; fichier: string; offset: number };

/** The fields that a model writes, and what is wrong with them. Runs in the process of documents. */
export function lireModele(octets: Uint8Array, champs: readonly Champ[]): ModeleLu {
  const zip = dezipper(octets);
  try {
    const { document, parties } = ouvrirModele(zip);
    const written = [...new Set(document.targets as string[])];
    for (const fichier of written) checkXml(zip.file(fichier)?.asText() ?? "");
    const found = written.map((fichier) => ({
      fichier,
      parts: parties.getStructuredTags(fichier),
    }));
    const fautes = found.flatMap(({ fichier, parts }) => [...walk(parts, [champs], champs, fichier)]);
    return { champs: namesOf(found.flatMap(({ parts }) => parts)), fautes: placed(zip, fautes) };
  } catch (error) {
    const errors = errorsOf(error);
    if (!errors) throw error;
    return { champs: [], fautes: placed(zip, [...errors.map(bruteOf), ...unknownIn(zip, champs, errors)]) };
  }
}

function* walk(
  parts: readonly DXT.Part[],
  scopes: readonly (readonly Champ[])[],
  all: readonly Champ[],
  fichier: string,
): Generator<Brute> {
  for (const { value: nom, module, offset = 0, subparsed } of parts) {
    const at = { champ: nom, fichier, offset };
    if (module === "rawxml") {
      yield { ...at, genre: "brut" };
      continue;
    }
    const champ = scopes.flat().find((one) => one.nom === nom);
    const boucle = module === "loop";
    if (!champ) {
      const home = boucleOf(nom, all);
      yield nom !== ELEMENT && home === null
        ? { ...at, genre: "inconnu", autre: procheDe(nom, nomsDe(all)) }
        : { ...at, genre: "hors-de-sa-boucle", autre: home };
    } else if (!boucle && champ.genre !== "texte") yield { ...at, genre: "boucle-attendue" };
    if (boucle) yield* walk(subparsed ?? [], [...scopes, innerOf(champ)], all, fichier);
  }
}

/** @throws Error for what Word would not open: fields are read around the faults of the document. */
function checkXml(xml: string): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** Fields that stand inside a loop, beside those around it. */
function innerOf(champ: Champ | undefined): readonly Champ[] {
  if (champ?.genre === "boucle") return champ.champs;
  return champ?.genre === "liste" ? [{ genre: "texte", nom: ELEMENT, sens: "", exemple: "" }] : [];
}

/** The loop that a field belongs to; null at the root, or when nobody declares it. */
function boucleOf(nom: string, champs: readonly Champ[]): string | null {
  for (const champ of champs) {
    if (champ.genre !== "boucle") continue;
    if (champ.champs.some((one) => one.nom === nom)) return champ.nom;
    const deeper = boucleOf(nom, champ.champs);
    if (deeper !== null) return deeper;
  }
  return null;
}

function namesOf(parts: readonly DXT.Part[]): string[] {
  const names = parts.flatMap(({ value, subparsed }) => [value, ...namesOf(subparsed ?? [])]);
  return [...new Set(names)].filter((nom) => nom !== ELEMENT);
}

type ErreurGabarit = {
  id: string;
  xtag?: string;
  openingtag?: string;
  closingtag?: string;
  lastPair?: { left: string };
  pair?: { left: string };
  offset?: number | number[];
  file?: string;
};

/** Those of docxtemplater; null for any other error. */
function errorsOf(error: unknown): ErreurGabarit[] | null {
  const { properties } = error as {
    properties?: ErreurGabarit & { errors?: { properties: ErreurGabarit }[] };
  };
  if (!properties?.id) return null;
  return properties.errors ? properties.errors.map((one) => one.properties) : [properties];
}

const GENRES: Readonly<Record<string, GenreFaute>> = {
  unclosed_tag: "non-ferme",
  unopened_tag: "non-ouvert",
  duplicate_open_tag: "accolades-doublees",
  duplicate_close_tag: "accolades-doublees",
  unclosed_loop: "boucle-non-fermee",
  unopened_loop: "boucle-non-ouverte",
  closing_tag_does_not_match_opening_tag: "boucles-croisees",
  unbalanced_loop_tags: "boucles-croisees",
  loop_position_invalid: "boucle-mal-placee",
  raw_xml_tag_should_be_only_text_in_paragraph: "brut",
  raw_xml_tag_not_in_paragraph: "brut",
};

function bruteOf({ id, xtag, openingtag, closingtag, lastPair, pair, offset, file }: ErreurGabarit): Brute {
  return {
    genre: GENRES[id] ?? "autre",
    champ: (openingtag ?? lastPair?.left ?? xtag ?? "").replace(/[{}]/g, "").trim().slice(0, 60),
    autre: closingtag ?? pair?.left ?? null,
    fichier: file ?? "word/document.xml",
    offset: (Array.isArray(offset) ? offset[0] : offset) ?? 0,
  };
}

const ECRIT = /\{([#^/]?)([^{}]*)\}/g;

/** A model that cannot be opened is told of its unknown names too: nobody wants to mend it in two rounds. */
function unknownIn(zip: PizZip, champs: readonly Champ[], errors: readonly ErreurGabarit[]): Brute[] {
  const known = new Set([...nomsDe(champs), ELEMENT, ""]);
  const told = new Set(errors.flatMap(({ xtag, openingtag, closingtag }) => [xtag, openingtag, closingtag]));
  return Object.keys(zip.files)
    .filter((fichier) => /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/.test(fichier))
    .flatMap((fichier) =>
      [...textOf(zip.file(fichier)?.asText() ?? "").texte.matchAll(ECRIT)].flatMap(
        ({ 1: signe = "", 2: written = "", index }): Brute[] => {
          const champ = written.trim();
          if (signe === "/" || /^[@=-]/.test(champ) || known.has(champ) || told.has(champ)) return [];
          return [{ genre: "inconnu", champ, autre: procheDe(champ, [...known]), fichier, offset: index }];
        },
      ),
    );
}

/** In the order of the document, each once. */
function placed(zip: PizZip, fautes: readonly Brute[]): Faute[] {
  const texts = new Map<string, ReturnType<typeof textOf>>();
  const said = new Map<string, Faute>();
  for (const { genre, champ: written, autre = null, fichier, offset } of fautes) {
    const text = texts.get(fichier) ?? textOf(zip.file(fichier)?.asText() ?? "");
    texts.set(fichier, text);
    // One that is not closed runs on into the next paragraphs.
    const champ = (genre === "non-ferme" && nomAt(text, offset)) || written;
    const faute = { genre, champ, autre, partie: partieOf(fichier), extrait: extraitAt(text, offset) };
    const key = JSON.stringify(faute);
    if (!said.has(key) && said.size < FAUTES) said.set(key, faute);
  }
  return [...said.values()];
}
