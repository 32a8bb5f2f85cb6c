import { SelectField } from "#platform/ui/fields.tsx";
import type { GenresCourriel } from "../../genres.ts";
import { LIBELLE_RYTHME, rythmeOf, rythmesOf } from "../../rythme.ts";
import type { Choix } from "../../save-choix.ts";

/** A kind of mail, and how often somebody gets it. */
export type GenreChoisi = {
  code: string;
  libelle: string;
  raison: string;
  rythme: string;
  rythmes: { value: string; label: string }[];
};

/** Every kind with what was chosen; those with the most to choose from first, those of the platform last. */
export function genresChoisis(genres: GenresCourriel, choix: Choix): GenreChoisi[] {
  const found = [...genres.list()].reverse().map((genre) => ({
    code: genre.code,
    libelle: genre.libelle,
    raison: genre.raison,
    rythme: rythmeOf(genre, choix.get(genre.code)),
    rythmes: rythmesOf(genre).map((value) => ({ value, label: LIBELLE_RYTHME[value] })),
  }));
  return found.sort((a, b) => b.rythmes.length - a.rythmes.length);
}

/** One choice a kind, and those that always leave. Inside the form that sends them. */
export function ChoixRythmes({ genres }: { genres: readonly GenreChoisi[] }) {
  const fixes = genres.filter(({ rythmes }) => rythmes.length === 1);
  return (
    <>
      <div className="choix-rythmes">
        {genres
          .filter(({ rythmes }) => rythmes.length > 1)
          .map(({ code, libelle, raison, rythme, rythmes }) => (
            <SelectField
              key={code}
              name={champOf(code)}
              label={libelle}
              aide={`Quand ${raison}.`}
              defaultValue={rythme}
              options={rythmes}
            />
          ))}
      </div>
      {fixes.length > 0 && (
        <p className="discret">
          {`Partent toujours, parce qu’on les a demandés ou qu’il faut y répondre : ${fixes
            .map(({ libelle }) => libelle.toLowerCase())
            .join(", ")}.`}
        </p>
      )}
    </>
  );
}

const champOf = (code: string) => `rythme-${code}`;
