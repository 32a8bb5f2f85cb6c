import type { ReactNode } from "react";
import styles from "#platform/ui/styles/index.css?url";

/** A whole small document for the inside of another site: no script, no form, nothing that remembers its reader. */
export function Cadre({
  titre,
  lieu,
  notice,
  suite,
  children,
}: {
  titre: string;
  lieu: string;
  /** Source, vintage, definition, one a line. */
  notice: readonly string[];
  /** Where the same is read whole, on the site itself. */
  suite: { adresse: string; label: string };
  children: ReactNode;
}) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{titre}</title>
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <main className="page page--large">
          <p className="surtitre">{lieu}</p>
          <h1 className="figure-titre">{titre}</h1>
          <div className="page-corps">
            {children}
            <p>
              <a className="bouton bouton--secondaire" href={suite.adresse} target="_top">
                {suite.label}
              </a>
            </p>
          </div>
          {notice.map((line) => (
            <p key={line} className="discret">
              {line}
            </p>
          ))}
        </main>
      </body>
    </html>
  );
}
