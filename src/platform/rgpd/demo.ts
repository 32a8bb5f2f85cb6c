import type { Contexte } from "#platform/context/contexte.ts";
import { setResponsable } from "./reglages.ts";

/** Who answers for the processing in the first département of the demonstration; the others show the empty register. */
export async function loadRegistreDemo(ctx: Contexte): Promise<void> {
  if (ctx.departement !== "63") return;
  await setResponsable(ctx, {
    responsable:
      "Caisse d'allocations familiales et Département du Puy-de-Dôme, responsables conjoints du schéma",
    responsableContact: "secretariat.sdsf@exemple.fr",
    dpo: "Ondine Verchère, déléguée à la protection des données de la Caf",
    dpoContact: "dpo.caf63@exemple.fr",
    revision: 0,
  });
}
