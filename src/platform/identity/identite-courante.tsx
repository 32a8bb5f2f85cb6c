import { Link } from "react-router";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import type { SessionCookie } from "./session-cookie.ts";

/** In the banner of a demonstration: as whom one looks, and the way to change. */
export function IdentiteCourante({
  session,
  retour,
}: {
  session: SessionCookie | null | undefined;
  /** Address to come back to. */
  retour: string;
}) {
  const to = `/demonstration?retour=${encodeURIComponent(retour)}`;
  return (
    <Link to={to} className="identite">
      <Glyphe nom="personne" />
      <span className="vh">Voir comme : </span>
      {session ? `${session.nom} (${session.departement})` : "Visiteur"}
      <span className="discret"> changer</span>
    </Link>
  );
}
