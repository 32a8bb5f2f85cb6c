import type { Echeance, SourceEcheances } from "#platform/echeances/echeance.ts";
import { Link } from "#platform/ui/link.tsx";
import { formatPartialDate } from "#platform/values/partial-date.ts";

/** Dates one under the other: the day, what happens then, where it is read. */
export function ListeEcheances({
  echeances,
  genres,
}: {
  echeances: readonly Echeance[];
  genres: Readonly<Record<string, string>>;
}) {
  return (
    <ul className="echeances">
      {echeances.map(({ cle, genre, titre, contexte, date, lien }) => (
        <li key={cle}>
          <time dateTime={date}>{formatPartialDate(date)}</time>
          <span>
            <Link to={lien}>{titre}</Link>
            <span className="discret">
              {[genres[genre], contexte].filter(Boolean).map((mot) => ` — ${mot}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The words of each kind of date. */
export function libellesOf(sources: readonly SourceEcheances[]): Record<string, string> {
  return Object.fromEntries(
    sources.flatMap(({ genres }) => genres.map(({ genre, libelle }) => [genre, libelle])),
  );
}
