import type { Bloc } from "../../contenu.ts";
import { typographie } from "../../render.ts";

/** What a mail says, in the clothes of the site: its own HTML, with inline styles, has no place in a page. */
export function Blocs({ blocs }: { blocs: readonly Bloc[] }) {
  // Blocks have no name: their place is the only key there is, and they never move.
  return (
    <div className="courriel-lu">
      {blocs.map((bloc, place) => (
        <UnBloc key={String(place)} bloc={bloc} />
      ))}
    </div>
  );
}

function UnBloc({ bloc }: { bloc: Bloc }) {
  switch (bloc.bloc) {
    case "titre":
      return <h3>{typographie(bloc.texte)}</h3>;
    case "liste":
      return (
        <ul>
          {bloc.elements.map((one) => (
            <li key={one}>{typographie(one)}</li>
          ))}
        </ul>
      );
    case "citation":
      return <blockquote>{typographie(bloc.texte)}</blockquote>;
    case "bouton":
      return (
        <p>
          {`${typographie(bloc.texte)}\u00a0: `}
          {/^https?:\/\//.test(bloc.adresse) ? (
            <a href={bloc.adresse} rel="noreferrer">
              {bloc.adresse}
            </a>
          ) : (
            bloc.adresse
          )}
        </p>
      );
    case "note":
      return <p className="discret">{typographie(bloc.texte)}</p>;
    default:
      return <p>{typographie(bloc.texte)}</p>;
  }
}
