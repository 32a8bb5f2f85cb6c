/** Tables of the document for Word, drawn from the plan: the same as in the PDF. */
import type { BlocWord } from "#platform/documents/word/document-word.ts";
import type { DocumentSchema } from "../domain/imprime/document.ts";

export function enBref({ bref, mots }: DocumentSchema): BlocWord {
  // Some schemes go from their first level to actions.
  const avec = bref.some(({ objectifs }) => objectifs > 0);
  const si = <T>(one: T): T[] => (avec ? [one] : []);
  return {
    genre: "tableau",
    entete: [mots.volet, ...si(mots.objectifs), mots.actions, "dont nouvelles"],
    largeurs: [52, ...si(16), 16, 16],
    lignes: bref.map(({ titre, objectifs, actions, nouvelles }) => [
      titre,
      ...si(String(objectifs)),
      String(actions),
      String(nouvelles),
    ]),
  };
}

export function pilotageWord({ pilotage, mots }: DocumentSchema): BlocWord[] {
  return [
    {
      genre: "texte",
      texte: "Les numéros renvoient au plan d’actions. Une action à plusieurs pilotes figure à chacun.",
    },
    {
      genre: "tableau",
      entete: ["Pilote", mots.actions, "Numéros"],
      largeurs: [40, 12, 48],
      lignes: pilotage.map(({ nom, codes }) => [nom, String(codes.length), codes.join(", ")]),
    },
  ];
}

export function evaluationWord({ evaluation, mots }: DocumentSchema): BlocWord[] {
  const liste = (items: readonly string[]) =>
    items.length === 0 ? "À écrire" : ([{ genre: "liste", elements: items }] as const);
  return [
    { genre: "texte", texte: "Ce que chaque objectif doit changer, et à quoi on le verra." },
    ...evaluation.flatMap(({ titre, lignes }): BlocWord[] => [
      { genre: "titre", niveau: 2, texte: titre },
      {
        genre: "tableau",
        entete: [mots.objectif, "Ce qui aura changé", "À quoi on le verra"],
        largeurs: [30, 35, 35],
        lignes: lignes.map(({ objectif, resultats, indicateurs }) => [
          objectif,
          liste(resultats),
          liste(indicateurs),
        ]),
      },
    ]),
  ];
}
