import { Chip } from "#platform/ui/feedback.tsx";
import type { GlypheNom, Ton } from "#platform/ui/glyphs.tsx";
import { NBSP } from "#platform/values/french.ts";
import type { Changement, GenreChangement } from "../../../domain/suivi/dire-changements.ts";
import type { ObjetChange } from "../../../queries/suivi/load-changements.ts";
import { lienAction, lienObjectif } from "../liens.ts";
import { abreger } from "../nouvelles/nouvelles.tsx";

const PUCES: Record<GenreChangement, { ton: Ton; glyphe: GlypheNom; label: string }> = {
  nouvelle: { ton: "info", glyphe: "demi", label: "Nouvelles" },
  statut: { ton: "info", glyphe: "coche", label: "Statut" },
  date: { ton: "attention", glyphe: "horloge", label: "Date" },
  blocage: { ton: "erreur", glyphe: "losange", label: "Blocage" },
  levee: { ton: "succes", glyphe: "coche", label: "Blocage levé" },
  ajout: { ton: "succes", glyphe: "drapeau", label: "Ajout" },
  retrait: { ton: "neutre", glyphe: "croix", label: "Retrait" },
  fiche: { ton: "neutre", glyphe: "cercle", label: "Fiche" },
};

/** Where the object is read; null once it is out of the plan. */
export function lienObjet(departement: string, schema: string, objet: ObjetChange): string | null {
  if (objet.publicId === null) return null;
  return objet.genre === "action"
    ? lienAction(departement, schema, objet.publicId)
    : lienObjectif(departement, schema, objet.publicId);
}

/** What changed in one object: a word of its kind, a sentence, and somebody's own words. */
export function ListeChangements({ changements }: { changements: readonly Changement[] }) {
  return (
    <ul className="liste-nue">
      {changements.map(({ genre, jour, phrase, citation }, index) => (
        <li key={`${genre} ${jour} ${index}`}>
          <Chip ton={PUCES[genre].ton} glyphe={PUCES[genre].glyphe}>
            {PUCES[genre].label}
          </Chip>
          {` ${phrase}`}
          {citation && <span className="discret">{` «${NBSP}${abreger(citation)}${NBSP}»`}</span>}
        </li>
      ))}
    </ul>
  );
}
