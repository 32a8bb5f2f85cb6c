import { addressWith } from "#platform/http/listing.ts";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { AutresPlans as Autres } from "../../../queries/renvois/load-rattachements.ts";
import { lienSchema } from "../liens.ts";

/** The other plans in which an action stands, and where it may be put. */
export function AutresPlans({
  departement,
  autres: { rattachements, possibles },
  intitule,
}: {
  departement: string;
  autres: Autres;
  intitule: string;
}) {
  if (rattachements.length + possibles.length === 0) return null;
  return (
    <Section titre="Aussi dans d’autres plans">
      {rattachements.length > 0 && (
        <ul>
          {rattachements.map(({ schema, titre, place }) => (
            <li key={schema}>
              <Link to={lienSchema(departement, schema, "plan")}>{titre}</Link>
              <span className="discret">{`, sous «\u00a0${place}\u00a0»`}</span>
            </li>
          ))}
        </ul>
      )}
      {possibles.map(({ schema, titre }) => (
        <p key={schema}>
          <Link
            to={addressWith(lienSchema(departement, schema, "rattachements"), { q: intitule.slice(0, 200) })}
          >
            {`Rattacher au plan «\u00a0${titre}\u00a0»`}
          </Link>
        </p>
      ))}
    </Section>
  );
}
