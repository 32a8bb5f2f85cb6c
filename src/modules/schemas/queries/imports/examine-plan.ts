import {
  bareName,
  type Genre,
  guessGenre,
  knownActeur,
  loadRepertoire,
  type NouvelActeur,
  type Repertoire,
  resolve,
} from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Anomalie, Lecture } from "#platform/import/feuilles.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { lirePlan, reconnaitreEntete } from "../../domain/imports/lecture/lire-plan.ts";
import type { PlanLu } from "../../domain/imports/lecture/modele.ts";
import { toCible } from "../../domain/imports/lecture/vers-cible.ts";
import { type ActeurCible, PLAN_VIDE } from "../../domain/imports/plan-cible.ts";
import { type Difference, diffPlan } from "../../domain/imports/plan-diff.ts";
import {
  type Correspondance,
  type CorrespondanceMemorisee,
  correspondanceOf,
  findCorrespondance,
  formeOf,
  sameCorrespondance,
} from "./correspondance.ts";
import { loadCourant } from "./load-courant.ts";

/** A name that nobody bears: it will be created, unless the person says whom it means. */
export type NomInconnu = {
  /** Normalised name: the key of the decision. */
  cle: string;
  /** As the file writes it, first time. */
  ecrit: string;
  /** As it will be created. */
  nom: string;
  genre: Genre;
  /** The one that a person said it means. */
  acteur: Id<"acteur"> | null;
  /** How many cells write it. */
  lignes: number;
};

export type Examen = {
  plan: PlanLu;
  difference: Difference;
  inconnus: NomInconnu[];
  nouveauxActeurs: Map<ActeurCible, NouvelActeur>;
  /** All at once: those of the file, and names that two acteurs bear. */
  erreurs: Anomalie[];
  avertissements: Anomalie[];
  colonnes: {
    forme: string;
    /** As recognised without anybody's help. */
    automatique: Correspondance;
    /** What is remembered for files of this shape, followed unless the person says otherwise. */
    memoire: CorrespondanceMemorisee | null;
    /** True when the columns are read as remembered. */
    reprise: boolean;
  };
};

/** Compares a file with a scheme (null: one that does not exist yet). Reads only. */
export async function examinePlan(
  ctx: Contexte,
  schema: Id<"schema"> | null,
  lecture: Lecture,
  choix: Choix,
): Promise<Examen> {
  const { correspondance, automatique, forme, memoire } = await readColonnes(ctx, lecture, choix);
  const plan = lirePlan(lecture, {
    ...(choix.feuille !== undefined && { feuille: choix.feuille }),
    ...(correspondance && { correspondance }),
  });
  const reprise = memoire !== null && sameCorrespondance(correspondanceOf(plan.entete), memoire.colonnes);
  const courant = schema ? await loadCourant(ctx, schema) : PLAN_VIDE;
  const names = new NameBook(await loadRepertoire(ctx), choix);
  const cible = toCible(plan, (nom) => names.resolve(nom));
  const difference = diffPlan(courant, cible, new Set(choix.prendreFichier ?? []));
  const inconnus = [...names.inconnus.values()];
  const places = locate(plan);
  const erreurs = [...plan.erreurs, ...[...names.ambigus].map((nom) => ambiguous(plan, places, nom))];
  const avertissements = [
    ...plan.avertissements,
    ...inconnus.filter((inconnu) => inconnu.acteur === null).map((inconnu) => unknown(plan, places, inconnu)),
  ];
  const colonnes = { forme, automatique, memoire, reprise };
  return { plan, difference, inconnus, nouveauxActeurs: names.nouveaux, erreurs, avertissements, colonnes };
}

/** What the columns mean: as the person says, else as remembered for files of this shape, else as recognised. */
async function readColonnes(ctx: Contexte, lecture: Lecture, choix: Choix) {
  const entete = reconnaitreEntete(lecture, choix.feuille);
  const forme = entete ? formeOf(entete) : "";
  const memoire = entete ? await findCorrespondance(ctx, forme) : null;
  const followed = choix.sansMemoire ? undefined : memoire?.colonnes;
  return {
    correspondance: choix.colonnes ?? followed,
    automatique: entete ? correspondanceOf(entete) : {},
    forme,
    memoire,
  };
}

/** Resolves each written name once, and remembers those that nobody or several bear. */
class NameBook {
  readonly inconnus = new Map<string, NomInconnu>();
  readonly nouveaux = new Map<ActeurCible, NouvelActeur>();
  readonly ambigus = new Set<string>();
  readonly #repertoire: Repertoire;
  readonly #choix: Choix;

  constructor(repertoire: Repertoire, choix: Choix) {
    this.#repertoire = repertoire;
    this.#choix = choix;
  }

  resolve(ecrit: string): ActeurCible {
    const found = resolve(this.#repertoire, ecrit);
    if (found.genre === "trouve") return found.acteur;
    if (found.genre === "ambigu") {
      this.ambigus.add(ecrit);
      return `nouveau:${normalise(ecrit)}`;
    }
    const connu = knownActeur(ecrit);
    const nom = connu?.nom ?? bareName(ecrit);
    // « CD » where the département's own list says « Conseil départemental »: the same body under another name.
    const known = connu && resolve(this.#repertoire, connu.nom);
    if (known?.genre === "trouve") return known.acteur;
    return this.#decide(normalise(nom), ecrit, connu ?? { nom, genre: guessGenre(nom) });
  }

  #decide(cle: string, ecrit: string, propose: NouvelActeur): ActeurCible {
    const decided = this.#choix.acteurs?.[cle];
    const acteur = decided && "acteur" in decided ? decided.acteur : null;
    const genre = decided && "genre" in decided ? decided.genre : propose.genre;
    const before = this.inconnus.get(cle);
    if (before) before.lignes += 1;
    else this.inconnus.set(cle, { cle, ecrit, nom: propose.nom, genre, acteur, lignes: 1 });
    if (acteur) return acteur;
    const target: ActeurCible = `nouveau:${cle}`;
    const alias = [...(this.nouveaux.get(target)?.alias ?? propose.alias ?? []), ecrit];
    this.nouveaux.set(target, { ...propose, genre, alias, aConfirmer: true });
    return target;
  }
}

type Place = { ligne: number; colonne: string | null };

/** First row and column where each name is written. */
function locate(plan: PlanLu): Map<string, Place> {
  const header = (champ: string) =>
    plan.entete.colonnes.find((colonne) => colonne.champ === champ)?.libelle ?? null;
  const places = new Map<string, Place>();
  for (const item of [...plan.objectifs, ...plan.actions]) {
    for (const [noms, champ] of [
      [item.pilotes, "pilotage"],
      [item.partenaires, "partenaires"],
    ] as const) {
      for (const nom of noms) {
        const cle = normalise(knownActeur(nom)?.nom ?? bareName(nom));
        const before = places.get(cle);
        if (!before || before.ligne > item.ligne)
          places.set(cle, { ligne: item.ligne, colonne: header(champ) });
      }
    }
  }
  return places;
}

function ambiguous(plan: PlanLu, places: Map<string, Place>, nom: string): Anomalie {
  return {
    feuille: plan.feuille,
    ...(places.get(normalise(bareName(nom))) ?? { ligne: null, colonne: null }),
    message: `« ${nom} » désigne plusieurs acteurs du département : écrivez un nom qui n'en désigne qu'un.`,
  };
}

function unknown(plan: PlanLu, places: Map<string, Place>, inconnu: NomInconnu): Anomalie {
  return {
    feuille: plan.feuille,
    ...(places.get(inconnu.cle) ?? { ligne: null, colonne: null }),
    message: `« ${inconnu.ecrit} » n'est pas connu dans le département : il sera créé, à confirmer.`,
  };
}

/** What an import says of itself, on the command line and in its provenance: counts of actions, and every error. */
export type BilanImport = {
  ajoutees: number;
  modifiees: number;
  inchangees: number;
  absentes: number;
  erreurs: Anomalie[];
};

export function bilanImport(examen: Examen): BilanImport {
  return { ...examen.difference.comptes, erreurs: examen.erreurs };
}
