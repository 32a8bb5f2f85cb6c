import { placeSegments } from "#platform/ui/charts/bar-stack.tsx";
import { formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { direPeriode, direStatuts } from "../../../domain/public/dire-public.ts";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";
import { lienSchema } from "../liens.ts";

/** A whole small document for the inside of another site: no script, no form, nothing that remembers its reader. */
export function Resume({ vue, adresse, lieu }: { vue: SchemaPublic; adresse: string; lieu: string }) {
  const { schema, departement, bilan, calculeLe } = vue;
  const { realisee, en_cours, a_venir, suspendue, abandonnee } = bilan.parStatut;
  const parts = [
    { cle: "realisee", label: "réalisées", valeur: realisee },
    { cle: "en-cours", label: "en cours", valeur: en_cours },
    { cle: "a-venir", label: "à venir", valeur: a_venir },
    { cle: "autre", label: "suspendues ou abandonnées", valeur: suspendue + abandonnee },
  ].filter(({ valeur }) => valeur > 0);
  const phrase = direStatuts(bilan);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${schema.titre} : où en est-il ?`}</title>
        <link rel="stylesheet" href="/statique/resume.css" />
      </head>
      <body>
        <main>
          <p className="lieu">{`${lieu}, ${direPeriode(schema)}`}</p>
          <h1>{schema.titre}</h1>
          <p>{phrase}</p>
          <svg role="img" aria-label={phrase} width="100%" height="16">
            {placeSegments(parts.map((part) => ({ ...part, ton: "neutre" }))).map(({ cle, from, to100 }) => (
              <rect key={cle} className={cle} x={`${from}%`} width={`${to100 - from}%`} height="16" />
            ))}
          </svg>
          <ul>
            {parts.map(({ cle, label, valeur }) => (
              <li key={cle}>
                <svg aria-hidden="true" focusable="false" width="12" height="12">
                  <rect className={cle} width="12" height="12" />
                </svg>
                {`${formatNumber(valeur)} ${label}`}
              </li>
            ))}
          </ul>
          <p className="suite">
            <a href={`${adresse}${lienSchema(departement, schema.publicId, "public")}`} target="_top">
              Lire le schéma en cinq minutes
            </a>
          </p>
          <p className="pied">{`Chiffres du ${formatIsoDay(calculeLe)}.`}</p>
        </main>
      </body>
    </html>
  );
}
