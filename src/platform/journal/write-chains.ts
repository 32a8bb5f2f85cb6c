import { sql } from "kysely";
import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import {
  type Chaine,
  type Champs,
  champsJournal,
  champsLecture,
  digestOfAuteur,
  digestOfLine,
  digestOfValeur,
  newSel,
} from "./chaine.ts";
import type { JournalEnAttente, LectureEnAttente, LigneEnAttente } from "./en-attente.ts";
import { motsOf } from "./mots.ts";
import { lockHead, type Tete } from "./tete.ts";

/**
 * Writes what waits in both chains of a département: the last statements of a transaction, for the heads make the others
 * wait. One statement a chain, however many lines: an import changes thousands of objects.
 */
export async function writeChains(
  tx: Tx,
  departement: CodeDepartement,
  { lignes, lectures }: JournalEnAttente,
): Promise<void> {
  // All that does not depend on the head is hashed before it is locked.
  const prepared = lignes.map(prepare);
  if (prepared.length > 0) await writeJournal(tx, departement, prepared);
  if (lectures.length > 0) await writeLectures(tx, departement, lectures);
}

type Prepared = LigneEnAttente & {
  selAuteur: string | null;
  selValeur: string | null;
  empreinteAuteur: string | null;
  empreinteValeur: string | null;
  mots: string;
};

function prepare(ligne: LigneEnAttente): Prepared {
  const { noms, avant, apres } = ligne;
  const selAuteur = noms.nom === null && noms.institutionNom === null ? null : newSel();
  const selValeur = avant === null && apres === null ? null : newSel();
  return {
    ...ligne,
    selAuteur,
    selValeur,
    empreinteAuteur: selAuteur && digestOfAuteur(selAuteur, noms.nom, noms.institutionNom),
    empreinteValeur: selValeur && digestOfValeur(selValeur, avant, apres),
    mots: motsOf(avant, apres),
  };
}

/** The place of each line after a head, and the head that they make. */
function chain(chaine: Chaine, departement: CodeDepartement, tete: Tete, lines: readonly Champs[]) {
  let { compte, empreinte } = tete;
  const places = lines.map((champs) => {
    const precedente = empreinte;
    compte += 1n;
    empreinte = digestOfLine(chaine, departement, compte, precedente, champs);
    return { no: compte, precedente, empreinte };
  });
  return { places, tete: { compte, empreinte } };
}

async function writeJournal(tx: Tx, departement: CodeDepartement, lines: readonly Prepared[]): Promise<void> {
  const champs = lines.map(champsJournal);
  const { places, tete } = chain("journal", departement, await lockHead(tx, "journal", departement), champs);
  const apart = lines.flatMap((line, index) =>
    line.selAuteur || line.selValeur ? [{ ...line, no: places[index]?.no }] : [],
  );
  await sql`
    WITH lignes AS (
      INSERT INTO journal (departement, no, instant, operation, objet_genre, objet, auteur_genre, auteur_personne,
                           auteur_institution, auteur_compte, empreinte_auteur, empreinte_valeur, precedente, empreinte)
      SELECT ${departement}, l.*
        FROM unnest(
          ${places.map(({ no }) => no)}::bigint[],
          ${lines.map(({ instant }) => instant)}::timestamptz[],
          ${lines.map(({ operation }) => operation)}::text[],
          ${lines.map(({ objetGenre }) => objetGenre)}::text[],
          ${lines.map(({ objet }) => objet)}::uuid[],
          ${lines.map(({ auteur }) => auteur.genre)}::text[],
          ${lines.map(({ auteur }) => auteur.personne)}::uuid[],
          ${lines.map(({ auteur }) => auteur.institution)}::uuid[],
          ${lines.map(({ auteur }) => auteur.compte)}::uuid[],
          ${lines.map(({ empreinteAuteur }) => empreinteAuteur)}::text[],
          ${lines.map(({ empreinteValeur }) => empreinteValeur)}::text[],
          ${places.map(({ precedente }) => precedente)}::text[],
          ${places.map(({ empreinte }) => empreinte)}::text[]
        ) AS l
    ), valeurs AS (
      INSERT INTO journal_valeur (departement, no, sel_auteur, auteur_nom, auteur_institution_nom, sel_valeur, avant, apres, mots)
      SELECT ${departement}, v.no, v.sel_auteur, v.nom, v.institution_nom, v.sel_valeur, v.avant::json, v.apres::json, v.mots
        FROM unnest(
          ${apart.map(({ no }) => no)}::bigint[],
          ${apart.map(({ selAuteur }) => selAuteur)}::text[],
          ${apart.map(({ noms }) => noms.nom)}::text[],
          ${apart.map(({ noms }) => noms.institutionNom)}::text[],
          ${apart.map(({ selValeur }) => selValeur)}::text[],
          ${apart.map(({ avant }) => avant)}::text[],
          ${apart.map(({ apres }) => apres)}::text[],
          ${apart.map(({ mots }) => mots)}::text[]
        ) AS v(no, sel_auteur, nom, institution_nom, sel_valeur, avant, apres, mots)
    )
    UPDATE journal_tete SET compte = ${tete.compte}, empreinte = ${tete.empreinte}
     WHERE departement = ${departement}`.execute(tx);
}

async function writeLectures(
  tx: Tx,
  departement: CodeDepartement,
  lines: readonly LectureEnAttente[],
): Promise<void> {
  const champs = lines.map(champsLecture);
  const { places, tete } = chain("lecture", departement, await lockHead(tx, "lecture", departement), champs);
  await sql`
    WITH lignes AS (
      INSERT INTO journal_lecture (departement, no, instant, operation, objet_genre, objet, motif, auteur_genre,
                                   auteur_personne, auteur_institution, auteur_compte, precedente, empreinte)
      SELECT ${departement}, l.*
        FROM unnest(
          ${places.map(({ no }) => no)}::bigint[],
          ${lines.map(({ instant }) => instant)}::timestamptz[],
          ${lines.map(({ operation }) => operation)}::text[],
          ${lines.map(({ objetGenre }) => objetGenre)}::text[],
          ${lines.map(({ objet }) => objet)}::uuid[],
          ${lines.map(({ motif }) => motif)}::text[],
          ${lines.map(({ auteur }) => auteur.genre)}::text[],
          ${lines.map(({ auteur }) => auteur.personne)}::uuid[],
          ${lines.map(({ auteur }) => auteur.institution)}::uuid[],
          ${lines.map(({ auteur }) => auteur.compte)}::uuid[],
          ${places.map(({ precedente }) => precedente)}::text[],
          ${places.map(({ empreinte }) => empreinte)}::text[]
        ) AS l
    )
    UPDATE journal_lecture_tete SET compte = ${tete.compte}, empreinte = ${tete.empreinte}
     WHERE departement = ${departement}`.execute(tx);
}
