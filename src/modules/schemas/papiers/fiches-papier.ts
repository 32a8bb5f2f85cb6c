import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import type { DocumentSchema } from "../domain/imprime/document.ts";
import type { FicheImprimee } from "../domain/imprime/fiche-imprimee.ts";
import { auteurOf, ficheData, presentationOf } from "./schema-pdf.ts";

/** A fiche and the rank of its volet, which gives it its colour. */
export type FicheRangee = { fiche: FicheImprimee; rang: number };

/** Every fiche of a scheme, in its order. */
export function fichesOf(d: DocumentSchema): FicheRangee[] {
  return d.volets.flatMap((volet, rang) =>
    volet.rubriques.flatMap(({ fiches }) => fiches.map((fiche) => ({ fiche, rang }))),
  );
}

/** What `fiches.typ` reads. */
export function fichesPdf(
  d: DocumentSchema,
  fiches: readonly FicheRangee[],
): Omit<DemandePdf, "titre" | "creation"> {
  return {
    modele: "modules/schemas/papiers/fiches.typ",
    auteur: auteurOf(d),
    presentation: presentationOf(d),
    data: {
      nom: `${d.titre}, ${d.annees}`,
      mot: d.mots.action,
      fiches: fiches.map(({ fiche, rang }) => ({ ...ficheData(fiche), rang })),
    },
  };
}
