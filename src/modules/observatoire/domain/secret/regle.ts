/** What of a source is never shown. Pure. */
import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** Which files a rule is for; the rule by default says none of the three. */
export type SourceRegle = {
  readonly prereglage: string | null;
  readonly producteur: string | null;
  /** One set of that producer. */
  readonly jeu: string | null;
};

export type RegleSecret = SourceRegle & {
  /** What is counted: the counts of anything else are not concerned. */
  readonly unites: readonly string[];
  /** Under this count a cell is hidden; null: none is. */
  readonly seuil: number | null;
  readonly zeroMontre: boolean;
  /** Counts are shown to the nearest multiple. */
  readonly arrondi: number | null;
  /** Nothing is shown of a territory of fewer inhabitants. */
  readonly populationMin: number | null;
  /** How wide what can be deduced of a hidden count must stay. */
  readonly protection: number;
  readonly motif: string;
};

/** What a person may be counted as; places, hours and euros are none. */
export const UNITES_PERSONNES = [
  "allocataires",
  "bénéficiaires",
  "personnes",
  "enfants",
  "jeunes",
  "élèves",
  "parents",
  "familles",
  "foyers",
  "ménages",
  "naissances",
] as const;

const SANS: Omit<RegleSecret, keyof SourceRegle | "motif"> = {
  unites: UNITES_PERSONNES,
  seuil: null,
  zeroMontre: true,
  arrondi: null,
  populationMin: null,
  protection: 2,
};
const TOUT = { prereglage: null, producteur: null, jeu: null };

/** The rules that a département starts from. */
export const REGLES_INITIALES: readonly RegleSecret[] = [
  {
    ...{ ...SANS, ...TOUT, seuil: 5 },
    motif: "Effectifs saisis ou venus d’un partenaire : moins de 5 personnes se reconnaîtraient.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "caf-iris", seuil: 5 },
    motif: "Règle de la Cnaf et de l’Insee : aucun effectif de moins de 5 à l’Iris.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "qpv", seuil: 5 },
    motif: "Règle de la Cnaf : aucun effectif de moins de 5 dans un quartier prioritaire.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "cnaf-prestations", seuil: 5 },
    motif: "La Cnaf arrondit déjà au multiple de 5 inférieur : un 0 veut dire de 0 à 4.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "filosofi" },
    motif: "L’Insee a déjà retiré les petits territoires et les déciles peu sûrs.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "cnaf-couverture" },
    motif: "Des places, et des taux par territoire : personne n’y est compté.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "populations" },
    motif: "Populations légales, publiées pour toutes les communes.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "epci-membres" },
    motif: "Populations légales, publiées pour toutes les communes.",
  },
  {
    ...{ ...SANS, ...TOUT, prereglage: "chiffres-schema" },
    motif: "Chiffres d’un document déjà public.",
  },
];

/** The rule of a file: that of its set, else of its producer, else of its preset, else the one by default; null without any. */
export function regleDe<R extends SourceRegle>(
  fichier: { readonly prereglage: string; readonly producteur: string; readonly jeu: string },
  regles: readonly R[],
): R | null {
  const fits = regles.filter(
    (one) =>
      (one.prereglage === null || one.prereglage === fichier.prereglage) &&
      (one.producteur === null || normalise(one.producteur) === normalise(fichier.producteur)) &&
      (one.jeu === null || normalise(one.jeu) === normalise(fichier.jeu)),
  );
  const weight = ({ prereglage, producteur, jeu }: SourceRegle) =>
    Number(jeu !== null) * 4 + Number(producteur !== null) * 2 + Number(prereglage !== null);
  return fits.reduce<R | null>((best, one) => (best && weight(best) >= weight(one) ? best : one), null);
}

/** Words in which what is counted is said: « nombre de places pour les enfants » counts places. */
const PREMIERS = 3;

/** True when an indicator counts what the rule protects: by its unit, or by the numerator of a ratio. */
export function isConcerned(
  indicateur: { readonly calcul: string; readonly unite: string; readonly numerateur: string | null },
  { unites }: Pick<RegleSecret, "unites">,
): boolean {
  if (indicateur.calcul !== "somme" && indicateur.calcul !== "ratio") return false;
  const said = indicateur.calcul === "somme" ? indicateur.unite : (indicateur.numerateur ?? "");
  const bare = (word: string) => normalise(word).replace(/s$/, "");
  const words = normalise(said)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && word !== "de");
  const known = new Set(unites.map(bare));
  return words.slice(0, PREMIERS).some((word) => known.has(bare(word)));
}

export const LONGUEURS_REGLE = { motif: 300, unites: 20, producteur: 200 } as const;

/** Under 3, a hidden cell would say 1: the 0 is shown. */
const SEUIL_MINIMUM = 3;

/** A rule as a form sends it: everything as typed. */
export type SaisieRegleSecret = {
  readonly prereglage: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly unites: string;
  readonly seuil: string;
  readonly zeroMontre: boolean;
  readonly arrondi: string;
  readonly populationMin: string;
  readonly protection: string;
  readonly motif: string;
};

/**
 * Checks a rule as it was typed; `prereglages` are those that exist.
 *
 * @throws Refusal naming the field: `secret.source`, `secret.prereglage`, `secret.nombre`, `secret.unites`, `secret.motif`,
 * `observatoire.long`
 */
export function readRegle(saisie: SaisieRegleSecret, prereglages: readonly string[]): RegleSecret {
  const word = (text: string) => (text.trim() === "" ? null : text.trim());
  const prereglage = word(saisie.prereglage);
  if (prereglage !== null && !prereglages.includes(prereglage))
    throw new Refusal("secret.prereglage", { champ: "prereglage" });
  const [producteur, jeu] = [word(saisie.producteur), word(saisie.jeu)];
  if (jeu !== null && producteur === null) throw new Refusal("secret.source", { champ: "producteur" });
  for (const [champ, texte] of [
    ["producteur", producteur],
    ["jeu", jeu],
  ] as const)
    if (texte !== null && texte.length > LONGUEURS_REGLE.producteur)
      throw new Refusal("observatoire.long", { champ, maximum: LONGUEURS_REGLE.producteur });
  const unites = [
    ...new Set(
      saisie.unites
        .split(/[,;\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ];
  if (unites.length === 0) throw new Refusal("secret.unites", { champ: "unites" });
  if (unites.length > LONGUEURS_REGLE.unites || unites.some((one) => one.length > 60))
    throw new Refusal("observatoire.long", { champ: "unites", maximum: 60 });
  const motif = saisie.motif.trim();
  if (motif === "") throw new Refusal("secret.motif", { champ: "motif" });
  if (motif.length > LONGUEURS_REGLE.motif)
    throw new Refusal("observatoire.long", { champ: "motif", maximum: LONGUEURS_REGLE.motif });
  const seuil = count("seuil", saisie.seuil, SEUIL_MINIMUM, 1000);
  return {
    ...{ prereglage, producteur, jeu, unites, seuil, zeroMontre: saisie.zeroMontre, motif },
    arrondi: count("arrondi", saisie.arrondi, 2, 1000),
    populationMin: count("populationMin", saisie.populationMin, 1, 10_000_000),
    protection: count("protection", saisie.protection, 1, 1000) ?? SANS.protection,
  };
}

function count(champ: string, texte: string, minimum: number, maximum: number): number | null {
  const bare = texte.replaceAll(/[\s\u00a0\u202f]/g, "");
  if (bare === "") return null;
  const value = /^\d{1,9}$/.test(bare) ? Number(bare) : Number.NaN;
  if (!(value >= minimum && value <= maximum))
    throw new Refusal("secret.nombre", { champ, minimum, maximum });
  return value;
}
