/** Lists whose order, page and filters live in the address: a list can be sent to someone as one sees it. */

/** Rows on one page of a list. */
export const ROWS_PER_PAGE = 50;

export type Order<Cle extends string> = { cle: Cle; sens: "asc" | "desc" };

/** The order asked by `?tri=…&sens=…`; anything else than a known column means `byDefault`. */
export function readOrder<Cle extends string>(
  params: URLSearchParams,
  columns: readonly Cle[],
  byDefault: Order<Cle>,
): Order<Cle> {
  const cle = columns.find((column) => column === params.get("tri"));
  return cle === undefined ? byDefault : { cle, sens: params.get("sens") === "desc" ? "desc" : "asc" };
}

export type PageOfList = {
  /** From 1. */
  page: number;
  pages: number;
  /** Index of its first row, and of the row after its last. */
  from: number;
  to: number;
};

/** The page asked by `?page=…` in a list of `total` rows, kept between the first and the last. */
export function readPageOfList(params: URLSearchParams, total: number, size = ROWS_PER_PAGE): PageOfList {
  const pages = Math.max(1, Math.ceil(total / size));
  const asked = Number(params.get("page") ?? 1);
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  return { page, pages, from: (page - 1) * size, to: Math.min(page * size, total) };
}

/** `path` with the parameters that say something; null, undefined, empty and `page=1` are left out. */
export function addressWith(
  path: string,
  params: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === "" || (name === "page" && value === 1)) continue;
    query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
