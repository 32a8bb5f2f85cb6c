import type { MentionGroup, Reference } from "#platform/references/references.ts";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatNumber } from "#platform/values/french.ts";

/** Beyond that, the rest of a group is folded: an institution may pilot half a plan. */
const SHOWN = 15;

/** The objects that name an acteur, by what it does there and by scheme. */
export function Mentions({ groupes }: { groupes: readonly MentionGroup[] }) {
  return (
    <>
      {groupes.map(({ titre, references }) => (
        <Section key={titre} niveau={3} titre={`${titre} (${formatNumber(references.length)})`}>
          {bySchema(references).map(([schema, some]) => (
            <div key={schema} className="pile">
              {schema && <p className="discret">{schema}</p>}
              <Liens references={some.slice(0, SHOWN)} />
              {some.length > SHOWN && (
                <details>
                  <summary>{`Voir les ${formatNumber(some.length - SHOWN)} autres`}</summary>
                  <Liens references={some.slice(SHOWN)} />
                </details>
              )}
            </div>
          ))}
        </Section>
      ))}
    </>
  );
}

function Liens({ references }: { references: readonly Reference[] }) {
  return (
    <ul>
      {references.map(({ lien, titre }) => (
        <li key={lien}>
          <Link to={lien}>{titre}</Link>
        </li>
      ))}
    </ul>
  );
}

function bySchema(references: readonly Reference[]): [string, Reference[]][] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const key = reference.precision ?? "";
    const group = groups.get(key);
    if (group) group.push(reference);
    else groups.set(key, [reference]);
  }
  return [...groups];
}
