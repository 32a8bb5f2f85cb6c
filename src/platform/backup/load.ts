import { sql } from "kysely";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import type { Bind, Tx } from "../database/database.ts";
import { quote, type Table } from "./catalog.ts";
import { damaged, type Footer, type Header, type Piece } from "./format.ts";
import { forget } from "./memory.ts";

/**
 * Writes the rows of the pieces, in their order, into tables that are empty. COPY is refused under forced row security:
 * each batch is one INSERT … SELECT from JSON, every value given to the reader of its own type.
 *
 * @throws Refusal `sauvegarde.abimee`, those of whoever gives the pieces
 */
export async function loadPieces(
  tx: Tx,
  bind: Bind,
  tables: readonly Table[],
  pieces: AsyncIterable<Piece>,
  onDepartement: (departement: CodeDepartement) => void,
): Promise<{ entete: Header; fin: Footer }> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  let entete: Header | undefined;
  let fin: Footer | undefined;
  let target: Table | undefined;
  let bound: CodeDepartement | null = null;
  for await (const piece of pieces) {
    if (piece.genre === "entete") entete = piece.entete;
    if (piece.genre === "fin") fin = piece.fin;
    if (piece.genre === "section") {
      const { table: name, departement } = piece.section;
      const table = byName.get(name);
      if (!table || table.tenant !== (departement !== null)) throw damaged(`la table ${name} est inconnue`);
      if (departement !== null && departement !== bound) {
        if (!isCodeDepartement(departement)) throw damaged(`le département ${departement} n'existe pas`);
        if (bound) onDepartement(bound);
        bound = departement;
        await bind(departement);
      }
      target = table;
    }
    if (piece.genre === "lignes") {
      if (!target) throw damaged("des lignes ne sont d'aucune table");
      await insertRows(tx, target, piece.lignes);
    }
  }
  if (bound) onDepartement(bound);
  if (!entete || !fin) throw damaged("elle est tronquée");
  return { entete, fin };
}

async function insertRows(tx: Tx, { name, columns }: Table, lignes: readonly string[]): Promise<void> {
  const names = columns.map((column) => quote(column.name));
  const texts = names.map((column) => `${column} text`);
  const values = columns.map((column) => `ligne.${quote(column.name)}::${column.type}`);
  const into = `INSERT INTO ${quote(name)} (${names.join(", ")}) OVERRIDING SYSTEM VALUE SELECT ${values.join(", ")}`;
  const [only] = lignes;
  // A row alone may be a wide one: the base makes the list of it, which would copy it here.
  const rows =
    only !== undefined && lignes.length === 1
      ? sql`json_build_array(${only}::json)`
      : sql`${`[${lignes.join(",")}]`}::json`;
  await sql`${sql.raw(into)} FROM json_to_recordset(${rows}) AS ligne(${sql.raw(texts.join(", "))})`.execute(
    tx,
  );
  forget(lignes);
}
