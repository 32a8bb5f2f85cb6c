import { parEntree, type TermeGlossaire } from "./glossaire.ts";
import { lienTerme } from "./liens.ts";
import type { Reperage } from "./reperage.ts";

/** What is said of an acronym or a term at its first place in a document. */
export type Glose = {
  /** Id of the note in the document. */
  id: string;
  termes: readonly { terme: TermeGlossaire; lien: string }[];
};

/** A piece of a text: as it is, or that opens a note. */
export type Morceau = { texte: string; glose: Glose | null };

/** The notes of one document, made while it is rendered: each entry at its first place only. */
export class Gloses {
  #reperage: Reperage | null = null;
  #departement = "";
  readonly #seen = new Set<string>();
  readonly #shown: Glose[] = [];

  /** Gives the glossary of the département that the document is about. */
  open(departement: string, reperage: Reperage): void {
    this.#departement = departement;
    this.#reperage = reperage;
  }

  /** Cuts a text at what it says of the glossary for the first time in the document. */
  cut(texte: string): Morceau[] {
    const morceaux: Morceau[] = [];
    let from = 0;
    for (const { debut, fin, termes } of this.#reperage?.find(texte) ?? []) {
      const [first] = termes;
      if (!first || this.#seen.has(first.cle)) continue;
      this.#seen.add(first.cle);
      const glose = {
        id: `glose-${first.cle}`,
        termes: termes.map((terme) => ({ terme, lien: lienTerme(this.#departement, terme.cle) })),
      };
      this.#shown.push(glose);
      if (debut > from) morceaux.push({ texte: texte.slice(from, debut), glose: null });
      morceaux.push({ texte: texte.slice(debut, fin), glose });
      from = fin;
    }
    if (from < texte.length) morceaux.push({ texte: texte.slice(from), glose: null });
    return morceaux;
  }

  /** What texts say of the glossary and the document did not explain yet, in the order of the glossary. */
  collect(textes: readonly string[]): Glose["termes"] {
    const found = new Map<string, TermeGlossaire>();
    for (const { termes } of textes.flatMap((texte) => this.#reperage?.find(texte) ?? [])) {
      for (const one of termes) if (!this.#seen.has(one.cle)) found.set(one.cle, one);
    }
    return [...found.values()]
      .sort(parEntree)
      .map((terme) => ({ terme, lien: lienTerme(this.#departement, terme.cle) }));
  }

  /** The notes opened so far, in the order of the document. */
  get shown(): readonly Glose[] {
    return this.#shown;
  }
}
