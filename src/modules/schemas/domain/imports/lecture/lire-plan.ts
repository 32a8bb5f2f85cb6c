/**
 * Reads a plan of actions in the sheets of a file: finds its columns, its levels and its actions, and lists every
 * error at once with its sheet, row and column. Pure: nothing is compared with the base, nothing is written.
 */
import { applyMapping, type Entete } from "#platform/import/columns.ts";
import type { Anomalie, Feuille, Lecture } from "#platform/import/feuilles.ts";
import { CHAMPS } from "./champs.ts";
import { trouverColonnes } from "./colonnes.ts";
import type { Noeud } from "./hierarchie.ts";
import { type ActionBrute, type ChampListe, Lecteur } from "./lecteur.ts";
import { type ActionLue, Journal, type ObjectifLu, type PlanLu } from "./modele.ts";
import { disposer, type Plan, Rangee, refuserFormules } from "./rangee.ts";
import { type AutreTableau, separerTableaux } from "./tableaux.ts";

const SANS_ENTETE: Entete = { lignes: [], premiereLigneDonnees: 1, colonnes: [], anomalies: [] };

export type OptionsPlan = {
  /** Name of the sheet to read; otherwise the visible one that looks most like a plan. */
  readonly feuille?: string;
  /** Field of {@link CHAMPS}, or null, by index of column (from 0), where a person corrected the matching. */
  readonly correspondance?: Readonly<Record<number, string | null>>;
};

type Choix = {
  feuille: Feuille | null;
  entete: Entete | null;
  autres: readonly string[];
  tableaux: readonly AutreTableau[];
};

function preparer(entiere: Feuille): Pick<Choix, "entete" | "tableaux"> & { feuille: Feuille } {
  const { feuille, autres } = separerTableaux(entiere);
  return { feuille, entete: trouverColonnes(feuille), tableaux: autres };
}

function choisirFeuille(lecture: Lecture, nom: string | undefined): Choix {
  if (nom !== undefined) {
    const feuille = lecture.feuilles.find((candidate) => candidate.nom === nom);
    return feuille
      ? { ...preparer(feuille), autres: [] }
      : { feuille: null, entete: null, autres: [], tableaux: [] };
  }
  const candidates = lecture.feuilles
    .filter((feuille) => feuille.lignes.length > 0 && (feuille.visible || lecture.feuilles.length === 1))
    .map(preparer);
  const poids = (entete: Entete | null) =>
    (entete?.colonnes.filter(({ champ }) => champ !== null).length ?? 0) -
    100 * (entete?.anomalies.length ?? 1);
  const [best] = [...candidates].sort((a, b) => poids(b.entete) - poids(a.entete));
  const autres = candidates.flatMap(({ feuille, entete }) =>
    feuille !== best?.feuille && entete && entete.anomalies.length === 0 ? [feuille.nom ?? ""] : [],
  );
  const { feuille = null, entete = null, tableaux = [] } = best ?? {};
  return { feuille, entete, autres, tableaux };
}

/** Keys of the fields that the file speaks about, those drawn from another column included. */
function champsPresents(plan: Plan, lecteur: Lecteur): string[] {
  const presents = new Set(plan.champs.keys());
  if (plan.annees.length + plan.periodes.length > 0)
    for (const cle of ["calendrier", "debut", "fin"]) presents.add(cle);
  for (const niveau of ["volet", "engagement", "objectif"] as const) {
    const noeuds = lecteur.hierarchie.noeuds(niveau);
    if (noeuds.length > 0) presents.add(niveau);
    if (noeuds.some(({ no }) => no !== null)) presents.add(`${niveau}_no`);
  }
  if (lecteur.actions.some(({ code }) => code !== null)) presents.add("action_code");
  return [...presents].sort();
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** The list that most actions bear, the first read among equals; empty lists say nothing. */
function majorite(listes: readonly (readonly string[])[]): readonly string[] {
  const tally = new Map<string, { liste: readonly string[]; fois: number }>();
  for (const liste of listes) {
    if (liste.length === 0) continue;
    const cle = liste.join("\u0001");
    tally.set(cle, { liste, fois: (tally.get(cle)?.fois ?? 0) + 1 });
  }
  let best: { liste: readonly string[]; fois: number } = { liste: [], fois: 0 };
  for (const candidate of tally.values()) if (candidate.fois > best.fois) best = candidate;
  return best.liste;
}

function ancetre(noeud: Noeud, niveau: Noeud["niveau"]): string | null {
  for (let parent = noeud.parent; parent; parent = parent.parent)
    if (parent.niveau === niveau) return parent.cle;
  return null;
}

function construireObjectif(noeud: Noeud, actions: readonly ActionBrute[], lecteur: Lecteur): ObjectifLu {
  const dit = lecteur.dits.get(noeud.cle);
  const toutes = (champ: ChampListe) => [
    ...(dit?.listes ? [dit.listes[champ]] : []),
    ...actions.map((action) => action.listes[champ]),
  ];
  const union = (champ: ChampListe) => [...new Set(toutes(champ).flat())];
  return {
    cle: noeud.cle,
    no: noeud.no,
    titre: noeud.titre,
    ligne: noeud.ligne,
    volet: ancetre(noeud, "volet"),
    engagement: ancetre(noeud, "engagement"),
    contexte: dit?.contexte ?? null,
    pilotes: majorite(toutes("pilotage")),
    partenaires: majorite(toutes("partenaires")),
    resultatsAttendus: union("resultats_attendus"),
    indicateurs: union("indicateurs"),
  };
}

function assembler(lecteur: Lecteur): Pick<PlanLu, "volets" | "engagements" | "objectifs" | "actions"> {
  const parObjectif = new Map<string, ActionBrute[]>();
  for (const action of lecteur.actions) {
    const siblings = parObjectif.get(action.objectif);
    if (siblings) siblings.push(action);
    else parObjectif.set(action.objectif, [action]);
  }
  const objectifs = lecteur.hierarchie
    .noeuds("objectif")
    .map((noeud) => construireObjectif(noeud, parObjectif.get(noeud.cle) ?? [], lecteur));
  const parCle = new Map(objectifs.map((objectif) => [objectif.cle, objectif]));
  const actions = lecteur.actions.map(({ listes, ...action }): ActionLue => {
    const objectif = parCle.get(action.objectif);
    const propre = (liste: readonly string[], commune: readonly string[] = []) =>
      sameList(liste, commune) ? [] : liste;
    return {
      ...action,
      pilotes: propre(listes.pilotage, objectif?.pilotes),
      partenaires: propre(listes.partenaires, objectif?.partenaires),
    };
  });
  const plain = ({ cle, no, titre, ligne }: Noeud) => ({ cle, no, titre, ligne });
  return {
    volets: lecteur.hierarchie.noeuds("volet").map(plain),
    engagements: lecteur.hierarchie
      .noeuds("engagement")
      .map((noeud) => ({ ...plain(noeud), volet: ancetre(noeud, "volet") })),
    objectifs,
    actions,
  };
}

function vide(feuille: string | null, entete: Entete, erreurs: readonly Anomalie[]): PlanLu {
  const rien = { colonnesPresentes: [], volets: [], engagements: [], objectifs: [], actions: [] };
  return { feuille, entete, ...rien, erreurs, avertissements: [] };
}

/** The header as it is recognised without anybody's help, of the sheet asked for or of the likeliest; null: none. */
export function reconnaitreEntete(lecture: Lecture, feuille: string | undefined): Entete | null {
  return choisirFeuille(lecture, feuille).entete;
}

/**
 * The plan that a file holds. Never throws on what a person wrote: `erreurs` says what must be mended before the
 * import goes on, `avertissements` what was understood otherwise than written. Pilots and partners borne by most
 * actions of an objectif are the objectif's; an action keeps a list only where it differs (decision of the import).
 */
export function lirePlan(lecture: Lecture, options: OptionsPlan = {}): PlanLu {
  const { feuille, entete: trouvee, autres, tableaux } = choisirFeuille(lecture, options.feuille);
  if (!feuille || !trouvee) {
    const nom = options.feuille ?? feuille?.nom ?? null;
    const message =
      feuille || options.feuille === undefined
        ? "Aucune ligne d’en-tête reconnue : la feuille doit avoir au moins une colonne « Objectif » et une colonne « Action »."
        : `La feuille « ${options.feuille} » n’existe pas dans ce fichier : choisissez-en une autre.`;
    return vide(nom, SANS_ENTETE, [{ feuille: nom, ligne: null, colonne: null, message }]);
  }
  const entete = options.correspondance
    ? applyMapping(trouvee, options.correspondance, CHAMPS, feuille.nom)
    : trouvee;
  const journal = new Journal(feuille.nom);
  journal.erreurs.push(...entete.anomalies);
  for (const autre of autres) {
    const message = `La feuille « ${autre} » ressemble aussi à un plan d’actions : elle n’est pas lue cette fois.`;
    journal.avertissement(null, null, message);
  }
  for (const { ligne, message } of tableaux) journal.avertissement(ligne, null, message);
  const plan = disposer(entete, journal);
  // Without these two columns every row would repeat the same error.
  if (!plan.champs.has("action") || !plan.champs.has("objectif"))
    return vide(feuille.nom, entete, journal.erreurs);

  const lecteur = new Lecteur(plan, journal);
  const sautees = new Set(entete.lignes);
  for (const ligne of feuille.lignes) {
    if (ligne.numero < entete.premiereLigneDonnees || sautees.has(ligne.numero)) continue;
    refuserFormules(ligne, plan, lecture.format === "csv", journal);
    lecteur.lire(new Rangee(ligne, plan));
  }
  const contenu = assembler(lecteur);
  if (contenu.actions.length === 0 && journal.erreurs.length === 0) {
    const message = "Aucune action n’est écrite sous l’en-tête : vérifiez que c’est la bonne feuille.";
    journal.erreur(null, null, message);
  }
  const servis = new Set(contenu.actions.map((action) => action.objectif));
  for (const objectif of contenu.objectifs) {
    if (servis.has(objectif.cle)) continue;
    journal.avertissement(
      objectif.ligne,
      plan.champs.get("objectif")?.libelle ?? null,
      `Objectif sans action : « ${objectif.titre.slice(0, 80)} ».`,
    );
  }
  return {
    feuille: feuille.nom,
    entete,
    colonnesPresentes: champsPresents(plan, lecteur),
    ...contenu,
    erreurs: journal.erreurs,
    avertissements: journal.avertissements,
  };
}
