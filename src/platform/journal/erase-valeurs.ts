import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { instantOfLine } from "./chaine.ts";
import { EFFACER, type Effacement, intervalsOf, PARTIES, type Partie } from "./erasures.ts";
import { auteurOf } from "./journal.ts";

export type DemandeEffacement = {
  /** Numbers of lines of the département. */
  lignes: readonly number[];
  /** Why, kept for good: it must name nobody. */
  motif: string;
  /** What goes: the values before and after, the name of the author, or both (by default). */
  parties?: readonly Partie[];
  /** What the erasure is for, a person for instance; the history of that object then shows it. */
  objet?: { genre: string; id: Id<string> };
};

/**
 * Erases the values, or the names of authors, of lines of the journal. The lines stay, their digests too: the chain holds.
 * A line says which were erased and why; that line cannot be erased, and names its author by identifiers only. What was
 * erased before is left as it is. Whoever calls has checked the right. Returns how many lines lost something.
 *
 * @throws Refusal `journal.motif-vide`; `journal.ligne-absente` for a number that no line bears;
 * `journal.effacement-garde` for a line that says what was erased.
 */
export async function eraseValeurs(ctx: Contexte, demande: DemandeEffacement): Promise<number> {
  const { tx, departement } = ctx;
  const motif = demande.motif.replace(/\s+/g, " ").trim();
  if (!motif) throw new Refusal("journal.motif-vide", { champ: "motif" });
  const parties = [...(demande.parties ?? PARTIES)];
  const asked = [...new Set(demande.lignes)];
  await refuseUnknown(ctx, asked);
  const [auteur, valeurs] = [parties.includes("auteur"), parties.includes("valeurs")];
  // In the order of numbers: two erasures at once then wait for each other and never in a circle.
  const { rows } = await sql<{ no: bigint }>`
    SELECT no FROM journal_valeur
     WHERE departement = ${departement} AND no = ANY(${asked}::bigint[])
       AND ((${auteur} AND sel_auteur IS NOT NULL) OR (${valeurs} AND sel_valeur IS NOT NULL))
     ORDER BY no FOR UPDATE`.execute(tx);
  if (rows.length === 0) return 0;
  const lignes = rows.map(({ no }) => Number(no));
  await tx
    .updateTable("journal_valeur")
    .set({
      ...(auteur && { sel_auteur: null, auteur_nom: null, auteur_institution_nom: null }),
      ...(valeurs && { sel_valeur: null, avant: null, apres: null, mots: "" }),
    })
    .where("departement", "=", departement)
    .where("no", "=", sql<bigint>`ANY(${lignes}::bigint[])`)
    .execute();
  await tx
    .deleteFrom("journal_valeur")
    .where("departement", "=", departement)
    .where("no", "=", sql<bigint>`ANY(${lignes}::bigint[])`)
    .where("sel_auteur", "is", null)
    .where("sel_valeur", "is", null)
    .execute();
  const effacement: Effacement = { motif, parties, lignes: intervalsOf(lignes) };
  ctx.journal.lignes.push({
    instant: instantOfLine(ctx.now),
    operation: EFFACER,
    objetGenre: demande.objet?.genre ?? "journal",
    objet: demande.objet?.id ?? newId(),
    auteur: auteurOf(ctx),
    noms: { nom: null, institutionNom: null },
    avant: null,
    apres: JSON.stringify(effacement),
  });
  return lignes.length;
}

async function refuseUnknown({ tx, departement }: Contexte, asked: readonly number[]): Promise<void> {
  const { rows } = await sql<{ no: string; operation: string | null }>`
    SELECT a.no, j.operation
      FROM unnest(${asked}::bigint[]) AS a(no)
      LEFT JOIN journal j ON j.departement = ${departement} AND j.no = a.no
     WHERE j.no IS NULL OR j.operation = ${EFFACER}
     ORDER BY a.no LIMIT 1`.execute(tx);
  const [found] = rows;
  if (!found) return;
  const code = found.operation === null ? "journal.ligne-absente" : "journal.effacement-garde";
  throw new Refusal(code, { no: String(found.no) });
}
