import { addressWith } from "#platform/http/listing.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { ConstatListe } from "../../../queries/constats/list-constats.ts";
import { lienConstats } from "../liens.ts";
import { sourceOf } from "./source.ts";

type ConstatsIndicateurProps = {
  departement: string;
  /** Of one indicator; null for whoever does not read findings. */
  constats: readonly ConstatListe[] | null;
  /** Where to note another, for whoever may. */
  noter: { indicateur: string; maille: string; millesime: string } | null;
};

/** What the diagnosis finds in the figures of an indicator. */
export function ConstatsIndicateur({ departement, constats, noter }: ConstatsIndicateurProps) {
  if (constats === null || (constats.length === 0 && noter === null)) return null;
  return (
    <Section titre="Ce que le diagnostic y a lu">
      {constats.length === 0 ? (
        <p className="discret">Aucun constat ne s’appuie encore sur ces chiffres.</p>
      ) : (
        <ul>
          {constats.map((one) => (
            <li key={one.publicId}>
              <Link to={lienConstats(departement, one.publicId)}>{one.enonce}</Link>
              <span className="discret">{` (${sourceOf(one)})`}</span>
              {one.reponses.length === 0 && <strong>{" : rien n’y répond encore"}</strong>}
            </li>
          ))}
        </ul>
      )}
      {noter && (
        <p>
          <ButtonLink to={addressWith(lienConstats(departement, "nouveau"), { nature: "chiffre", ...noter })}>
            Noter un constat
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}
