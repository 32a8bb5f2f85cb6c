import { Link } from "#platform/ui/link.tsx";
import { NavAnchor } from "#platform/ui/navigation.tsx";
import { NBSP } from "#platform/values/french.ts";
import type { Facette, Resultat } from "../../chercher.ts";
import type { Morceau } from "../../extrait.ts";

/** The results in their order, each with its kind, where it stands, and the words found in it. */
export function Liste({ resultats }: { resultats: readonly Resultat[] }) {
  return (
    <ol className="trouvailles">
      {resultats.map(({ cle, genre, titre, contexte, extrait, lien }) => (
        <li key={cle} className="trouvaille">
          <h3>
            <Link to={lien}>
              <Marques morceaux={titre} />
            </Link>
          </h3>
          <p className="trouvaille-contexte">
            <span className="trouvaille-genre">{genre}</span>
            {contexte.length === 0 ? null : " · "}
            <Marques morceaux={contexte} />
          </p>
          {extrait ? (
            <p>
              <Marques morceaux={extrait} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Marques({ morceaux }: { morceaux: readonly Morceau[] }) {
  return morceaux.map(({ texte, marque }, index) => {
    const key = `${index} ${texte}`;
    return marque ? <mark key={key}>{texte}</mark> : <span key={key}>{texte}</span>;
  });
}

/** One filter as links, with what each would leave. */
export function Facettes({
  titre,
  toutes,
  choisie,
  facettes,
  lien,
}: {
  titre: string;
  toutes: string;
  choisie: string | null;
  facettes: readonly Facette[];
  lien: (valeur: string | null) => string;
}) {
  return (
    <nav aria-label={`Filtrer par ${titre.toLowerCase()}`}>
      <ul className="facettes">
        <li>
          <NavAnchor item={{ label: toutes, to: lien(null), current: choisie === null }} />
        </li>
        {facettes.map(({ valeur, libelle, nombre }) => (
          <li key={valeur}>
            <NavAnchor
              item={{ label: libelle, count: nombre, to: lien(valeur), current: valeur === choisie }}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** « Vouliez-vous dire … »: the request as the texts write it. */
export function Suggestion({ suggestion, to }: { suggestion: string; to: string }) {
  return (
    <p>
      {"Vouliez-vous dire "}
      <Link to={to}>
        <strong>{suggestion}</strong>
      </Link>
      {`${NBSP}?`}
    </p>
  );
}
