import { createContext, Fragment, use } from "react";
import type { Gloses } from "#platform/glossaire/gloses.ts";
import { entreeOf, siteOf } from "#platform/glossaire/glossaire.ts";
import { NBSP } from "#platform/values/french.ts";
import { Link } from "./link.tsx";

/** Given by the rendering of a document; null in a component rendered alone, where texts are left as they are. */
export const GlosesContext = createContext<Gloses | null>(null);

/**
 * A text in which the first « Caf » or « taux de couverture » of the document opens its definition: a button and a
 * popover of HTML, which work with the keyboard and under a finger without any script. Not for the inside of a link, of a
 * button or of a title.
 */
export function Annotated({ children }: { children: string }) {
  const gloses = use(GlosesContext);
  if (!gloses) return children;
  return gloses.cut(children).map(({ texte, glose }, index) =>
    glose ? (
      <button
        key={index}
        type="button"
        className="sigle"
        popoverTarget={glose.id}
        title={glose.termes.map(({ terme }) => terme.terme).join(" ; ")}
      >
        {texte}
      </button>
    ) : (
      <Fragment key={index}>{texte}</Fragment>
    ),
  );
}

/**
 * What the texts of a page say of the glossary and could not be opened where it stands, in links and titles: folded at the
 * end of the page. Nothing when they say nothing new.
 */
export function WordsOfPage({ textes }: { textes: readonly string[] }) {
  const gloses = use(GlosesContext);
  const termes = gloses?.collect(textes) ?? [];
  if (termes.length === 0) return null;
  return (
    <details className="donnees">
      <summary>{`Sigles et mots de cette page (${termes.length})`}</summary>
      <dl className="glossaire-page">
        {termes.map(({ terme, lien }) => (
          <div key={terme.cle}>
            <dt>
              <Link to={lien}>{entreeOf(terme)}</Link>
              {terme.sigle === null ? null : `${NBSP}: ${terme.terme}`}
            </dt>
            <dd>{terme.definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The notes that the texts before it opened; once, at the end of a document (`Page`). */
export function GlossaryNotes() {
  const gloses = use(GlosesContext);
  return gloses?.shown.map(({ id, termes }) => (
    <aside key={id} id={id} className="glose" popover="auto" aria-label="Définition">
      {termes.map(({ terme, lien }) => (
        <div key={terme.cle}>
          <p className="glose-titre">
            <dfn>{entreeOf(terme)}</dfn>
            {terme.sigle === null ? null : `${NBSP}: ${terme.terme}`}
          </p>
          <p>{terme.definition}</p>
          <p className="glose-suite">
            <Link to={lien}>Dans le glossaire</Link>
            {terme.lien === null ? null : (
              <a href={terme.lien} rel="noreferrer">
                {siteOf(terme.lien)}
              </a>
            )}
          </p>
        </div>
      ))}
      <button type="button" className="bouton bouton--discret" popoverTarget={id} popoverTargetAction="hide">
        Fermer
      </button>
    </aside>
  ));
}
