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

/** A link to what opens a page; anything else is only read. */
function adresseLue(adresse: string, texte: string) {
  if (!/^https?:\/\//.test(adresse)) return texte;
  return (
    <a href={adresse} rel="noreferrer">
      {texte}
    </a>
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
    case "article":
      return (
        <>
          <p>{adresseLue(bloc.adresse, typographie(bloc.texte))}</p>
          <ul>
            {bloc.elements.map((one) => (
              <li key={one}>{typographie(one)}</li>
            ))}
          </ul>
        </>
      );
    case "citation":
      return <blockquote>{typographie(bloc.texte)}</blockquote>;
    case "bouton":
      return (
        <p>
          {`${typographie(bloc.texte)}\u00a0: `}
          {adresseLue(bloc.adresse, bloc.adresse)}
        </p>
      );
    case "note":
      return <p className="discret">{typographie(bloc.texte)}</p>;
    default:
      return <p>{typographie(bloc.texte)}</p>;
  }
}
