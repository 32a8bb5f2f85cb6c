import type { ReactNode } from "react";
import { Trame } from "./glyphs.tsx";
import { CONTENU } from "./layout.tsx";
import { Link } from "./link.tsx";
import { NavAnchor, type NavItem } from "./navigation.tsx";
import { RECHERCHE, SearchForm } from "./search-form.tsx";

/** First links of the document: over the banner to the main region written by `Page`, or to its search. */
export function SkipLink({ recherche = false }: { recherche?: boolean }) {
  return (
    <>
      <a className="evitement" href={`#${CONTENU}`}>
        Aller au contenu
      </a>
      {recherche ? (
        <a className="evitement" href={`#${RECHERCHE}`}>
          Aller à la recherche
        </a>
      ) : null}
    </>
  );
}

export type SiteHeaderProps = {
  /** Name of the product, « Maillage ». */
  produit: string;
  /** Where the mark leads; the home page by default. */
  accueil?: string;
  departement?: { code: string; nom: string };
  nav?: readonly NavItem[];
  /** Address that answers a search; without it none is offered. */
  recherche?: string;
  /** Identity, sign-out, change of role… */
  droite?: ReactNode;
};

/** Banner of every page: mark, département, main navigation and a slot at the right. */
export function SiteHeader({
  produit,
  accueil = "/",
  departement,
  nav = [],
  recherche,
  droite,
}: SiteHeaderProps) {
  return (
    <header className="bandeau">
      <div className="bandeau-rang bandeau-haut">
        <Link to={accueil} className="marque">
          <Trame />
          <span className="marque-nom">{produit}</span>
          {departement ? (
            <span className="marque-lieu">
              {departement.nom} ({departement.code})
            </span>
          ) : null}
        </Link>
        {droite ? <div className="bandeau-droite">{droite}</div> : null}
      </div>
      {nav.length > 0 ? (
        <div className="bandeau-nav">
          <div className="bandeau-rang">
            <nav aria-label="Navigation principale">
              <ul>
                {nav.map((item) => (
                  <li key={item.to}>
                    <NavAnchor item={item} />
                  </li>
                ))}
              </ul>
            </nav>
            {recherche ? <SearchForm action={recherche} place="bandeau" /> : null}
          </div>
        </div>
      ) : null}
    </header>
  );
}

/** Foot of every page: a sentence (children) and links to the pages about the site. */
export function SiteFooter({ liens = [], children }: { liens?: readonly NavItem[]; children?: ReactNode }) {
  return (
    <footer className="pied">
      <div className="pied-rang">
        <div>{children}</div>
        {liens.length > 0 ? (
          <ul>
            {liens.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </footer>
  );
}
