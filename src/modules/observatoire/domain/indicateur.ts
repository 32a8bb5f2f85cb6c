import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  AGREGATIONS,
  type Agregation,
  CALCULS,
  type Calcul,
  MAILLES,
  type Maille,
  SENS,
  type Sens,
} from "./vocabulaire.ts";

/** What a definition says; `debut` and `fin` are the years in which it holds. */
export type Definition = {
  readonly cle: string;
  readonly libelle: string;
  readonly texte: string;
  readonly debut: number | null;
  readonly fin: number | null;
};

/** One line of the catalogue. `facteur` multiplies numerator over denominator: 100 for a rate, 1 for a mean. */
export type Indicateur = {
  readonly code: string;
  readonly libelle: string;
  readonly famille: string;
  readonly unite: string;
  readonly calcul: Calcul;
  readonly numerateur: string | null;
  readonly denominateur: string | null;
  readonly facteur: number;
  readonly formule: string | null;
  readonly agregation: Agregation;
  readonly sens: Sens;
  readonly decimales: number;
  readonly mailles: readonly Maille[];
  readonly periodicite: string;
  readonly avertissements: readonly string[];
};

/** An indicator with its definitions, the usual one first: what a preset brings, or a person types. */
export type ModeleIndicateur = Indicateur & { readonly definitions: readonly Definition[] };

export const LONGUEURS = {
  code: 80,
  libelle: 200,
  famille: 60,
  unite: 60,
  texte: 2_000,
  formule: 500,
} as const;

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** « Taux de couverture » → « taux-de-couverture »; a long one keeps its beginning and a sign of the rest. */
export function codeOf(libelle: string): string {
  const bare = normalise(libelle).replaceAll("'", " ").replaceAll(/ +/g, "-");
  const slug = /^[a-z]/.test(bare) ? bare : `i-${bare}`;
  if (slug.length <= LONGUEURS.code) return slug.replace(/-+$/, "");
  return `${slug.slice(0, LONGUEURS.code - 8).replace(/-+$/, "")}-${signOf(slug)}`;
}

/** FNV-1a on 32 bits, in base 36: two long names of the same beginning stay two indicators. */
function signOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, "0");
}

/**
 * Checks what a person typed or what a preset says.
 *
 * @throws Refusal naming the field: `observatoire.code`, `observatoire.vide`, `observatoire.long`, `observatoire.choix`,
 * `observatoire.ratio`, `observatoire.agregation`, `observatoire.annees`.
 */
export function checkIndicateur(modele: ModeleIndicateur): ModeleIndicateur {
  if (!CODE.test(modele.code) || modele.code.length > LONGUEURS.code) {
    throw new Refusal("observatoire.code", { champ: "code" });
  }
  for (const champ of ["libelle", "famille", "unite"] as const) {
    const text = modele[champ].trim();
    if (text === "" && champ !== "unite") throw new Refusal("observatoire.vide", { champ });
    if (text.length > LONGUEURS[champ]) {
      throw new Refusal("observatoire.long", { champ, maximum: LONGUEURS[champ] });
    }
  }
  if (!CALCULS.includes(modele.calcul)) throw new Refusal("observatoire.choix", { champ: "calcul" });
  if (!AGREGATIONS.includes(modele.agregation))
    throw new Refusal("observatoire.choix", { champ: "agregation" });
  if (!SENS.includes(modele.sens)) throw new Refusal("observatoire.choix", { champ: "sens" });
  if (!modele.mailles.every((maille) => MAILLES.includes(maille))) {
    throw new Refusal("observatoire.choix", { champ: "mailles" });
  }
  if (!Number.isInteger(modele.decimales) || modele.decimales < 0 || modele.decimales > 6) {
    throw new Refusal("observatoire.choix", { champ: "decimales" });
  }
  if (!Number.isFinite(modele.facteur) || modele.facteur <= 0) {
    throw new Refusal("observatoire.choix", { champ: "facteur" });
  }
  if (modele.calcul === "ratio" && (!modele.numerateur?.trim() || !modele.denominateur?.trim())) {
    throw new Refusal("observatoire.ratio", { champ: "numerateur" });
  }
  // A median or a rate without its counts cannot be added up: the catalogue may not promise it.
  if (modele.agregation === "ratio" && modele.calcul !== "ratio" && modele.calcul !== "formule") {
    throw new Refusal("observatoire.agregation", { champ: "agregation" });
  }
  if (modele.agregation === "somme" && modele.calcul !== "somme") {
    throw new Refusal("observatoire.agregation", { champ: "agregation" });
  }
  if (modele.definitions.length === 0) throw new Refusal("observatoire.vide", { champ: "definition" });
  for (const definition of modele.definitions) checkDefinition(definition);
  return modele;
}

/** @throws Refusal `observatoire.vide`, `observatoire.long`, `observatoire.annees`, `observatoire.code` */
export function checkDefinition({ cle, texte, debut, fin }: Definition): void {
  if (!CODE.test(cle)) throw new Refusal("observatoire.code", { champ: "definition" });
  if (texte.trim() === "") throw new Refusal("observatoire.vide", { champ: "definition" });
  if (texte.length > LONGUEURS.texte) {
    throw new Refusal("observatoire.long", { champ: "definition", maximum: LONGUEURS.texte });
  }
  if (debut !== null && fin !== null && debut > fin)
    throw new Refusal("observatoire.annees", { champ: "debut" });
}
