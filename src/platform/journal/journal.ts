import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { type AuteurLigne, instantOfLine } from "./chaine.ts";
import type { NomsAuteur } from "./en-attente.ts";

/** One change of one object. `avant` is null for a creation, `apres` for a removal. */
export type Inscription = {
  operation: string;
  objet: { genre: string; id: Id<string> };
  avant?: object | null;
  apres?: object | null;
};

/**
 * Notes changes for the journal: they are chained and written at the end of the transaction that makes them, so that
 * both are kept or neither is, and so that nobody waits for the head of the chain before the last moment. Whoever reads
 * the journal within the same work asks {@link lastAuthors}, which looks at what waits too.
 */
export async function recordJournal(ctx: Contexte, lines: readonly Inscription[]): Promise<void> {
  if (lines.length === 0) return;
  if (ctx.lecture) throw new Error("only what acts writes in the journal");
  const instant = instantOfLine(ctx.now);
  const auteur = auteurOf(ctx);
  const noms = nomsOf(ctx);
  for (const { operation, objet, avant, apres } of lines) {
    checkWords(operation, objet.genre);
    if (!isId(objet.id)) throw new Error(`not an identifier: ${objet.id}`);
    ctx.journal.lignes.push({
      instant,
      operation,
      objetGenre: objet.genre,
      objet: objet.id,
      auteur,
      noms,
      avant: avant ? JSON.stringify(avant) : null,
      apres: apres ? JSON.stringify(apres) : null,
    });
  }
}

/** Who acts, as identifiers. */
export function auteurOf({ principal }: Contexte): AuteurLigne {
  if (principal.genre === "lien") {
    const { genre, personne, institution } = principal;
    return { genre, personne, institution, compte: null };
  }
  if (principal.genre !== "personne") {
    return { genre: principal.genre, personne: null, institution: null, compte: null };
  }
  const compte = "compte" in principal && typeof principal.compte === "string" ? principal.compte : null;
  return { genre: "personne", personne: principal.personne, institution: principal.institution, compte };
}

function nomsOf({ principal }: Contexte): NomsAuteur {
  if (principal.genre === "personne" || principal.genre === "lien")
    return { nom: principal.nom, institutionNom: principal.institutionNom };
  return { nom: principal.genre === "systeme" ? principal.nom : null, institutionNom: null };
}

/** The fields of a line are told apart by line feeds: words of the code hold none. */
export function checkWords(...words: readonly string[]): void {
  for (const word of words) {
    if (!/^[\p{L}\p{N}._ -]{1,100}$/u.test(word)) throw new Error(`not a word of the journal: ${word}`);
  }
}
