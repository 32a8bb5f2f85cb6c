import type { ReactNode } from "react";
import { Link } from "./link.tsx";

/** A tree of folded levels (volets, engagements, objectifs). Its items are `TreeItem`, its children anything. */
export function Tree({ children }: { children: ReactNode }) {
  return <div className="arbre">{children}</div>;
}

export type TreeItemProps = {
  titre: ReactNode;
  /** Number or code of the level, « 2 », « 1-A ». */
  no?: ReactNode;
  /** Counts, chips, progress: at the right of the title. */
  meta?: ReactNode;
  /** Unfolded at first; the person folds and unfolds afterwards. */
  open?: boolean;
  /** Depth from 1; the heading is one level lower in the page (`<h2>` for 1). */
  niveau: 1 | 2 | 3 | 4;
  /** Page of the object: a folded level offers it once open, a leaf has its title as the link. */
  to?: string;
  /** Words of that link, « Ouvrir la fiche objectif ». */
  lien?: string;
  /** Before the title of a leaf: a box to tick. */
  avant?: ReactNode;
  /** Without children the item is a leaf: no disclosure. */
  children?: ReactNode;
};

/** A level of the tree: native disclosure whose summary is a true heading; all open on paper. */
export function TreeItem({
  titre,
  no,
  meta,
  open = false,
  niveau,
  to,
  lien = "Ouvrir la fiche",
  avant,
  children,
}: TreeItemProps) {
  const Heading = `h${niveau + 1}` as "h2" | "h3" | "h4" | "h5";
  const number = no === undefined || no === null ? null : <span className="arbre-no">{no} </span>;
  const aside = meta ? <span className="arbre-meta">{meta}</span> : null;
  if (children === undefined || children === null) {
    return (
      <div className={`arbre-feuille arbre-feuille--${niveau}`}>
        <div className="arbre-titre">
          {avant}
          {number}
          {to ? <Link to={to}>{titre}</Link> : titre}
        </div>
        {aside}
      </div>
    );
  }
  return (
    <details className={`arbre-noeud arbre-noeud--${niveau}`} open={open}>
      <summary>
        <Heading className="arbre-titre">
          {number}
          {titre}
        </Heading>
        {aside}
      </summary>
      <div className="arbre-corps">
        {to ? (
          <p className="arbre-lien">
            <Link to={to}>{lien}</Link>
          </p>
        ) : null}
        {children}
      </div>
    </details>
  );
}
