import type { Contexte } from "#platform/context/contexte.ts";
import { formatIsoDay } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { yearOf } from "../../domain/millesime.ts";
import type { ChoixClassement, ChoixIndicateur } from "../../domain/priorites/choix.ts";
import {
  type DemandePriorites,
  DemandePrioritesContract,
  type IndicateurPrioritaire,
} from "../../domain/priorites/demande.ts";
import type { Maille, Sens, Statut } from "../../domain/vocabulaire.ts";
import { listNoms } from "../list-noms.ts";
import { listObservations } from "../list-observations.ts";
import { readTableau, type Tableau } from "../read-tableau.ts";

/** One indicator of a ranking as its column says it. */
export type ColonneClassement = {
  code: string;
  libelle: string;
  unite: string;
  decimales: number;
  millesime: string;
  /** What the catalogue says; a neutral one was given an end by whoever ranks. */
  sens: Sens;
  definition: string;
  /** « Cnaf, Taux de couverture, édition du … ». */
  sources: string[];
  /** Vintages of which there is something to choose. */
  millesimes: string[];
};

/** Everything that the screens say of a ranking beside its figures. */
export type LectureClassement = {
  colonnes: ColonneClassement[];
  /** Names, by code of territory. */
  noms: Record<string, string>;
  /** Why a value is not there: status by indicator, by code of territory. */
  absences: Record<string, Record<string, Statut>>;
  /** What the families concerned are counted by; null when nothing was chosen. */
  familles: { libelle: string; millesime: string } | null;
};

export type DemandeLue = { demande: DemandePriorites; lecture: LectureClassement };

/** Weightings drawn when a ranking is kept, and while one still chooses. */
const TIRAGES = 20_000;
export const TIRAGES_APERCU = 1_000;

/** References of a rule that compares. */
const REPERES = ["departement", "france"] as const satisfies readonly Maille[];

/**
 * What a choice asks to rank, with the values of published files. An indicator that has nothing at that mesh is refused.
 *
 * @throws Refusal `classement.indicateurs` when none is chosen, `classement.sans-chiffre`, `classement.repere`,
 * `classement.poids` when the weights sum to zero
 */
export async function readDemande(
  ctx: Contexte,
  choix: ChoixClassement,
  tirages: number = TIRAGES,
): Promise<DemandeLue> {
  if (choix.indicateurs.length === 0) throw new Refusal("classement.indicateurs", { champ: "indicateur" });
  const indicateurs: IndicateurPrioritaire[] = [];
  const lecture: LectureClassement = { colonnes: [], noms: {}, absences: {}, familles: null };
  const valeurs = new Map<string, Record<string, number | null>>();
  for (const one of choix.indicateurs) {
    const tableau = await readOne(ctx, one.code, choix.maille, one.millesime);
    indicateurs.push(await toIndicateur(ctx, choix, one, tableau));
    lecture.colonnes.push(toColonne(tableau));
    for (const { code, nom, valeur, statut } of tableau.lignes) {
      lecture.noms[code] = nom;
      valeurs.set(code, { ...valeurs.get(code), [one.code]: valeur });
      if (valeur === null) lecture.absences[code] = { ...lecture.absences[code], [one.code]: statut };
    }
  }
  // A territory of which no chosen indicator speaks is there too: it is not ranked, and one sees why.
  if (choix.maille === "epci" || choix.maille === "commune")
    for (const [code, nom] of await listNoms(ctx, choix.maille)) {
      lecture.noms[code] ??= nom;
      if (!valeurs.has(code)) valeurs.set(code, {});
    }
  const familles = await readFamilles(ctx, choix, lecture);
  const territoires = [...valeurs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, siennes]) => {
      const combien = familles.get(code);
      return { code, valeurs: siennes, ...(combien !== undefined && { familles: combien }) };
    });
  const { maille, methode, graine, classes } = choix;
  const asked = { maille, methode, graine, tirages, classes, indicateurs, territoires };
  const checked = DemandePrioritesContract.safeParse(asked);
  if (!checked.success) throw new Refusal("classement.poids", { champ: "indicateur" });
  return { demande: checked.data, lecture };
}

type TableauRempli = Tableau & { montre: NonNullable<Tableau["montre"]> };

/** @throws Refusal `classement.sans-chiffre` */
async function readOne(
  ctx: Contexte,
  code: string,
  maille: Maille,
  millesime: string | null,
): Promise<TableauRempli> {
  const tableau = await readTableau(ctx, code, { maille, millesime, definition: null });
  const { montre, indicateur } = tableau;
  if (!montre || montre.maille !== maille)
    throw new Refusal("classement.sans-chiffre", { champ: "indicateur", indicateur: indicateur.libelle });
  return { ...tableau, montre };
}

async function toIndicateur(
  ctx: Contexte,
  { methode }: ChoixClassement,
  { code, sens, poids, domaine }: ChoixIndicateur,
  tableau: TableauRempli,
): Promise<IndicateurPrioritaire> {
  const { indicateur, montre } = tableau;
  const annee = yearOf(montre.millesime);
  return {
    code,
    sens_defavorable: sens ?? (indicateur.sens === "bas" ? "bas" : "haut"),
    poids,
    domaine: domaine ?? indicateur.famille,
    ...(annee !== null && { annee }),
    ...(methode === "sous_reperes" && { reperes: await readReperes(ctx, tableau) }),
  };
}

/** @throws Refusal `classement.repere` when nobody publishes one of the references */
async function readReperes(
  ctx: Contexte,
  { indicateur, montre }: TableauRempli,
): Promise<Record<string, number>> {
  const reperes: Record<string, number> = {};
  const { millesime, definition } = montre;
  for (const maille of REPERES) {
    const demande = { indicateur: indicateur.code, maille, millesime, definition };
    const valeur = (await listObservations(ctx, demande)).find((one) => one.valeur !== null)?.valeur;
    if (valeur !== null && valeur !== undefined) reperes[maille] = valeur;
  }
  if (Object.keys(reperes).length === 0)
    throw new Refusal("classement.repere", { champ: "indicateur", indicateur: indicateur.libelle });
  return reperes;
}

function toColonne({ indicateur, montre, lignes, millesimes }: TableauRempli): ColonneClassement {
  const { code, libelle, unite, decimales, sens, definitions } = indicateur;
  const sources = lignes.map(
    ({ origine }) => `${origine.producteur}, ${origine.jeu}, édition du ${formatIsoDay(origine.edition)}`,
  );
  return {
    ...{ code, libelle, unite, decimales, sens, millesimes: [...millesimes], millesime: montre.millesime },
    definition: definitions.find(({ no }) => no === montre.definition)?.texte ?? "",
    sources: [...new Set(sources)].sort(),
  };
}

async function readFamilles(
  ctx: Contexte,
  { familles, maille }: ChoixClassement,
  lecture: LectureClassement,
): Promise<Map<string, number>> {
  if (familles === null) return new Map();
  const { indicateur, montre, lignes } = await readOne(ctx, familles, maille, null);
  lecture.familles = { libelle: indicateur.libelle, millesime: montre.millesime };
  return new Map(lignes.flatMap(({ code, valeur }) => (valeur === null ? [] : [[code, valeur] as const])));
}
