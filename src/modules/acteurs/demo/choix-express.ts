import type { Identite } from "../queries/read-principal.ts";

/** One identity that shows something the others do not. */
export type ChoixExpress = { titre: string; phrase: string; identite: Identite };

/** What each choice is found by, in the first département or in another; the first person that fits is taken. */
const CRITERES: readonly {
  titre: string;
  phrase: string;
  ailleurs: boolean;
  test: (identite: Identite) => boolean;
}[] = [
  {
    titre: "La coordinatrice du schéma",
    phrase:
      "Elle importe le plan, le corrige, confirme les acteurs et donne des nouvelles de toutes les actions.",
    ailleurs: false,
    test: ({ institutionNom, roles }) => institutionNom === "Caf" && roles.includes("administrateur"),
  },
  {
    titre: "La PMI du Département",
    phrase: "Elle copilote le schéma : elle écrit dans le plan au même titre que la Caf.",
    ailleurs: false,
    test: ({ fonction, roles }) => /\bPMI\b/.test(fonction ?? "") && roles.includes("redacteur"),
  },
  {
    titre: "La MSA",
    phrase: "Son correspondant ne donne des nouvelles que des actions que pilote la MSA.",
    ailleurs: false,
    test: ({ institutionNom, roles }) => /^MSA\b/.test(institutionNom) && roles.includes("correspondant"),
  },
  {
    titre: "Un pilote d'action",
    phrase: "Il lit tout le schéma et n'écrit que sur les actions de son institution.",
    ailleurs: false,
    test: ({ roles }) => roles.length === 1 && roles[0] === "correspondant",
  },
  {
    titre: "Un autre département",
    phrase: "Chez les autres il est un visiteur : il lit ce qui est public, et tout le reste lui est refusé.",
    ailleurs: true,
    test: ({ roles }) => roles.includes("redacteur"),
  },
];

/**
 * The few identities proposed first, each a different person. `identites` come by département; `premier` is the code of
 * the département that a visitor is shown. A choice that nobody fits is left out.
 */
export function choixExpress(identites: readonly Identite[], premier: string): ChoixExpress[] {
  const taken = new Set<string>();
  return CRITERES.flatMap(({ titre, phrase, ailleurs, test }) => {
    const identite = identites.find(
      (one) => (one.departement !== premier) === ailleurs && !taken.has(one.personne) && test(one),
    );
    if (!identite) return [];
    taken.add(identite.personne);
    return [{ titre, phrase, identite }];
  });
}
