/** The « fiche objectif » on paper. Pure. */
import { capitalise, NBSP } from "#platform/values/french.ts";
import { LIBELLE_PERIODICITE, LIBELLE_SENS, type Indicateur } from "../plan/fiche.ts";
import { motOf } from "../plan/niveaux.ts";
import { periodeEnMots } from "../plan/periode.ts";
import { LIBELLE_NATURE } from "../plan/vocabulaire.ts";
import type { ActeurFige, ActionFigee, ContenuVersion, ObjectifFige } from "../versions/contenu.ts";

/** What became of an action: its words (« En cours, 40 % »), and the day of the news that say it. */
export type EtatAction = { etat: string; avancement: number; le: string };
export type EtatsActions = ReadonlyMap<string, EtatAction>;

export type ActionImprimee = {
  code: string;
  intitule: string;
  description: string;
  /** « Nouvelle », « À poursuivre », or nothing. */
  nature: string;
  calendrier: string;
  /** Its own pilots and places, where it says so. */
  precisions: string;
  /** « En cours, 40 % (12 mars 2026) »; null when the paper does not tell news. */
  etat: string | null;
};

export type FicheImprimee = {
  /** « Fiche objectif 12 ». */
  numero: string;
  titre: string;
  surtitre: string;
  contexte: string;
  resultats: readonly string[];
  indicateurs: readonly string[];
  actions: readonly ActionImprimee[];
  pilotes: readonly string[];
  coordination: readonly string[];
  partenaires: readonly string[];
  etiquettes: readonly { nom: string; libelles: string }[];
};

const noms = (acteurs: readonly ActeurFige[]): string[] => acteurs.map(({ court }) => court);

export function ficheOf(
  objectif: ObjectifFige,
  { schema, surtitre, etats }: { schema: ContenuVersion["schema"]; surtitre: string; etats: EtatsActions | null },
): FicheImprimee {
  const { nom } = motOf(schema, "objectif");
  const fiche = nom === "fiche" ? "Fiche" : `Fiche ${nom}`;
  return {
    numero: objectif.no === null ? fiche : `${fiche} ${objectif.no}`,
    titre: objectif.titre,
    surtitre,
    contexte: objectif.contexte,
    resultats: objectif.resultatsAttendus,
    indicateurs: objectif.indicateurs.map(indicateurEnMots),
    actions: objectif.actions.map((action) => ligneAction(action, etats)),
    pilotes: noms(objectif.pilotes),
    coordination: noms(objectif.coordination),
    partenaires: noms(objectif.partenaires),
    etiquettes: etiquettesOf(objectif),
  };
}

export function ligneAction(action: ActionFigee, etats: EtatsActions | null): ActionImprimee {
  const undated = action.debut === null && action.fin === null;
  const known = etats?.get(action.id);
  const precisions = [
    action.pilotes.length > 0 && `Pilotage${NBSP}: ${noms(action.pilotes).join(", ")}`,
    action.coordination.length > 0 && `Coordination${NBSP}: ${noms(action.coordination).join(", ")}`,
    action.partenaires.length > 0 && `Partenaires${NBSP}: ${noms(action.partenaires).join(", ")}`,
    action.territoires.length > 0 && `Territoires${NBSP}: ${action.territoires.map(({ nom }) => nom).join(", ")}`,
  ].filter((one) => one !== false);
  return {
    code: action.code ?? "",
    intitule: action.intitule,
    description: action.description,
    nature: action.nature ? LIBELLE_NATURE[action.nature] : "",
    calendrier: undated ? "" : capitalise(periodeEnMots(action.debut, action.fin)),
    precisions: precisions.join(". "),
    etat: etats === null ? null : known ? `${known.etat} (${known.le})` : "Pas encore de nouvelles",
  };
}

function etiquettesOf({ etiquettes }: ObjectifFige): FicheImprimee["etiquettes"] {
  const kinds = [
    ["enjeu", "Enjeux transversaux"],
    ["public", "Publics"],
    ["territoire", "Types de territoire"],
  ] as const;
  return kinds.flatMap(([genre, nom]) => {
    const own = etiquettes.filter((one) => one.genre === genre).map(({ libelle }) => libelle);
    return own.length === 0 ? [] : [{ nom, libelles: own.join(", ") }];
  });
}

/** « Places créées, visé : 180 ; à la hausse ; départ : 120 en 2023 ». */
export function indicateurEnMots(one: Indicateur): string {
  const { libelle, unite, resultatVise, sens, base, cibles, periodicite } = one;
  const dit = [
    resultatVise && `visé${NBSP}: ${resultatVise}`,
    unite && `unité${NBSP}: ${unite}`,
    sens && LIBELLE_SENS[sens].toLowerCase(),
    base && `départ${NBSP}: ${base}`,
    cibles && `cibles${NBSP}: ${cibles}`,
    periodicite && LIBELLE_PERIODICITE[periodicite].toLowerCase(),
  ].filter(Boolean);
  return dit.length === 0 ? libelle : `${libelle} — ${dit.join("\u202f; ")}`;
}
