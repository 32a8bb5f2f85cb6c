import { Link } from "react-router";
import type { ActeurNomme } from "../../queries/plan/load-plan.ts";
import { lienActeur } from "./liens.ts";

/** Acteurs in one line, each to its page; the acronym when there is one, the full name for whoever points at it. */
export function Acteurs({
  departement,
  acteurs,
  vide = "Personne n'est nommé.",
}: {
  departement: string;
  acteurs: readonly Pick<ActeurNomme, "publicId" | "nom" | "court">[];
  vide?: string;
}) {
  if (acteurs.length === 0) return <span className="discret">{vide}</span>;
  return (
    <ul className="liste-en-ligne">
      {acteurs.map((acteur) => (
        <li key={acteur.publicId}>
          <Link
            to={lienActeur(departement, acteur.publicId)}
            title={acteur.nom === acteur.court ? undefined : acteur.nom}
          >
            {acteur.court}
          </Link>
        </li>
      ))}
    </ul>
  );
}
