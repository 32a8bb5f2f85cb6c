import type { ReactNode } from "react";
import { Glyphe } from "./glyphs.tsx";
import { Link } from "./link.tsx";

/** A region that scrolls must be reached by the keyboard, or its hidden columns cannot be (WCAG 2.1.1). */
export const DEFILANT = { tabIndex: 0 } as const;

export type SortOrder = "asc" | "desc";

export type Column<Row> = {
  cle: string;
  titre: string;
  rendu: (row: Row) => ReactNode;
  /** « end » for numbers and amounts. */
  align?: "start" | "end";
  /** Sort key of this column; without it the column is not sortable. */
  tri?: string;
  /** « ajustee » holds its content on one line, « large » takes most of the width. */
  largeur?: "ajustee" | "moyenne" | "large";
  /** This cell names its row (`<th scope="row">`); give it to one column. */
  entete?: boolean;
};

export type DataTableProps<Row> = {
  /** What the table holds, as its caption. */
  legende: string;
  /** The caption stays for screen readers only, when a heading just above says the same. */
  legendeMasquee?: boolean;
  colonnes: readonly Column<Row>[];
  lignes: readonly Row[];
  cleLigne: (row: Row) => string;
  /** The order in force. */
  tri?: { cle: string; sens: SortOrder };
  /** Address of the same list in another order. */
  lienTri?: (cle: string, sens: SortOrder) => string;
  /** Shown instead of the table when there is no row. */
  vide: ReactNode;
  dense?: boolean;
  /** A table of counts: on a phone the cells of a card follow one another instead of taking a line each. */
  comptes?: boolean;
};

function classes(column: {
  align?: "start" | "end";
  largeur?: string;
  triable?: boolean;
}): string | undefined {
  const names = [
    column.align === "end" ? "fin" : null,
    column.largeur ?? null,
    column.triable ? "triable" : null,
  ];
  return names.filter((name) => name !== null).join(" ") || undefined;
}

/** One item for the card layout, where the cell is a grid of its label and its content; nothing stays nothing. */
function cellContent(content: ReactNode): ReactNode {
  if (content === null || content === undefined || content === false) return null;
  return typeof content === "string" || typeof content === "number" ? content : <div>{content}</div>;
}

function HeaderCell<Row>({
  column,
  tri,
  lienTri,
}: {
  column: Column<Row>;
  tri: DataTableProps<Row>["tri"];
  lienTri: DataTableProps<Row>["lienTri"];
}) {
  const triable = column.tri !== undefined && lienTri !== undefined;
  const sorted = triable && tri !== undefined && tri.cle === column.tri ? tri.sens : null;
  const aria = sorted === null ? undefined : sorted === "asc" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={aria} className={classes({ ...column, triable })}>
      {triable && column.tri !== undefined ? (
        <Link className="tri" to={lienTri(column.tri, sorted === "asc" ? "desc" : "asc")}>
          <span className="vh">Trier par </span>
          {column.titre}
          <Glyphe nom={sorted === null ? "tri" : sorted === "asc" ? "montant" : "descendant"} />
        </Link>
      ) : (
        column.titre
      )}
    </th>
  );
}

/**
 * A table of records: caption, sort by links, a region that scrolls when wide, cards when the place is narrow.
 * More than 50 rows are the caller's to page (see `Pagination`).
 */
export function DataTable<Row>({
  legende,
  legendeMasquee = false,
  colonnes,
  lignes,
  cleLigne,
  tri,
  lienTri,
  vide,
  dense = false,
  comptes = false,
}: DataTableProps<Row>) {
  if (lignes.length === 0) return <>{vide}</>;
  const sortable = lienTri !== undefined && colonnes.some((column) => column.tri !== undefined);
  const names = [
    "tableau",
    dense ? "tableau--dense" : null,
    comptes ? "tableau--comptes" : null,
    sortable ? null : "tableau--sans-tri",
  ];
  return (
    <div className={names.filter((name) => name !== null).join(" ")}>
      <section className="tableau-region" aria-label={legende} {...DEFILANT}>
        <table>
          <caption className={legendeMasquee ? "vh" : undefined}>{legende}</caption>
          <thead>
            <tr>
              {colonnes.map((column) => (
                <HeaderCell key={column.cle} column={column} tri={tri} lienTri={lienTri} />
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map((row) => (
              <tr key={cleLigne(row)}>
                {colonnes.map((column) =>
                  column.entete ? (
                    <th key={column.cle} scope="row" className={classes(column)}>
                      {column.rendu(row)}
                    </th>
                  ) : (
                    <td key={column.cle} className={classes(column)} data-label={column.titre}>
                      {cellContent(column.rendu(row))}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
