import { createContext, useContext } from "react";
import { Link } from "react-router";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import type { SessionLue } from "./session.ts";

/** Who is signed in, as the banner says it. */
export type IdentiteAffichee = {
  nom: string;
  /** « Caf (63) »; null while nothing is chosen, or when the person may act nowhere. */
  pour: string | null;
  /** An invented person of the demonstration. */
  demonstration: boolean;
};

/**
 * Filled once the page has read who asks (`entry.server.tsx`): the banner would otherwise ask the base again, before the
 * page and for the same answer.
 */
export const IdentiteContext = createContext<IdentiteAffichee | null>(null);

/** What to show of a session; null when it leaves its browser a visitor. */
export function afficheeOf(session: SessionLue | null): IdentiteAffichee | null {
  if (!session) return null;
  const { principal, compteNom, moyen } = session;
  const nom = principal?.nom ?? compteNom;
  if (nom === null) return null;
  return {
    nom,
    pour: principal && `${principal.institutionNom} (${principal.departement})`,
    demonstration: moyen === "demonstration",
  };
}

/** In the banner of a demonstration: as whom one looks, and the way to change. */
export function IdentiteCourante({
  retour,
}: {
  /** Address to come back to. */
  retour: string;
}) {
  const identite = useContext(IdentiteContext);
  const to = `/demonstration?retour=${encodeURIComponent(retour)}`;
  return (
    <Link to={to} className="identite">
      <Glyphe nom="personne" />
      <span className="vh">Voir comme : </span>
      {identite ? `${identite.nom}${identite.pour ? `, pour ${identite.pour}` : ""}` : "Visiteur"}
      <span className="discret"> changer</span>
    </Link>
  );
}
