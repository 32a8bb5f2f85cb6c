import { MAILLES, type Maille } from "../vocabulaire.ts";
import { METHODES_CLASSEMENT, type Methode, type RegleClasses } from "./demande.ts";
import type { SensDefavorable } from "./rangs.ts";

/** What a ranking is to be made of, as its address says it; the values come from published files. */
export type ChoixClassement = {
  methode: Methode;
  maille: Maille;
  indicateurs: ChoixIndicateur[];
  /** Code of the indicator that counts the families concerned. */
  familles: string | null;
  classes: RegleClasses;
  graine: number;
};

export type ChoixIndicateur = {
  code: string;
  /** The newest when null. */
  millesime: string | null;
  /** The catalogue's when null. */
  sens: SensDefavorable | null;
  poids: number;
  domaine: string | null;
};

/** Meshes at which one ranks. */
export const MAILLES_CLASSEES = ["epci", "commune", "qpv", "iris"] as const satisfies readonly Maille[];

export const REGLES_CLASSES = ["n_premiers", "part", "naturelles", "score"] as const;

export const LIBELLE_REGLE: Readonly<Record<RegleClasses["regle"], string>> = {
  n_premiers: "Les premiers du classement, par nombre",
  part: "Les premiers du classement, en part",
  naturelles: "Seuils naturels entre les scores",
  score: "À partir d’un score",
};

/** More than a person compares: beyond, the first are kept. */
const INDICATEURS_AU_PLUS = 12;

const GRAINE = 1;

/** Reads an address; what means nothing there is as if it was not said. */
export function parseChoix(params: URLSearchParams): ChoixClassement {
  const codes = [...new Set(params.getAll("indicateur").filter(Boolean))].slice(0, INDICATEURS_AU_PLUS);
  const graine = Number(params.get("graine") ?? GRAINE);
  return {
    methode: METHODES_CLASSEMENT.find((one) => one === params.get("methode")) ?? "rang_somme",
    maille: MAILLES.find((one) => one === params.get("maille")) ?? "epci",
    indicateurs: codes.map((code) => parseIndicateur(params, code)),
    familles: params.get("familles") || null,
    classes: parseRegle(params.get("regle"), params.get("valeur") ?? ""),
    graine: Number.isSafeInteger(graine) && graine >= 0 ? graine : GRAINE,
  };
}

function parseIndicateur(params: URLSearchParams, code: string): ChoixIndicateur {
  const sens = params.get(`sens.${code}`);
  const poids = readNombre(params.get(`poids.${code}`) ?? "1");
  return {
    code,
    millesime: params.get(`annee.${code}`) || null,
    sens: sens === "haut" || sens === "bas" ? sens : null,
    poids: poids !== null && poids >= 0 ? poids : 1,
    domaine: params.get(`domaine.${code}`)?.trim().slice(0, 80) || null,
  };
}

/** Four first, then four others, unless told: two classes of priority and the rest. */
const REGLE: RegleClasses = { regle: "n_premiers", n: [4, 4] };

function parseRegle(regle: string | null, texte: string): RegleClasses {
  const nombres = texte
    .split(/[;\s]+|,\s+/u)
    .filter(Boolean)
    .map(readNombre);
  const [first] = nombres;
  const known = typeof first === "number";
  const entiers = nombres.filter((one): one is number => one !== null && Number.isInteger(one) && one >= 1);
  if (regle === "part" && known && first > 0 && first <= 100)
    return { regle, part: Math.round(first * 10) / 1000 };
  if (regle === "score" && known) return { regle, seuil: first };
  if (regle === "naturelles") return { regle, n: Math.min(9, Math.max(2, entiers[0] ?? 3)) };
  if ((regle === "n_premiers" || regle === null) && entiers.length > 0)
    return { regle: "n_premiers", n: entiers };
  return regle === "part" ? { regle, part: 0.25 } : REGLE;
}

function readNombre(texte: string): number | null {
  const nombre = Number(texte.trim().replace(",", ".").replace("%", ""));
  return texte.trim() === "" || !Number.isFinite(nombre) ? null : nombre;
}

/** What the field of a rule holds: « 4 ; 4 », « 25 », « 3 ». */
export function sayValeurRegle(classes: RegleClasses): string {
  if (classes.regle === "n_premiers") return [classes.n].flat().join(" ; ");
  if (classes.regle === "part") return String(Math.round(classes.part * 1000) / 10).replace(".", ",");
  if (classes.regle === "score") return String(classes.seuil).replace(".", ",");
  return String(classes.n);
}

/** The address parameters of a choice, the same that {@link parseChoix} reads. */
export function paramsOfChoix(choix: ChoixClassement): URLSearchParams {
  const params = new URLSearchParams({ methode: choix.methode, maille: choix.maille });
  for (const { code, millesime, sens, poids, domaine } of choix.indicateurs) {
    params.append("indicateur", code);
    if (millesime) params.set(`annee.${code}`, millesime);
    if (sens) params.set(`sens.${code}`, sens);
    if (poids !== 1) params.set(`poids.${code}`, String(poids));
    if (domaine) params.set(`domaine.${code}`, domaine);
  }
  if (choix.familles) params.set("familles", choix.familles);
  params.set("regle", choix.classes.regle);
  params.set("valeur", sayValeurRegle(choix.classes));
  if (choix.graine !== GRAINE) params.set("graine", String(choix.graine));
  return params;
}
