import { formatList, formatNumber, NBSP, NNBSP, plural } from "#platform/values/french.ts";
import type { Classement } from "./classement.ts";
import type { Methode, RegleClasses } from "./demande.ts";

export const LIBELLE_METHODE: Readonly<Record<Methode, string>> = {
  rang_somme: "Somme des rangs",
  score_z: "Écarts à la moyenne",
  domaines: "Domaines pondérés",
  sous_reperes: "Comparaison aux repères",
};

/** How each method works, for somebody who will have to defend it in a meeting. */
export const EXPLICATION: Readonly<Record<Methode, string>> = {
  rang_somme:
    "Sur chaque indicateur, le territoire le plus défavorisé reçoit le rang 1, le suivant le rang 2, et ainsi de suite ; les ex æquo partagent leurs rangs. Les rangs sont additionnés : le plus petit total est le plus défavorisé.",
  score_z:
    "Sur chaque indicateur, on compte à combien d’écarts types de la moyenne se tient le territoire, sans dépasser 3. Le score est la moyenne de ces écarts : le plus grand est le plus défavorisé.",
  domaines:
    "Les indicateurs sont réunis en domaines. Dans chacun, les territoires sont rangés, et les plus défavorisés sont éloignés des autres, pour qu’un très mauvais domaine ne soit pas effacé par un très bon. Le score est la moyenne des domaines, de 0 à 100.",
  sous_reperes:
    "Un territoire est prioritaire quand il est du côté défavorable de tous les repères, celui du département et celui de la France ; à suivre quand il l’est d’une partie d’entre eux.",
};

/** « Priorité 1 »… and the last class, which is none. */
export function nameClasse(classe: number, derniere: number, methode: Methode): string {
  if (methode === "sous_reperes") return ["Prioritaire", "À suivre", "Non prioritaire"][classe - 1] ?? "";
  return classe >= derniere ? "Non prioritaire" : `Priorité ${classe}`;
}

/** Number of classes that the rule makes, the last one included. */
export function nombreDeClasses(classes: RegleClasses, methode: Methode): number {
  if (methode === "sous_reperes") return 3;
  if (classes.regle === "n_premiers") return [classes.n].flat().length + 1;
  return classes.regle === "naturelles" ? classes.n : 2;
}

/** The rule of the classes, as a sentence. */
export function sayRegle(classes: RegleClasses, methode: Methode): string {
  if (methode === "sous_reperes") return "Sous tous les repères, sous certains, sous aucun.";
  if (classes.regle === "part")
    return `Priorité 1${NBSP}: la première part du classement, ${formatNumber(Math.round(classes.part * 1000) / 10)}${NNBSP}% des territoires.`;
  if (classes.regle === "score")
    return `Priorité 1${NBSP}: à partir du score ${formatNumber(classes.seuil)}.`;
  if (classes.regle === "naturelles")
    return `${classes.n} groupes de scores aussi resserrés que possible (seuils naturels).`;
  const tailles = [classes.n].flat();
  const parts = tailles.map((taille, i) => {
    const mot = i === 0 ? "premier" : "suivant";
    return `Priorité ${i + 1}${NBSP}: ${taille === 1 ? `le ${mot}` : `les ${plural(taille, mot)}`}`;
  });
  return `${parts.join(", ")}. Les ex æquo à la limite entrent tous.`;
}

/** How often, out of a hundred random weightings: the words that stand beside the figure. */
export function sayCertitude(probabilite: number): string {
  if (probabilite >= 0.95) return "presque toujours";
  if (probabilite >= 0.6) return "le plus souvent";
  if (probabilite >= 0.4) return "une fois sur deux";
  return probabilite >= 0.05 ? "parfois" : "presque jamais";
}

/** What the robustness means, in two or three sentences. */
export function sayRobustesse({ territoires }: Classement, nom: (code: string) => string): string {
  const premiers = territoires.filter(({ classe }) => classe === 1);
  if (territoires.length === 0 || territoires[0]?.probabiliteClasse1 === null) return "";
  const surs = premiers.filter(({ probabiliteClasse1 }) => (probabiliteClasse1 ?? 0) >= 0.95);
  const fragiles = premiers.filter(({ probabiliteClasse1 }) => (probabiliteClasse1 ?? 0) < 0.6);
  const proches = territoires.filter(
    ({ classe, probabiliteClasse1 }) => classe > 1 && (probabiliteClasse1 ?? 0) >= 0.2,
  );
  const liste = (ones: readonly { code: string }[]) => formatList(ones.map(({ code }) => nom(code)));
  return [
    surs.length > 0
      ? `Quel que soit le poids donné à chaque indicateur, ${liste(surs)} ${surs.length > 1 ? "restent" : "reste"} en priorité 1.`
      : "Aucun territoire n’est en priorité 1 quel que soit le poids donné à chaque indicateur.",
    fragiles.length > 0
      ? `La place de ${liste(fragiles)} tient au choix des poids${NBSP}: à discuter avant de décider.`
      : "",
    proches.length > 0
      ? `Avec d’autres poids, ${liste(proches)} y ${proches.length > 1 ? "entreraient" : "entrerait"} parfois.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}
