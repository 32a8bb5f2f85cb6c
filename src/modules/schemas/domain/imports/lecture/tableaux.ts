/** Separates the tables that share a sheet: only the first is the plan, the others are said and left out. */
import { matchColumns } from "#platform/import/columns.ts";
import { CELLULE_VIDE, type Feuille, type Ligne, lettreColonne } from "#platform/import/feuilles.ts";
import { CHAMPS_RECONNUS } from "./champs.ts";

export type AutreTableau = { readonly ligne: number; readonly message: string };
export type FeuilleDecoupee = { readonly feuille: Feuille; readonly autres: readonly AutreTableau[] };

/** A row of data seldom names two fields of a plan in full; three are a header. */
const MIN_CHAMPS = 3;
const MIN_CHAMPS_A_COTE = 2;

function filled(ligne: Ligne): number[] {
  return ligne.cellules.flatMap((cellule, index) => (cellule.texte.trim() === "" ? [] : [index]));
}

/** How many fields of a plan the row names, read as a header of its own; the first row of `feuille` only. */
function fieldsNamed(lignes: readonly Ligne[], at: number): number {
  const row = lignes[at];
  if (!row) return 0;
  const entete = matchColumns({ nom: null, visible: true, lignes: [row] }, CHAMPS_RECONNUS);
  return entete?.colonnes.filter(({ champ }) => champ !== null).length ?? 0;
}

/** Position of the row that opens a second table: blank rows above it, and a header unlike that of the first. */
function secondHeader(lignes: readonly Ligne[], header: readonly number[]): number | null {
  const last = header[0] ?? 0;
  for (const [at, ligne] of lignes.entries()) {
    const above = lignes[at - 1];
    if (!above || ligne.numero <= last || header.includes(ligne.numero)) continue;
    if (ligne.numero - above.numero < 2) continue;
    const count = filled(ligne).length;
    // Every text of a header names something: a row of data has names, dates, sentences.
    if (count < MIN_CHAMPS || ligne.cellules.some((cellule) => cellule.texte.length > 60)) continue;
    const named = fieldsNamed(lignes, at);
    if (named >= MIN_CHAMPS && named * 2 > count) return at;
  }
  return null;
}

/** First column of a table that stands at the right of the plan, past a column that is empty all along; else null. */
function tableBeside(feuille: Feuille, headerRows: readonly number[]): number | null {
  const used = new Set(feuille.lignes.flatMap(filled));
  const header = feuille.lignes.filter(({ numero }) => headerRows.includes(numero));
  const width = Math.max(0, ...used) + 1;
  for (let gap = 1; gap < width; gap++) {
    if (used.has(gap) || !used.has(gap + 1)) continue;
    const named = (keep: (index: number) => boolean): Set<string> => {
      const lignes = header.map(({ numero, cellules }) => ({
        numero,
        cellules: cellules.map((cellule, index) => (keep(index) ? cellule : CELLULE_VIDE)),
      }));
      const entete = matchColumns({ nom: null, visible: true, lignes }, CHAMPS_RECONNUS);
      return new Set(entete?.colonnes.flatMap(({ champ }) => champ ?? []));
    };
    const left = named((index) => index < gap);
    const repeated = [...named((index) => index > gap)].filter((champ) => left.has(champ));
    if (left.size >= MIN_CHAMPS_A_COTE && repeated.length >= MIN_CHAMPS_A_COTE) return gap + 1;
  }
  return null;
}

/** The sheet without its other tables, whose places are in `autres`. A header repeated further down opens none. */
export function separerTableaux(feuille: Feuille): FeuilleDecoupee {
  const entete = matchColumns(feuille, CHAMPS_RECONNUS);
  if (!entete) return { feuille, autres: [] };
  const autres: AutreTableau[] = [];
  let { lignes } = feuille;
  const right = tableBeside(feuille, entete.lignes);
  if (right !== null) {
    const colonne = lettreColonne(right);
    const message = `Un autre tableau commence à la colonne ${colonne} de la même feuille : il n’est pas lu. Pour l’importer, mettez-le dans sa propre feuille.`;
    autres.push({ ligne: entete.lignes[0] ?? 1, message });
    lignes = lignes.flatMap(({ numero, cellules }) => {
      const kept = cellules.slice(0, right);
      return kept.some(({ texte }) => texte.trim() !== "") ? [{ numero, cellules: kept }] : [];
    });
  }
  const second = secondHeader(lignes, entete.lignes);
  const opening = second === null ? undefined : lignes[second];
  if (second !== null && opening) {
    const message = `Un autre tableau commence à la ligne ${opening.numero} de la même feuille : il n’est pas lu. Pour l’importer, mettez-le dans sa propre feuille.`;
    autres.push({ ligne: opening.numero, message });
    lignes = lignes.slice(0, second);
  }
  return { feuille: autres.length === 0 ? feuille : { ...feuille, lignes }, autres };
}
