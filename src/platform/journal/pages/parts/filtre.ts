import { isId } from "#platform/values/ids.ts";
import { firstDay, parsePartialDate, precisionOf } from "#platform/values/partial-date.ts";
import type { FiltreJournal } from "../../queries/list-lignes.ts";

/** Longest search taken into account. */
const LONGUEUR = 200;

/** Reads the filters of an address; what cannot be read is no filter. */
export function readFiltre(params: URLSearchParams): FiltreJournal {
  const word = (name: string): string | null => {
    const text = params.get(name) ?? "";
    return /^[\p{L}\p{N}._-]{1,100}$/u.test(text) ? text : null;
  };
  const id = (name: string): string | null => {
    const text = params.get(name) ?? "";
    return isId(text) ? text : null;
  };
  return {
    du: readDay(params.get("du")),
    au: readDay(params.get("au")),
    personne: id("auteur"),
    institution: id("institution"),
    operation: word("operation"),
    genre: word("genre"),
    objet: null,
    texte: (params.get("texte") ?? "").trim().slice(0, LONGUEUR),
  };
}

/** The same filters as parameters of an address. */
export function paramsOf(filtre: FiltreJournal): Record<string, string | null> {
  return {
    du: filtre.du?.toString() ?? null,
    au: filtre.au?.toString() ?? null,
    auteur: filtre.personne,
    institution: filtre.institution,
    operation: filtre.operation,
    genre: filtre.genre,
    texte: filtre.texte || null,
  };
}

/** The line before which a page begins: `?avant=1200`. */
export function readAvant(params: URLSearchParams): bigint | null {
  const text = params.get("avant") ?? "";
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}

function readDay(text: string | null) {
  const date = parsePartialDate((text ?? "").trim());
  return date && precisionOf(date) === "jour" ? firstDay(date) : null;
}
