import type { DureeConservation } from "./conservation.ts";
import type { ConnaitPersonnes } from "./erase-personne.ts";
import type { Traitement } from "./traitement.ts";

/** What `composition.ts` gathers from the kernel and the modules. */
export type Rgpd = {
  readonly traitements: readonly Traitement[];
  readonly durees: readonly DureeConservation[];
  readonly personnes: ConnaitPersonnes;
};
