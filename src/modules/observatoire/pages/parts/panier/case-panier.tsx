import { StatutChip } from "#platform/ui/feedback.tsx";
import type { EtatNote } from "../../../domain/panier/panier.ts";
import { ETATS_PANIER } from "./etats-panier.ts";

/** What is known of a service, and that it comes from elsewhere. */
export function CasePanier({ note }: { note: EtatNote | null }) {
  return (
    <>
      <StatutChip etat={note?.etat ?? "inconnu"} table={ETATS_PANIER} />
      {note?.implantation === "rayonnement" && <div className="discret">rayonnement</div>}
    </>
  );
}
