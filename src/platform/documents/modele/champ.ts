/** What a paper offers to the .docx model of an institution: names that it writes between braces, and what they become. */
export type Champ =
  /** `{titre}`: a text, « » when there is none; `{#titre}…{/titre}` keeps what is between only when there is one. */
  | { readonly genre: "texte"; readonly nom: string; readonly sens: string; readonly exemple: string }
  /** `{#resultats}{.}{/resultats}`: several texts. */
  | {
      readonly genre: "liste";
      readonly nom: string;
      readonly sens: string;
      readonly exemples: readonly string[];
    }
  /** `{#actions}{code} {intitule}{/actions}`: several objects, each with fields of its own. */
  | {
      readonly genre: "boucle";
      readonly nom: string;
      readonly sens: string;
      readonly champs: readonly Champ[];
    };

/** What fills a model: texts, lists of texts, lists of objects; never null. */
export type DonneesModele = { readonly [nom: string]: string | readonly string[] | readonly DonneesModele[] };

/** The name of each item of a list of texts. */
export const ELEMENT = ".";

export const texte = (nom: string, sens: string, exemple: string): Champ => ({
  genre: "texte",
  nom,
  sens,
  exemple,
});
export const liste = (nom: string, sens: string, ...exemples: string[]): Champ => ({
  genre: "liste",
  nom,
  sens,
  exemples,
});
export const boucle = (nom: string, sens: string, champs: readonly Champ[]): Champ => ({
  genre: "boucle",
  nom,
  sens,
  champs,
});

/** Values to try a model with: what each field gives as an example, twice in each loop. */
export function exempleDe(champs: readonly Champ[]): DonneesModele {
  return Object.fromEntries(
    champs.map((champ) => {
      if (champ.genre === "texte") return [champ.nom, champ.exemple];
      if (champ.genre === "liste") return [champ.nom, champ.exemples];
      const one = exempleDe(champ.champs);
      return [champ.nom, [one, one]];
    }),
  );
}

/** Every name that some field bears, however deep. */
export function nomsDe(champs: readonly Champ[]): string[] {
  const names = champs.flatMap((champ) => [
    champ.nom,
    ...(champ.genre === "boucle" ? nomsDe(champ.champs) : []),
  ]);
  return [...new Set(names)];
}

/** A field as a screen or a guide lists it: `volets › fiches › titre`. */
export type ChampAPlat = { nom: string; ecriture: string; sens: string; exemple: string; profondeur: number };

/** Fields in their order, those of a loop under it. */
export function aplatir(champs: readonly Champ[], profondeur = 0): ChampAPlat[] {
  return champs.flatMap((champ) => {
    const { nom, sens } = champ;
    if (champ.genre === "texte")
      return [{ nom, ecriture: `{${nom}}`, sens, exemple: champ.exemple, profondeur }];
    if (champ.genre === "liste") {
      const ecriture = `{#${nom}}{${ELEMENT}}{/${nom}}`;
      return [{ nom, ecriture, sens, exemple: champ.exemples[0] ?? "", profondeur }];
    }
    return [
      { nom, ecriture: `{#${nom}}…{/${nom}}`, sens, exemple: "", profondeur },
      ...aplatir(champ.champs, profondeur + 1),
    ];
  });
}
