import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { GENRES, PLURIEL_GENRE } from "../../domain/genre.ts";
import type { FicheActeur } from "../../queries/read-acteur.ts";
import { lienActeur } from "./liens.ts";

/** Services, committees and persons attached to an acteur, by kind. */
export function Rattaches({
  code,
  rattaches,
  voitPersonnes,
}: {
  code: string;
  rattaches: FicheActeur["rattaches"];
  voitPersonnes: boolean;
}) {
  const groups = GENRES.map((genre) => ({
    genre,
    acteurs: rattaches.filter((one) => one.genre === genre),
  })).filter(({ acteurs }) => acteurs.length > 0);
  return (
    <>
      {groups.map(({ genre, acteurs }) => (
        <Section key={genre} niveau={3} titre={PLURIEL_GENRE[genre]}>
          <ul>
            {acteurs.map((one) => (
              <li key={one.publicId}>
                <Link to={lienActeur(code, one.publicId)}>{one.nom}</Link>
                {one.fonction && <div className="discret">{one.fonction}</div>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {!voitPersonnes && (
        <p className="discret">Les personnes ne sont montrées qu'aux institutions du département.</p>
      )}
    </>
  );
}
