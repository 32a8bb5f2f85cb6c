import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  type Competence,
  type CompetenceDite,
  lireCompetence,
  type SaisieCompetence,
} from "../../domain/competences/competence.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { readTable } from "../read-table.ts";
import { listCompetences } from "./list-competences.ts";

/** What one line of a file would change; null before: not known, null after: not known any more. */
export type ChangementCompetence = {
  readonly epci: string;
  readonly nom: string;
  readonly competence: Competence;
  readonly avant: CompetenceDite | null;
  readonly apres: CompetenceDite | null;
};

export type ErreurLigne = {
  /** From 1, header counted. */
  readonly ligne: number;
  readonly quoi: "competence" | "exercice" | "depuis" | "source" | "double";
  readonly texte: string;
};

export type ExamenCompetences = {
  readonly lignes: number;
  /** Lines by EPCI, readable ones only. */
  readonly parEpci: ReadonlyMap<string, readonly SaisieCompetence[]>;
  readonly changements: readonly ChangementCompetence[];
  readonly erreurs: readonly ErreurLigne[];
  /** Lines of an EPCI of elsewhere. */
  readonly ailleurs: number;
};

/**
 * Reads a CSV of competences against what is known, without writing anything: columns siren, competence, exercice, depuis,
 * source. Every line that cannot be read is named.
 *
 * @throws Refusal `competences.colonnes`, `competences.aucune`, `import.*`
 */
export async function examineCompetences(ctx: Contexte, contenu: Uint8Array): Promise<ExamenCompetences> {
  const rows = readTable(contenu).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim().toLowerCase(), value])),
  );
  const first = rows[0] ?? {};
  if (["siren", "competence", "exercice", "source"].some((name) => !(name in first)))
    throw new Refusal("competences.colonnes", { champ: "fichier" });
  const known = new Map((await listCompetences(ctx)).map((one) => [one.siren, one]));
  const parEpci = new Map<string, SaisieCompetence[]>();
  const changements: ChangementCompetence[] = [];
  const erreurs: ErreurLigne[] = [];
  const seen = new Map<string, CompetenceDite | null>();
  let ailleurs = 0;
  for (const [index, row] of rows.entries()) {
    const { siren = "", competence = "", exercice = "", depuis = "", source = "" } = row;
    const code = siren.replace(/\s/g, "");
    const epci = known.get(code);
    const saisie = { competence, exercice, depuis, source };
    if (!epci) {
      ailleurs += 1;
      continue;
    }
    const lue = lireCompetence(saisie, MILLESIME);
    if ("erreur" in lue) {
      erreurs.push({ ligne: index + 2, quoi: lue.erreur, texte: saisie[lue.erreur].slice(0, 100) });
      continue;
    }
    const [which, apres] = "inconnue" in lue ? [lue.inconnue, null] : [lue.competence, lue];
    const key = `${code} ${which}`;
    const before = seen.get(key);
    if (before !== undefined) {
      // The same thing twice is once; two things of one competence leave nobody to choose.
      if (!isSameCompetence(before, apres)) erreurs.push({ ligne: index + 2, quoi: "double", texte: which });
      continue;
    }
    seen.set(key, apres);
    parEpci.set(code, [...(parEpci.get(code) ?? []), saisie]);
    const avant = epci.connues[which] ?? null;
    if (!isSameCompetence(avant, apres))
      changements.push({ epci: code, nom: epci.nom, competence: which, avant, apres });
  }
  if (ailleurs === rows.length) throw new Refusal("competences.aucune", { champ: "fichier" });
  return { lignes: rows.length, parEpci, changements, erreurs, ailleurs };
}

export function isSameCompetence(one: CompetenceDite | null, other: CompetenceDite | null): boolean {
  if (one === null || other === null) return one === other;
  return one.exercice === other.exercice && one.depuis === other.depuis && one.source === other.source;
}
