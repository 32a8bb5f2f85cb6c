import type { Attente } from "#platform/references/references.ts";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatNumber } from "#platform/values/french.ts";

/** Rows of each while all are shown. */
const APERCU = 8;

/** What waits for the scheme elsewhere: findings of the diagnosis that it does not answer. */
export function Attentes({ attentes }: { attentes: readonly Attente[] }) {
  return attentes.map(({ cle, titre, pourquoi, lien, references }) => (
    <Section key={cle} id={cle} titre={`${titre} (${formatNumber(references.length)})`}>
      <p>{pourquoi}</p>
      <ul className="liens-objets">
        {references.slice(0, APERCU).map((one) => (
          <li key={one.lien}>
            <Link to={one.lien}>{one.titre}</Link>
            {one.precision && <span className="discret"> ({one.precision})</span>}
          </li>
        ))}
      </ul>
      {references.length > APERCU && (
        <p>
          <Link to={lien}>{`Les ${formatNumber(references.length)}`}</Link>
        </p>
      )}
    </Section>
  ));
}
