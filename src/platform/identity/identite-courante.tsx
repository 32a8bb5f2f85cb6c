import { createContext, useContext } from "react";
import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { SessionLue } from "./session.ts";

/** Who is signed in, as the banner says it. */
export type IdentiteAffichee = {
  nom: string;
  /** « Caf (63) »; null while nothing is chosen, or when the person may act nowhere. */
  pour: string | null;
  /** Page of what awaits the person; null while nothing is chosen. */
  moi: string | null;
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
    moi: principal && `/${principal.departement}/moi`,
    demonstration: moyen === "demonstration",
  };
}

/** In the banner: who is signed in and in whose name, or the way in. `retour` is the address to come back to. */
export function IdentiteCourante({ retour, demo }: { retour: string; demo: boolean }) {
  const identite = useContext(IdentiteContext);
  const suite = `?retour=${encodeURIComponent(retour)}`;
  if (identite && !identite.demonstration) return <MenuCompte identite={identite} suite={suite} />;
  if (!demo) {
    return (
      <Link to={`/connexion${suite}`} className="identite">
        <Glyphe nom="personne" />
        Se connecter
      </Link>
    );
  }
  return (
    <>
      {identite?.moi && (
        <Link to={identite.moi} className="identite">
          Ce qui m'attend
        </Link>
      )}
      <Link to={`/demonstration${suite}`} className="identite">
        <Glyphe nom="personne" />
        <span className="vh">Voir comme : </span>
        {identite ? nameOf(identite) : "Visiteur"}
        <span className="discret"> changer</span>
      </Link>
    </>
  );
}

/** Opens without script. */
function MenuCompte({ identite, suite }: { identite: IdentiteAffichee; suite: string }) {
  return (
    <details className="identite-menu">
      <summary className="identite">
        <Glyphe nom="personne" />
        <span className="vh">Mon compte : </span>
        {nameOf(identite)}
      </summary>
      <ul className="identite-liste">
        {identite.moi && (
          <li>
            <Link to={identite.moi}>Ce qui m'attend</Link>
          </li>
        )}
        <li>
          <Link to={`/compte${suite}`}>
            {identite.pour ? "Agir pour une autre institution" : "Choisir pour qui j'agis"}
          </Link>
        </li>
        <li>
          <Link to="/compte">Mon compte et mes sessions</Link>
        </li>
        <li>
          <Formulaire action="/deconnexion">
            <Button variant="discret">Se déconnecter</Button>
          </Formulaire>
        </li>
      </ul>
    </details>
  );
}

function nameOf({ nom, pour }: IdentiteAffichee): string {
  // « au nom de : » and not « pour » or « au nom de la »: right before any name, with or without its article.
  return pour ? `${nom}, au nom de : ${pour}` : nom;
}
