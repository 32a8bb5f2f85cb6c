/** A part of the portrait: families of the catalogue that are read together, and some indicators of others. */
export type Theme = {
  readonly cle: string;
  readonly titre: string;
  readonly familles: readonly string[];
  readonly codes?: readonly string[];
};

/** What everybody looks for in a portrait: a theme without any figure says so, it is not left out. */
const THEMES: readonly Theme[] = [
  { cle: "population", titre: "Population", familles: ["Population"] },
  {
    ...{ cle: "familles", titre: "Familles et allocataires", familles: ["Familles", "Allocataires"] },
    codes: ["filosofi-nbmen", "filosofi-nbpers", "filosofi-ppfam"],
  },
  { cle: "accueil", titre: "Accueil des jeunes enfants", familles: ["Petite enfance"] },
  {
    cle: "services",
    titre: "Services aux familles",
    familles: ["Enfance et jeunesse", "Parentalité", "Animation de la vie sociale"],
  },
  { cle: "ressources", titre: "Ressources", familles: ["Ressources"] },
];

/** Lines of a theme that are read before the others, which keep the order of the catalogue. */
const PREMIERES = ["taux-couverture", "filosofi-q2", "taux-pauvrete"];

function rang({ indicateur: { code } }: { readonly indicateur: { readonly code: string } }): number {
  const at = PREMIERES.indexOf(code);
  return at < 0 ? PREMIERES.length : at;
}

/** Deciles and quartiles say more of what the median says: they are read after it, by who asks. */
export function isDetail({ indicateur }: { readonly indicateur: { readonly code: string } }): boolean {
  return /^filosofi-(?:d\d|q1|q3)/.test(indicateur.code);
}

/** The lines of each theme, in the order of the portrait; a family of no theme makes its own. */
export function parTheme<
  T extends { readonly indicateur: { readonly code: string; readonly famille: string } },
>(lignes: readonly T[]): (Theme & { readonly lignes: readonly T[] })[] {
  const known = new Set(THEMES.flatMap(({ familles }) => familles));
  const others = [...new Set(lignes.map(({ indicateur }) => indicateur.famille))].filter(
    (one) => !known.has(one),
  );
  const taken = new Set(THEMES.flatMap(({ codes = [] }) => codes));
  const themes: readonly Theme[] = [
    ...THEMES,
    ...others.map((one) => ({ cle: one, titre: one, familles: [one] })),
  ];
  return themes.map((theme) => ({
    ...theme,
    lignes: lignes
      .filter(({ indicateur }) =>
        taken.has(indicateur.code)
          ? theme.codes?.includes(indicateur.code)
          : theme.familles.includes(indicateur.famille),
      )
      .sort((a, b) => rang(a) - rang(b)),
  }));
}

/** Codes of the figures of the ways to look after young children: they re-add to the whole but for their rounding. */
export const MODES_ACCUEIL = [
  { code: "taux-couverture-eaje", label: "Crèches et multi-accueils (EAJE)" },
  { code: "taux-couverture-assistants-maternels", label: "Assistants maternels" },
  { code: "taux-couverture-garde-domicile", label: "Garde à domicile" },
  { code: "taux-couverture-prescolarisation", label: "Préscolarisation" },
] as const;

export const TOUS_MODES = "taux-couverture";
