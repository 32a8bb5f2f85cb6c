import type { ReactNode } from "react";
import { NavLink, useLocation } from "react-router";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { Glyphe } from "./glyphs.tsx";
import { Link } from "./link.tsx";

export type NavItem = {
  label: ReactNode;
  to: string;
  /** Count shown after the label. */
  count?: number;
  /** Said by the caller when the address is not enough (filters, tabs by query); otherwise the router decides. */
  current?: boolean;
  /** With the router deciding: the address must be equal, not only begin alike. */
  exact?: boolean;
};

/** A navigation link that marks the current page with `aria-current="page"`. */
export function NavAnchor({ item }: { item: NavItem }) {
  const content = (
    <>
      {item.label}
      {item.count === undefined ? null : (
        <>
          {" "}
          <span className="compte">{formatNumber(item.count)}</span>
        </>
      )}
    </>
  );
  if (item.current === undefined) {
    return (
      <NavLink to={item.to} end={item.exact ?? false}>
        {content}
      </NavLink>
    );
  }
  return (
    <Link to={item.to} aria-current={item.current ? "page" : undefined}>
      {content}
    </Link>
  );
}

export type BreadcrumbItem = { label: ReactNode; to: string };

/** Way from the home page to the parent of the current page. */
export function Breadcrumb({ items }: { items: readonly BreadcrumbItem[] }) {
  return (
    <nav className="fil" aria-label="Fil d’Ariane">
      <ol>
        {items.map(({ label, to }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Views of one object. Each is an address: nothing to run, the back button works, a tab can be sent to someone. */
export function Tabs({ items, label }: { items: readonly NavItem[]; label: string }) {
  return (
    <nav className="onglets" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <NavAnchor item={{ exact: true, ...item }} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Views kept together: the first is where the name of the group leads. `aussi`: addresses of pages reached from these views. */
export type TabGroup = {
  label: ReactNode;
  items: readonly [NavItem, ...NavItem[]];
  aussi?: readonly string[];
};

/** The group and the view that hold the page at `pathname`: the nearest address above it. `view` is null for a page of `aussi`. */
export function currentView(
  groups: readonly TabGroup[],
  pathname: string,
): { group: TabGroup; view: NavItem | null } | null {
  const places = groups.flatMap((group) => [
    ...group.items.map((view) => ({ group, view, to: view.to, exact: view.exact })),
    ...(group.aussi ?? []).map((to) => ({ group, view: null, to, exact: false })),
  ]);
  const holding = places.filter(
    ({ to, exact }) => to === pathname || (!exact && pathname.startsWith(`${to}/`)),
  );
  return holding.sort((a, b) => b.to.length - a.to.length)[0] ?? null;
}

/** Views of one object when they are too many for one line: a line of groups, then the views of the group in hand. */
export function GroupedTabs({ groups, label }: { groups: readonly TabGroup[]; label: string }) {
  const current = currentView(groups, useLocation().pathname);
  const views = current?.group.items ?? [];
  return (
    <nav className="onglets" aria-label={label}>
      <ul>
        {groups.map((group) => (
          <li key={group.items[0].to}>
            <Link
              to={group.items[0].to}
              aria-current={group !== current?.group ? undefined : views.length > 1 ? "true" : "page"}
            >
              {group.label}
            </Link>
          </li>
        ))}
      </ul>
      {views.length > 1 ? (
        <ul className="sous-onglets">
          {views.map((view) => (
            <li key={view.to}>
              <NavAnchor item={{ ...view, current: view === current?.view }} />
            </li>
          ))}
        </ul>
      ) : null}
    </nav>
  );
}

/**
 * Pages to show in a pagination: the first, the last, the current and its neighbours.
 * `null` stands for a gap; a gap of a single page is shown as that page.
 */
export function pageWindow(page: number, pages: number): (number | null)[] {
  const kept = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const sorted = [...new Set(kept)].sort((a, b) => a - b);
  const shown: (number | null)[] = [];
  let previous = 0;
  for (const n of sorted) {
    if (n - previous === 2) shown.push(n - 1);
    else if (n - previous > 2) shown.push(null);
    shown.push(n);
    previous = n;
  }
  return shown;
}

export type PaginationProps = {
  /** Current page, from 1. */
  page: number;
  pages: number;
  /** Address of page `n`. */
  lien: (n: number) => string;
  label?: string;
};

/** Links to the pages of a list; nothing when there is only one. */
export function Pagination({ page, pages, lien, label = "Pages de la liste" }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={label}>
      <ul>
        {page > 1 ? (
          <li>
            <Link to={lien(page - 1)} rel="prev">
              <Glyphe nom="gauche" />
              <span>Précédente</span>
            </Link>
          </li>
        ) : null}
        {pageWindow(page, pages).map((n, index) => (
          <li key={n ?? `trou-${index}`}>
            {n === null ? (
              <span className="pages-trou">…</span>
            ) : (
              <Link to={lien(n)} aria-current={n === page ? "page" : undefined}>
                <span className="vh">Page </span>
                {formatNumber(n)}
              </Link>
            )}
          </li>
        ))}
        {page < pages ? (
          <li>
            <Link to={lien(page + 1)} rel="next">
              <span>Suivante</span>
              <Glyphe nom="droite" />
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

/** Steps of a wizard; `courante` is the index (from 0) of the step in hand. */
export function Steps({ etapes, courante }: { etapes: readonly string[]; courante: number }) {
  return (
    <ol className="etapes" aria-label="Étapes">
      {etapes.map((etape, index) => (
        <li
          key={etape}
          className={index < courante ? "etape--faite" : undefined}
          aria-current={index === courante ? "step" : undefined}
        >
          <span className="etapes-no" aria-hidden="true">
            {index + 1}
          </span>
          <span>
            {etape}
            {index < courante ? <span className="vh">{`${NBSP}: étape faite`}</span> : null}
          </span>
          {index < courante ? <Glyphe nom="coche" /> : null}
        </li>
      ))}
    </ol>
  );
}
