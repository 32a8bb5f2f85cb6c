import { Fragment, type ReactNode } from "react";
import { lienPortrait } from "#modules/territoires/index.ts";
import { Annotated } from "#platform/ui/annotated.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { FAMILLES, LIBELLE_FAMILLE } from "../../../domain/etiquettes/famille.ts";
import type { Jalon } from "../../../domain/plan/fiche.ts";
import type { EtiquetteVue } from "../../../queries/ecrire/load-choix-fiche.ts";
import { lienEtiquettes } from "../liens.ts";

/** Tags as entries of a record, one a family, each with its page; a family without any is left out. */
export function etiquettesEnMots(
  departement: string,
  etiquettes: readonly EtiquetteVue[],
): { terme: string; valeur: ReactNode }[] {
  return FAMILLES.flatMap((famille) => {
    const own = etiquettes.filter(({ genre }) => genre === famille);
    if (own.length === 0) return [];
    const valeur = own.map(({ id, publicId, libelle }, index) => (
      <Fragment key={id}>
        {index > 0 && ", "}
        <Link to={lienEtiquettes(departement, publicId)}>{libelle}</Link>
      </Fragment>
    ));
    return [{ terme: LIBELLE_FAMILLE[famille], valeur }];
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

/** Where an action takes place, each place leading to its portrait. */
export function Lieux({
  departement,
  lieux,
}: {
  departement: string;
  lieux: readonly { nom: string; code: string }[];
}) {
  return lieux.map(({ nom, code }, index) => (
    <Fragment key={code}>
      {index > 0 ? ", " : null}
      <Link to={lienPortrait(departement, code)}>{nom}</Link>
    </Fragment>
  ));
}
