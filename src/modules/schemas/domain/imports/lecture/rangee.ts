/** One row of the sheet seen through the fields of the plan. */
import type { Entete } from "#platform/import/columns.ts";
import { type Cellule, type Ligne, lettreColonne } from "#platform/import/feuilles.ts";
import { anneeDeColonne } from "./dates.ts";
import type { Journal } from "./modele.ts";
import { nettoyer } from "./textes.ts";

export type ColonneLue = { readonly index: number; readonly libelle: string };
export type ColonneAnnee = ColonneLue & { readonly annee: number };

export type Plan = {
  readonly champs: ReadonlyMap<string, ColonneLue>;
  /** Ticked columns by ascending year. */
  readonly annees: readonly ColonneAnnee[];
  /** Columns of the calendar whose header bears no year: « 2023-2025 » is in the cell. */
  readonly periodes: readonly ColonneLue[];
};

/** Columns by field; of a doubled column the first is kept, the header's anomaly says so. */
export function disposer(entete: Entete, journal: Journal): Plan {
  const champs = new Map<string, ColonneLue>();
  const annees: ColonneAnnee[] = [];
  const periodes: ColonneLue[] = [];
  for (const { index, libelle, champ } of entete.colonnes) {
    if (champ === null) continue;
    if (champ !== "calendrier") {
      if (!champs.has(champ)) champs.set(champ, { index, libelle });
      continue;
    }
    const annee = anneeDeColonne(libelle);
    if (annee === null) periodes.push({ index, libelle });
    else if (annees.some((other) => other.annee === annee)) {
      const message = `L’année ${annee} a deux colonnes dans le calendrier : gardez-en une.`;
      journal.erreur(entete.lignes[0] ?? null, libelle, message);
    } else annees.push({ index, libelle, annee });
  }
  annees.sort((a, b) => a.annee - b.annee);
  return { champs, annees, periodes };
}

/** Text of a cell, cleaned, and whether it is its own or a copy of the cell it is merged with. */
export type Valeur = { readonly texte: string; readonly propre: boolean };
const RIEN: Valeur = { texte: "", propre: false };

export class Rangee {
  readonly numero: number;
  readonly #ligne: Ligne;
  readonly #plan: Plan;

  constructor(ligne: Ligne, plan: Plan) {
    this.numero = ligne.numero;
    this.#ligne = ligne;
    this.#plan = plan;
  }

  a(index: number): Valeur {
    const cellule = this.#ligne.cellules[index];
    if (!cellule || cellule.texte === "") return RIEN;
    const texte = nettoyer(cellule.texte);
    return { texte, propre: texte !== "" && cellule.fusion !== true };
  }

  champ(cle: string): Valeur {
    const colonne = this.#plan.champs.get(cle);
    return colonne ? this.a(colonne.index) : RIEN;
  }

  colonne(cle: string): string | null {
    return this.#plan.champs.get(cle)?.libelle ?? null;
  }

  /** The only text of the row when a note or a heading fills it, alone or merged across columns; else null. */
  texteUnique(): { texte: string; etale: boolean; index: number } | null {
    let found: { texte: string; etale: boolean; index: number } | null = null;
    for (const [index, cellule] of this.#ligne.cellules.entries()) {
      const texte = cellule.texte.trim();
      if (texte === "") continue;
      if (!found) found = { texte: nettoyer(texte), etale: false, index };
      else if (cellule.fusion && nettoyer(texte) === found.texte) found.etale = true;
      else return null;
    }
    return found;
  }

  /** First text of the row, for lines of totals. */
  premierTexte(): string {
    return nettoyer(this.#ligne.cellules.find((cellule) => cellule.texte.trim() !== "")?.texte ?? "");
  }
}

const ERREUR_TABLEUR = /^#(?:REF|N\/A|NOM|NAME|VALEUR|VALUE|DIV\/0|NUL|NULL|NOMBRE|NUM|SPILL|CALC)[!?]?$/i;

/** Writes an error for each formula, or error value of the spreadsheet, in a column that is read. */
export function refuserFormules(ligne: Ligne, plan: Plan, csv: boolean, journal: Journal): void {
  for (const { index, libelle } of [...plan.champs.values(), ...plan.annees, ...plan.periodes]) {
    const cellule: Cellule | undefined = ligne.cellules[index];
    if (!cellule || cellule.fusion || (cellule.texte === "" && !cellule.formule)) continue;
    const nom = `${lettreColonne(index)}${ligne.numero}`;
    const texte = cellule.texte.trim();
    // A CSV has no formula cells, but a spreadsheet would run this text as one when it opens the file.
    if (cellule.formule || (csv && /^=\s*[\w+\-(@"]/.test(texte))) {
      const message = `La cellule ${nom} contient une formule : remplacez-la par sa valeur (copier, puis collage spécial, valeurs).`;
      journal.erreur(ligne.numero, libelle, message);
    } else if (ERREUR_TABLEUR.test(texte)) {
      const message = `La cellule ${nom} affiche l’erreur ${texte} : écrivez la valeur attendue.`;
      journal.erreur(ligne.numero, libelle, message);
    }
  }
}
