import type { ReactNode } from "react";
import { GlossaryNotes } from "./annotated.tsx";
import { Link } from "./link.tsx";
import { Breadcrumb, type BreadcrumbItem } from "./navigation.tsx";

/** Id of the main region, target of the skip link. One per document, written by `Page`. */
export const CONTENU = "contenu";

export type PageProps = {
  titre: ReactNode;
  /** One line above the title: the kind of object, its code. */
  surtitre?: ReactNode;
  /** One or two sentences under the title. */
  chapo?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Way back; the current page is not in it. */
  fil?: readonly BreadcrumbItem[];
  /** « texte » holds a column of reading or of form; « large » (default) gives tables the whole width. */
  largeur?: "texte" | "large";
  children: ReactNode;
};

/** A whole page: the `<main>` landmark, breadcrumb, `<h1>` and body (stacked, regular gaps). */
export function Page({ titre, surtitre, chapo, actions, fil, largeur = "large", children }: PageProps) {
  return (
    <main id={CONTENU} tabIndex={-1} className={`page page--${largeur}`}>
      {fil && fil.length > 0 ? <Breadcrumb items={fil} /> : null}
      <header className="page-tete">
        <div className="page-titres">
          {surtitre ? <p className="surtitre">{surtitre}</p> : null}
          <h1>{titre}</h1>
          {chapo ? <p className="chapo">{chapo}</p> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      <div className="page-corps">{children}</div>
      <GlossaryNotes />
    </main>
  );
}

export type SectionProps = {
  titre: ReactNode;
  /** Anchor of the section. */
  id?: string;
  actions?: ReactNode;
  /** Heading level, 2 by default. */
  niveau?: 2 | 3 | 4;
  children: ReactNode;
};

/** A titled part of a page; level 2 opens with a rule. */
export function Section({ titre, id, actions, niveau = 2, children }: SectionProps) {
  const Heading = `h${niveau}` as const;
  return (
    <section className={`section section--${niveau}`} id={id}>
      <div className="section-tete">
        <Heading>{titre}</Heading>
        {actions ? <div className="section-actions">{actions}</div> : null}
      </div>
      <div className="section-corps">{children}</div>
    </section>
  );
}

/**
 * Columns that stack under 56rem. « egales »: two halves; « trois »: three thirds;
 * « principale »: a wide first child and a narrow second one; « repere »: the other way round; « carte »: a table and its map.
 */
export function Columns({
  forme = "egales",
  children,
}: {
  forme?: "egales" | "trois" | "principale" | "repere" | "carte";
  children: ReactNode;
}) {
  return <div className={`colonnes colonnes--${forme}`}>{children}</div>;
}

export type KeyFigure = {
  label: string;
  /** Already formatted (« 114 », « 63 % »); an unknown value is written « inconnu », never 0. */
  valeur: ReactNode;
  precision?: ReactNode;
  to?: string;
};

/** The few figures that sum up a page; those with `to` lead to the list they count. */
export function KeyFigures({ items }: { items: readonly KeyFigure[] }) {
  return (
    <dl className="chiffres">
      {items.map(({ label, valeur, precision, to }) => (
        <div key={label} className={to ? "chiffre chiffre--lie" : "chiffre"}>
          <dt>{to ? <Link to={to}>{label}</Link> : label}</dt>
          <dd className="chiffre-valeur">{valeur}</dd>
          {precision ? <dd>{precision}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

export type DefinitionItem = { terme: ReactNode; valeur: ReactNode; cle?: string };

/** Terms and values of one record. Entries whose value is null, undefined or false are left out. */
export function Definition({
  items,
  etroite = false,
}: {
  items: readonly DefinitionItem[];
  etroite?: boolean;
}) {
  const shown = items.filter(({ valeur }) => valeur !== null && valeur !== undefined && valeur !== false);
  return (
    <dl className={etroite ? "definitions definitions--etroite" : "definitions"}>
      {shown.map(({ terme, valeur, cle }, index) => (
        <div key={cle ?? index}>
          <dt>{terme}</dt>
          <dd>{valeur}</dd>
        </div>
      ))}
    </dl>
  );
}
