/**
 * The levels of a scheme, according to its kind. Typed, and few: an action alone has a status, and hangs on the lowest
 * level that its scheme has; what is above it groups.
 */
import type { TypeSchema } from "./vocabulaire.ts";

export const NIVEAUX = ["volet", "engagement", "objectif", "action"] as const;
export type Niveau = (typeof NIVEAUX)[number];

/** What stands under what: the département's scheme has all four levels, a framework goes from theme to actions. */
export const FORMES = ["engagements", "objectifs", "axes", "orientations", "themes"] as const;
export type Forme = (typeof FORMES)[number];

/** Above each level of a form; a level that is absent is not in the form. */
type Parents = {
  readonly engagement?: "volet";
  readonly objectif?: "engagement" | "volet";
  readonly action: "objectif" | "engagement" | "volet";
};

const PARENTS: Readonly<Record<Forme, Parents>> = {
  engagements: { engagement: "volet", objectif: "engagement", action: "objectif" },
  objectifs: { objectif: "volet", action: "objectif" },
  axes: { objectif: "volet", action: "volet" },
  orientations: { engagement: "volet", action: "engagement" },
  themes: { action: "volet" },
};

/** The form that a scheme of this kind usually has. */
export const FORME_USUELLE: Readonly<Record<TypeSchema, Forme>> = {
  sdsf: "engagements",
  ctg: "objectifs",
  contrat: "axes",
  convention_cadre: "themes",
  autre: "engagements",
};

/** « Axe → objectifs à côté des actions », for whoever chooses. */
export const LIBELLE_FORME: Readonly<Record<Forme, string>> = {
  engagements: "Volet → engagement → objectif → action",
  objectifs: "Axe → objectif → action",
  axes: "Axe → objectifs, à côté d'actions",
  orientations: "Axe → orientation → action",
  themes: "Thème → action",
};

/** A level as a sentence needs it. */
export type MotNiveau = {
  /** « engagement ». */
  readonly nom: string;
  readonly pluriel: string;
  readonly genre: "m" | "f";
};

/** The words that a scheme may choose from for each level, the usual one first. */
export const MOTS_POSSIBLES: Readonly<Record<Niveau, readonly MotNiveau[]>> = {
  volet: [
    { nom: "volet", pluriel: "volets", genre: "m" },
    { nom: "axe", pluriel: "axes", genre: "m" },
    { nom: "thème", pluriel: "thèmes", genre: "m" },
    { nom: "orientation", pluriel: "orientations", genre: "f" },
    { nom: "priorité", pluriel: "priorités", genre: "f" },
  ],
  engagement: [
    { nom: "engagement", pluriel: "engagements", genre: "m" },
    { nom: "orientation", pluriel: "orientations", genre: "f" },
    { nom: "enjeu", pluriel: "enjeux", genre: "m" },
  ],
  objectif: [
    { nom: "objectif", pluriel: "objectifs", genre: "m" },
    { nom: "fiche", pluriel: "fiches", genre: "f" },
    { nom: "ambition", pluriel: "ambitions", genre: "f" },
  ],
  action: [
    { nom: "action", pluriel: "actions", genre: "f" },
    { nom: "mesure", pluriel: "mesures", genre: "f" },
    { nom: "projet", pluriel: "projets", genre: "m" },
  ],
};

/** Words that a form prefers to the first of the list. */
const MOTS_USUELS: Readonly<Partial<Record<Forme, Partial<Record<Niveau, string>>>>> = {
  objectifs: { volet: "axe" },
  axes: { volet: "axe" },
  orientations: { volet: "axe", engagement: "orientation" },
  themes: { volet: "thème" },
};

/** What a scheme stores of its words: those that it chose itself. */
export type MotsChoisis = Readonly<Partial<Record<Niveau, string>>>;

/** The levels of one scheme. */
export type NiveauxSchema = { readonly forme: Forme; readonly mots: MotsChoisis };

/** True when the scheme has this level. */
export function hasNiveau(forme: Forme, niveau: Niveau): boolean {
  return niveau === "volet" || PARENTS[forme][niveau] !== undefined;
}

/** The levels that the form has, from the top. */
export function niveauxOf(forme: Forme): readonly Niveau[] {
  return NIVEAUX.filter((niveau) => hasNiveau(forme, niveau));
}

/** The level that `niveau` hangs on: null for a volet, and for a level that the form has not. */
export function parentOf(forme: Forme, niveau: Niveau): Exclude<Niveau, "action"> | null {
  return niveau === "volet" ? null : (PARENTS[forme][niveau] ?? null);
}

/** The levels that hang directly on `niveau`, from the top: an axe may hold objectifs beside actions. */
export function enfantsOf(forme: Forme, niveau: Niveau): readonly Niveau[] {
  return NIVEAUX.filter((one) => parentOf(forme, one) === niveau);
}

/** The word of a level in a scheme: the one it chose, else that of its form. */
export function motOf({ forme, mots }: NiveauxSchema, niveau: Niveau): MotNiveau {
  const voulu = mots[niveau] ?? MOTS_USUELS[forme]?.[niveau];
  const [usuel, ...autres] = MOTS_POSSIBLES[niveau];
  const found = autres.find(({ nom }) => nom === voulu) ?? usuel;
  if (!found) throw new Error(`no word for ${niveau}`);
  return found;
}

/** The word with a capital: « Engagement ». */
export function titreNiveau(schema: NiveauxSchema, niveau: Niveau): string {
  return majuscule(motOf(schema, niveau).nom);
}

/** Several: « Engagements ». */
export function titreNiveaux(schema: NiveauxSchema, niveau: Niveau): string {
  return majuscule(motOf(schema, niveau).pluriel);
}

function majuscule(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr-FR") + text.slice(1);
}

type BrancheLue = {
  readonly objectifs: readonly { readonly actions: readonly unknown[] }[];
  readonly actions?: readonly unknown[];
};
/** A volet, as deep as a walk needs it. */
export type VoletLu = Partial<BrancheLue> & { readonly engagements: readonly BrancheLue[] };
type EngagementDe<V extends VoletLu> = V["engagements"][number];
type ObjectifDe<V extends VoletLu> = EngagementDe<V>["objectifs"][number];
type ActionDe<V extends VoletLu> = ObjectifDe<V>["actions"][number];

/** The objectifs of a volet, wherever they hang, in the order of the plan. */
export function objectifsDe<V extends VoletLu>(volet: V): readonly ObjectifDe<V>[] {
  return [...volet.engagements.flatMap((engagement) => engagement.objectifs), ...(volet.objectifs ?? [])];
}

/** Where actions hang: an objectif (`engagement` is null where the scheme has none), an engagement, the volet itself. */
export type Attache<V extends VoletLu> = {
  volet: V;
  engagement: EngagementDe<V> | null;
  objectif: ObjectifDe<V> | null;
  actions: readonly ActionDe<V>[];
};

/** The places of a volet where actions hang, in the order of the plan: every objectif, even without any, then the rest. */
export function attachesOf<V extends VoletLu>(volet: V): Attache<V>[] {
  const under = (
    engagement: EngagementDe<V> | null,
    { objectifs = [], actions = [] }: Partial<BrancheLue>,
  ) => [
    ...objectifs.map((objectif) => ({ volet, engagement, objectif, actions: objectif.actions })),
    ...(actions.length > 0 ? [{ volet, engagement, objectif: null, actions }] : []),
  ];
  return [
    ...volet.engagements.flatMap((engagement) => under(engagement, engagement)),
    ...under(null, volet),
  ] as Attache<V>[];
}
