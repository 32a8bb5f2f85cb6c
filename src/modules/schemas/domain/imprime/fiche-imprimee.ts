/** The « fiche objectif » on paper. Pure. */
import { capitalise, NBSP } from "#platform/values/french.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { indicateurEnMots } from "../plan/indicateur-en-mots.ts";
import { motOf } from "../plan/niveaux.ts";
import { periodeEnMots } from "../plan/periode.ts";
import { LIBELLE_NATURE } from "../plan/vocabulaire.ts";
import type {
  ActeurFige,
  ActeursFiges,
  ActionFigee,
  ContenuVersion,
  ObjectifFige,
} from "../versions/contenu.ts";

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
  /** « mars 2023 », or nothing. */
  debut: string;
  fin: string;
  /** Its own, else those of its objectif. */
  pilotes: readonly string[];
  /** Its own pilots and places, where it says so. */
  precisions: string;
  /** « En cours, 40 % (12 mars 2026) »; null when the paper does not tell news. */
  etat: string | null;
};

export type FicheImprimee = {
  /** Public id of the objectif. */
  id: string;
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
  {
    schema,
    surtitre,
    etats,
  }: { schema: ContenuVersion["schema"]; surtitre: string; etats: EtatsActions | null },
): FicheImprimee {
  const { nom } = motOf(schema, "objectif");
  const fiche = nom === "fiche" ? "Fiche" : `Fiche ${nom}`;
  return {
    id: objectif.id,
    numero: objectif.no === null ? fiche : `${fiche} ${objectif.no}`,
    titre: objectif.titre,
    surtitre,
    contexte: objectif.contexte,
    resultats: objectif.resultatsAttendus,
    indicateurs: objectif.indicateurs.map(indicateurEnMots),
    actions: objectif.actions.map((action) => ligneAction(action, etats, objectif)),
    pilotes: noms(objectif.pilotes),
    coordination: noms(objectif.coordination),
    partenaires: noms(objectif.partenaires),
    etiquettes: etiquettesOf(objectif),
  };
}

/** `objectif`: those of its objectif, which it does not say again. */
export function ligneAction(
  action: ActionFigee,
  etats: EtatsActions | null,
  objectif: ActeursFiges | null = null,
): ActionImprimee {
  const undated = action.debut === null && action.fin === null;
  const known = etats?.get(action.id);
  const own = (role: keyof ActeursFiges, mot: string) => {
    const text = noms(action[role]).join(", ");
    return text !== "" && text !== noms(objectif?.[role] ?? []).join(", ") && `${mot}${NBSP}: ${text}`;
  };
  const precisions = [
    own("pilotes", "Pilotage"),
    own("coordination", "Coordination"),
    own("partenaires", "Partenaires"),
    action.territoires.length > 0 &&
      `Territoires${NBSP}: ${action.territoires.map(({ nom }) => nom).join(", ")}`,
  ].filter((one) => one !== false);
  return {
    code: action.code ?? "",
    intitule: action.intitule,
    description: action.description,
    nature: action.nature ? LIBELLE_NATURE[action.nature] : "",
    calendrier: undated
      ? (UNDATED[action.nature ?? ""] ?? "")
      : capitalise(periodeEnMots(action.debut, action.fin)),
    debut: action.debut === null ? "" : formatPartialDate(action.debut),
    fin: action.fin === null ? "" : formatPartialDate(action.fin),
    pilotes: noms(action.pilotes.length > 0 ? action.pilotes : (objectif?.pilotes ?? [])),
    precisions: precisions.join(". "),
    etat: etats === null ? null : known ? `${known.etat} (${known.le})` : "Pas encore de nouvelles",
  };
}

/** What the absence of any date says, by nature: the paper calendar ticks every year of what goes on. */
const UNDATED: Readonly<Record<string, string>> = {
  a_poursuivre: "Toute la période",
  nouvelle: "Date à préciser",
};

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
