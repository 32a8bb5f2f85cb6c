/** The history of the communes as its producers write it, turned into changes of code. Pure. */
import type { Changement } from "./codes.ts";

/** One state of a commune in `historique-communes.json` of the COG package. */
type Etat = {
  id: string;
  type: string;
  code: string;
  nom: string;
  dateDebut?: string;
  dateFin?: string;
  successeur?: string;
  predecesseur?: string;
  pole?: string;
};

/** What is wrong with a file, to be told with `import-historique.*`. */
export type HistoriqueLu =
  | { readonly changements: readonly Changement[]; readonly incompris: number }
  | { readonly erreur: "forme" | "vide" };

const CODE = /^(?:\d{2}|2[AB])\d{3}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isEtat(value: unknown): value is Etat {
  const one = value as Partial<Etat> | null;
  return (
    typeof one?.id === "string" &&
    typeof one.type === "string" &&
    typeof one.nom === "string" &&
    CODE.test(one.code ?? "")
  );
}

/**
 * The JSON history of `@etalab/decoupage-administratif` and of the COG. A commune that becomes associated or delegated
 * has gone to the commune that leads it (`pole`); one that stops being so is cut out of it again.
 */
export function lireHistoriqueJson(content: unknown): HistoriqueLu {
  if (!Array.isArray(content) || content.length === 0) return { erreur: "forme" };
  const etats = content.filter(isEtat);
  if (etats.length === 0) return { erreur: "forme" };
  const byId = new Map(etats.map((one) => [one.id, one]));
  const changements: Changement[] = [];
  let incompris = content.length - etats.length;
  for (const etat of etats) {
    if (etat.type !== "COM") continue;
    if (etat.dateFin !== undefined) {
      const to = leaderOf(etat.successeur, byId);
      if (to === null || !DAY.test(etat.dateFin)) incompris += 1;
      else if (to !== etat.code) changements.push(change("fusion", etat.dateFin, etat, to));
    }
    const from = etat.predecesseur === undefined ? undefined : byId.get(etat.predecesseur);
    if (etat.dateDebut !== undefined && from !== undefined && from.type !== "COM") {
      const mother = leaderOf(from.id, byId);
      if (mother !== null && mother !== etat.code) {
        changements.push(
          cut(etat.dateDebut, mother, mother, from.nom),
          cut(etat.dateDebut, mother, etat.code, from.nom),
        );
      }
    }
  }
  const unique = uniques(changements);
  return unique.length === 0 ? { erreur: "vide" } : { changements: unique, incompris };
}

/** The code of the commune in full right behind a state: itself, or its leader. */
function leaderOf(id: string | undefined, byId: ReadonlyMap<string, Etat>): string | null {
  if (id === undefined) return null;
  const state = byId.get(id);
  const lead = state?.pole ?? id;
  return /^[A-Z]+-((?:\d{2}|2[AB])\d{3})@/.exec(lead)?.[1] ?? null;
}

/** Kinds of events of the file of movements of Insee (`MOD`) that end or begin a commune. */
const SCISSIONS = new Set(["20", "21", "30"]);
const CODES = new Set(["41", "50"]);

/**
 * The rows of `v_mvt_commune_AAAA.csv` of Insee, by the names of their columns. Only what happens between communes in full
 * right is kept; names that change keep their code.
 */
export function lireMouvements(lignes: readonly Readonly<Record<string, string>>[]): HistoriqueLu {
  const [first] = lignes;
  if (!first || !["MOD", "DATE_EFF", "COM_AV", "COM_AP"].every((name) => name in first))
    return { erreur: "forme" };
  const changements: Changement[] = [];
  let incompris = 0;
  for (const ligne of lignes) {
    const { MOD = "", DATE_EFF: date = "", COM_AV: de = "", COM_AP: vers = "" } = ligne;
    const { TYPECOM_AV: typeDe = "COM", TYPECOM_AP: typeVers = "COM" } = ligne;
    if (typeDe !== "COM" || typeVers !== "COM") continue;
    if (!DAY.test(date) || !CODE.test(de) || !CODE.test(vers)) {
      incompris += 1;
      continue;
    }
    const nom = ligne.LIBELLE_AV || ligne.NCCENR_AV || de;
    if (SCISSIONS.has(MOD)) changements.push(cut(date, de, vers, nom));
    else if (de !== vers)
      changements.push(change(CODES.has(MOD) ? "code" : "fusion", date, { code: de, nom }, vers));
  }
  const unique = uniques(changements);
  return unique.length === 0 ? { erreur: "vide" } : { changements: unique, incompris };
}

function change(
  genre: "fusion" | "code",
  date: string,
  { code, nom }: { code: string; nom: string },
  vers: string,
): Changement {
  return { genre, date, de: code, vers, poids: 1, nom, dateConnue: true };
}

function cut(date: string, de: string, vers: string, nom: string): Changement {
  return { genre: "scission", date, de, vers, poids: null, nom, dateConnue: true };
}

/** One change by day and pair of codes; a commune shared out with nobody else is not cut. */
function uniques(changements: readonly Changement[]): Changement[] {
  const byKey = new Map(changements.map((one) => [`${one.date} ${one.de} ${one.vers}`, one]));
  const all = [...byKey.values()];
  return all.filter(
    (one) =>
      one.de !== one.vers ||
      all.some(({ date, de, vers }) => date === one.date && de === one.de && vers !== one.vers),
  );
}
