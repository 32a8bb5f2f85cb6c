import { Annotated } from "#platform/ui/annotated.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import type { Jalon } from "../../../domain/plan/fiche.ts";
import type { EtiquetteVue } from "../../../queries/ecrire/load-choix-fiche.ts";

const GENRES = [
  ["public", "Publics"],
  ["enjeu", "Enjeux transversaux"],
  ["territoire", "Types de territoire"],
] as const;

/** Tags as entries of a record, one a kind; a kind without any is left out. */
export function etiquettesEnMots(etiquettes: readonly EtiquetteVue[]): { terme: string; valeur: string }[] {
  return GENRES.flatMap(([genre, terme]) => {
    const own = etiquettes.filter((one) => one.genre === genre).map(({ libelle }) => libelle);
    return own.length === 0 ? [] : [{ terme, valeur: own.join(", ") }];
  });
}

/** A text with its paragraphs, its acronyms explained. */
export function Paragraphes({ texte }: { texte: string }) {
  return texte.split(/\n{2,}/).map((paragraphe, index) => (
    <p key={index}>
      {paragraphe.split("\n").map((line, rank) => (
        <span key={rank}>
          {rank > 0 && <br />}
          <Annotated>{line}</Annotated>
        </span>
      ))}
    </p>
  ));
}

export function Jalons({ jalons }: { jalons: readonly Jalon[] }) {
  if (jalons.length === 0) return null;
  return (
    <Section titre="Jalons">
      <ul>
        {jalons.map(({ libelle, date, fait }, index) => (
          <li key={index}>
            <Annotated>
              {[libelle, date && formatPartialDate(date), fait ? "fait" : "à faire"]
                .filter(Boolean)
                .join(" — ")}
            </Annotated>
          </li>
        ))}
      </ul>
    </Section>
  );
}
