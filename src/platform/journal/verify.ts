import { sql } from "kysely";
import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import {
  type Chaine,
  champsJournal,
  champsLecture,
  digestOfAuteur,
  digestOfLine,
  digestOfValeur,
  INSTANT_SQL,
  rootOf,
} from "./chaine.ts";
import { EFFACER, Erasures } from "./erasures.ts";
import type { Tete } from "./tete.ts";

/** Lines read at once: memory does not grow with the journal. */
const SLICE = 2_000;

/** Past this many, what is wrong is wrong enough: faults are still counted, and no longer described. */
const DESCRIBED = 50;

/** What is wrong, and where: `no`, `instant` and `operation` as the line says them, null when there is no line. */
export type Anomalie = {
  chaine: Chaine;
  no: string | null;
  instant: string | null;
  operation: string | null;
  message: string;
};

/** What one chain of a département is worth. `tete` is what its lines make, to be noted elsewhere. */
export type Verification = {
  chaine: Chaine;
  lignes: number;
  tete: { compte: string; empreinte: string };
  anomalies: Anomalie[];
  /** All of them, described or not. */
  nombre: number;
};

/**
 * Computes a chain again from its first line to its head, inside a transaction that reads one state of one département.
 * Finds a line that was changed, removed, inserted, moved or cut off, and for the journal a value or a name that was
 * changed, or that is missing without a line that erased it. `noted` is a head written down before: what was cut, or
 * rewritten to the end, since then is found too.
 */
export async function verifyChain(
  tx: Tx,
  chaine: Chaine,
  departement: CodeDepartement,
  noted: Tete | null = null,
): Promise<Verification> {
  const walk = new Walk(chaine, departement, noted);
  const head = await storedHead(tx, chaine, departement);
  walk.begin(head);
  const erasures = chaine === "journal" ? await Erasures.read(tx, departement) : null;
  let after = await lowestNo(tx, chaine, departement);
  for (;;) {
    const lines: readonly (Line | LineOfJournal)[] =
      chaine === "journal"
        ? await sliceOfJournal(tx, departement, after)
        : await sliceOfLectures(tx, departement, after);
    for (const line of lines) {
      walk.meet(line);
      if (!erasures || !("apart" in line)) continue;
      for (const message of valueFaults(line, erasures)) walk.fault(line, message);
    }
    const last = lines.at(-1);
    if (!last || lines.length < SLICE) break;
    after = last.no;
  }
  if (chaine === "journal") await walk.orphans(tx);
  return walk.end(head);
}

type Line = {
  no: bigint;
  instant: string;
  operation: string;
  precedente: string;
  empreinte: string;
  champs: readonly (string | null)[];
};

type LineOfJournal = Line & {
  empreinteAuteur: string | null;
  empreinteValeur: string | null;
  apart: Apart | null;
};

/** What is kept apart of a line. */
type Apart = {
  selAuteur: string | null;
  nom: string | null;
  institutionNom: string | null;
  selValeur: string | null;
  avant: string | null;
  apres: string | null;
};

/** Follows a chain line after line. */
class Walk {
  readonly #chaine: Chaine;
  readonly #departement: CodeDepartement;
  readonly #noted: Tete | null;
  readonly #faults: Anomalie[] = [];
  #count = 0;
  #lines = 0;
  #reached: Tete = { compte: 0n, empreinte: "" };
  #notedMet = false;

  constructor(chaine: Chaine, departement: CodeDepartement, noted: Tete | null) {
    this.#chaine = chaine;
    this.#departement = departement;
    this.#noted = noted;
  }

  begin(head: (Tete & { souche: string }) | null): void {
    if (head) this.#reached = { compte: 0n, empreinte: rootOf(this.#chaine, this.#departement, head.souche) };
    this.#lookAtNoted();
  }

  meet(line: Line): void {
    this.#lines += 1;
    const { compte, empreinte } = this.#reached;
    const expected = compte + 1n;
    if (line.no < expected) this.fault(line, `la ligne ${line.no} n'a pas sa place dans la chaîne`);
    else if (line.no > expected) {
      const missing = line.no - expected;
      this.fault(
        line,
        missing === 1n
          ? `la ligne ${expected} manque, avant celle-ci`
          : `les lignes ${expected} à ${line.no - 1n} manquent, avant celle-ci`,
      );
    } else if (line.precedente !== empreinte) {
      this.fault(
        line,
        compte === 0n
          ? "la première ligne ne part pas de la souche : une autre a été mise à sa place"
          : `cette ligne ne suit pas la ligne ${compte} : l'une des deux a été remplacée, déplacée ou insérée`,
      );
    }
    const made = digestOfLine(this.#chaine, this.#departement, line.no, line.precedente, line.champs);
    if (made !== line.empreinte)
      this.fault(line, "la ligne a été modifiée : son contenu n'a pas son empreinte");
    this.#reached = { compte: line.no, empreinte: line.empreinte };
    this.#lookAtNoted();
  }

  fault({ no, instant, operation }: Pick<Line, "no" | "instant" | "operation">, message: string): void {
    this.#add({ no: String(no), instant, operation, message });
  }

  /** Values of lines that are not there. */
  async orphans(tx: Tx): Promise<void> {
    const { rows } = await sql<{ no: bigint }>`
      SELECT v.no FROM journal_valeur v
       WHERE v.departement = ${this.#departement}
         AND NOT EXISTS (SELECT FROM journal j WHERE j.departement = v.departement AND j.no = v.no)
       ORDER BY v.no LIMIT ${DESCRIBED}`.execute(tx);
    for (const { no } of rows) {
      this.#add({
        no: String(no),
        instant: null,
        operation: null,
        message: `des valeurs sont gardées pour la ligne ${no}, qui n'existe pas`,
      });
    }
  }

  end(head: Tete | null): Verification {
    const { compte, empreinte } = this.#reached;
    if (!head) {
      if (this.#lines > 0) this.#aboutHead("la tête de la chaîne manque alors qu'elle a des lignes");
    } else if (head.compte > compte) {
      this.#aboutHead(
        head.compte === compte + 1n
          ? `la dernière ligne, ${head.compte}, manque : la tête la compte`
          : `les lignes ${compte + 1n} à ${head.compte} manquent à la fin : la tête les compte`,
      );
    } else if (head.compte < compte) {
      this.#aboutHead(`la tête compte ${head.compte} lignes, la chaîne va jusqu'à la ligne ${compte}`);
    } else if (head.empreinte !== empreinte) {
      this.#aboutHead(`l'empreinte de la tête n'est pas celle de la ligne ${compte}`);
    }
    if (this.#noted && !this.#notedMet) {
      this.#aboutHead(
        this.#noted.compte > compte
          ? `la tête notée compte ${this.#noted.compte} lignes, il n'en reste que ${compte} : la fin a été coupée`
          : `la ligne ${this.#noted.compte} n'a pas l'empreinte notée : elle ou une ligne d'avant a été récrite`,
      );
    }
    return {
      chaine: this.#chaine,
      lignes: this.#lines,
      tete: { compte: String(compte), empreinte },
      anomalies: this.#faults,
      nombre: this.#count,
    };
  }

  #lookAtNoted(): void {
    const { compte, empreinte } = this.#reached;
    if (this.#noted?.compte === compte && this.#noted.empreinte === empreinte) this.#notedMet = true;
  }

  #aboutHead(message: string): void {
    this.#add({ no: null, instant: null, operation: null, message });
  }

  #add(fault: Omit<Anomalie, "chaine">): void {
    this.#count += 1;
    if (this.#faults.length < DESCRIBED) this.#faults.push({ chaine: this.#chaine, ...fault });
  }
}

function valueFaults(
  { no, operation, empreinteAuteur, empreinteValeur, apart }: LineOfJournal,
  erasures: Erasures,
): string[] {
  const selAuteur = apart?.selAuteur ?? null;
  const selValeur = apart?.selValeur ?? null;
  return [
    partFault({
      nom: "le nom de l'auteur",
      kept: selAuteur !== null || (apart?.nom ?? null) !== null || (apart?.institutionNom ?? null) !== null,
      made: selAuteur && apart ? digestOfAuteur(selAuteur, apart.nom, apart.institutionNom) : null,
      wanted: empreinteAuteur,
      erased: erasures.has("auteur", no),
    }),
    partFault({
      nom: "les valeurs",
      kept: selValeur !== null || (apart?.avant ?? null) !== null || (apart?.apres ?? null) !== null,
      made: selValeur && apart ? digestOfValeur(selValeur, apart.avant, apart.apres) : null,
      wanted: empreinteValeur,
      // A line that erases is never erased: what it excuses would no longer be known.
      erased: operation !== EFFACER && erasures.has("valeurs", no),
    }),
  ].filter((fault) => fault !== null);
}

function partFault(part: {
  nom: string;
  kept: boolean;
  made: string | null;
  wanted: string | null;
  erased: boolean;
}): string | null {
  const { nom, kept, made, wanted, erased } = part;
  if (!kept) {
    if (wanted === null || erased) return null;
    return `${nom} de cette ligne : absence qu'aucune ligne d'effacement n'explique`;
  }
  if (made !== wanted) return `${nom} de cette ligne : modification, ou valeur d'une autre ligne`;
  return erased ? `${nom} de cette ligne : retour après un effacement` : null;
}

async function storedHead(
  tx: Tx,
  chaine: Chaine,
  departement: CodeDepartement,
): Promise<(Tete & { souche: string }) | null> {
  const row = await tx
    .selectFrom(chaine === "journal" ? "journal_tete" : "journal_lecture_tete")
    .select(["souche", "compte", "empreinte"])
    .where("departement", "=", departement)
    .executeTakeFirst();
  return row ?? null;
}

/** The number before the first: numbers under 1 are met too, as faults. */
async function lowestNo(tx: Tx, chaine: Chaine, departement: CodeDepartement): Promise<bigint> {
  const row = await tx
    .selectFrom(chaine === "journal" ? "journal" : "journal_lecture")
    .select((eb) => eb.fn.min("no").as("no"))
    .where("departement", "=", departement)
    .executeTakeFirst();
  return (row?.no ?? 1n) - 1n;
}

type Row = {
  no: bigint;
  instant: string;
  operation: string;
  objetGenre: string;
  auteur_genre: string;
  auteur_personne: string | null;
  auteur_institution: string | null;
  auteur_compte: string | null;
  precedente: string;
  empreinte: string;
};

async function sliceOfJournal(tx: Tx, departement: CodeDepartement, after: bigint): Promise<LineOfJournal[]> {
  type RowOfJournal = Row &
    Apart & {
      objet: string;
      empreinteAuteur: string | null;
      empreinteValeur: string | null;
      apartNo: bigint | null;
    };
  const { rows } = await sql<RowOfJournal>`
    SELECT j.no, ${sql.raw(INSTANT_SQL)} AS instant, j.operation, j.objet_genre AS "objetGenre", j.objet,
           j.auteur_genre, j.auteur_personne, j.auteur_institution, j.auteur_compte,
           j.empreinte_auteur AS "empreinteAuteur", j.empreinte_valeur AS "empreinteValeur", j.precedente, j.empreinte,
           v.no AS "apartNo", v.sel_auteur AS "selAuteur", v.auteur_nom AS nom,
           v.auteur_institution_nom AS "institutionNom", v.sel_valeur AS "selValeur",
           v.avant::text AS avant, v.apres::text AS apres
      FROM journal j
      LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${departement} AND j.no > ${after}
     ORDER BY j.no LIMIT ${SLICE}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    champs: champsJournal({ ...row, auteur: auteurOf(row) }),
    apart: row.apartNo === null ? null : row,
  }));
}

async function sliceOfLectures(tx: Tx, departement: CodeDepartement, after: bigint): Promise<Line[]> {
  const { rows } = await sql<Row & { objet: string | null; motif: string | null }>`
    SELECT no, ${sql.raw(INSTANT_SQL)} AS instant, operation, objet_genre AS "objetGenre", objet, motif, auteur_genre,
           auteur_personne, auteur_institution, auteur_compte, precedente, empreinte
      FROM journal_lecture
     WHERE departement = ${departement} AND no > ${after}
     ORDER BY no LIMIT ${SLICE}`.execute(tx);
  return rows.map((row) => ({ ...row, champs: champsLecture({ ...row, auteur: auteurOf(row) }) }));
}

function auteurOf(row: Row) {
  return {
    genre: row.auteur_genre,
    personne: row.auteur_personne,
    institution: row.auteur_institution,
    compte: row.auteur_compte,
  };
}
