import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { capitalise } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import type { BoutonPapier } from "./bouton-papier.ts";
import { LIBELLE_FORMAT } from "./papier.ts";

/** One button a format: a short paper comes at once, a long one has a page where it is waited for. */
export function ImprimerPapier({
  departement,
  papier,
  objet,
  nomme = false,
}: {
  departement: string;
  papier: BoutonPapier;
  /** What the address of the object says of it. */
  objet: string;
  /** The button also says what is printed: several stand side by side. */
  nomme?: boolean;
}) {
  return papier.formats.map((format) => {
    const texte = nomme ? (
      `${capitalise(papier.libelle)} (${LIBELLE_FORMAT[format]})`
    ) : (
      <>
        {LIBELLE_FORMAT[format]}
        <span className="vh">{` : ${papier.libelle}`}</span>
      </>
    );
    if (papier.immediat) {
      const to = `/${departement}/imprimer/${papier.cle}/${objet}?format=${format}`;
      return (
        <ButtonLink key={format} to={to} fichier glyphe="telecharger">
          {texte}
        </ButtonLink>
      );
    }
    return (
      <Formulaire key={format} action={`/${departement}/papiers`}>
        <input type="hidden" name="papier" value={papier.cle} />
        <input type="hidden" name="objet" value={objet} />
        <input type="hidden" name="format" value={format} />
        <input type="hidden" name="cle" value={newId()} />
        <Button variant="secondaire" glyphe="telecharger">
          {texte}
        </Button>
      </Formulaire>
    );
  });
}
