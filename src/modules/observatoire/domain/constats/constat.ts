import { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";
import { MAILLES, type Maille } from "../vocabulaire.ts";

export const NATURES_CONSTAT = ["chiffre", "groupe", "enquete", "temoignage"] as const;
export type NatureConstat = (typeof NATURES_CONSTAT)[number];

export const LIBELLE_NATURE: Readonly<Record<NatureConstat, string>> = {
  chiffre: "Chiffre",
  groupe: "Groupe de travail",
  enquete: "Enquête",
  temoignage: "Parole recueillie",
};

/** A figure of the observatory: one indicator, one territory, one vintage. */
export type ChiffreConstate = { indicateur: string; maille: Maille; territoire: string; millesime: string };

/** A finding. A figure says where it is read; the rest says who or what says it, and when. */
export type Constat = {
  enonce: string;
  precisions: string;
} & (
  | { nature: "chiffre"; chiffre: ChiffreConstate }
  | { nature: Exclude<NatureConstat, "chiffre">; origine: string; date: Temporal.PlainDate | null }
);

/** As a form sends it. */
export type SaisieConstat = Readonly<
  Record<
    | "enonce"
    | "precisions"
    | "nature"
    | "indicateur"
    | "maille"
    | "territoire"
    | "millesime"
    | "origine"
    | "date",
    string
  >
>;

export const LONGUEURS_CONSTAT = { enonce: 300, precisions: 4_000, origine: 300 } as const;

/**
 * Reads what was typed; fields of the other kinds are left aside.
 *
 * @throws Refusal naming the field: `constat.vide`, `constat.long`, `constat.choix`, `constat.date`
 */
export function readConstat(saisie: SaisieConstat): Constat {
  const texte = (champ: keyof typeof LONGUEURS_CONSTAT, requis: boolean): string => {
    const value = saisie[champ].trim();
    if (requis && value === "") throw new Refusal("constat.vide", { champ });
    const maximum = LONGUEURS_CONSTAT[champ];
    if ([...value].length > maximum) throw new Refusal("constat.long", { champ, maximum });
    return value;
  };
  const nature = NATURES_CONSTAT.find((one) => one === saisie.nature);
  if (!nature) throw new Refusal("constat.choix", { champ: "nature" });
  const commun = { enonce: texte("enonce", true), precisions: texte("precisions", false) };
  if (nature !== "chiffre")
    return { ...commun, nature, origine: texte("origine", true), date: readDate(saisie.date.trim()) };
  const maille = MAILLES.find((one) => one === saisie.maille);
  if (!maille) throw new Refusal("constat.choix", { champ: "maille" });
  for (const champ of ["indicateur", "territoire", "millesime"] as const)
    if (saisie[champ].trim() === "") throw new Refusal("constat.vide", { champ });
  const { indicateur, territoire, millesime } = saisie;
  return {
    ...commun,
    nature,
    chiffre: {
      ...{ maille, indicateur: indicateur.trim() },
      ...{ territoire: territoire.trim(), millesime: millesime.trim() },
    },
  };
}

function readDate(texte: string): Temporal.PlainDate | null {
  if (texte === "") return null;
  try {
    return Temporal.PlainDate.from(texte, { overflow: "reject" });
  } catch {
    throw new Refusal("constat.date", { champ: "date" });
  }
}
