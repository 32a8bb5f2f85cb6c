import { type NiveauxSchema, titreNiveau } from "../../../domain/plan/niveaux.ts";
import type { ObjetNomme } from "../../../queries/corbeille/load-retirer.ts";

/** What stands beneath an object, folded: « Voir les 9 éléments ». */
export function ObjetsDessous({ schema, objets }: { schema: NiveauxSchema; objets: readonly ObjetNomme[] }) {
  if (objets.length === 0) return null;
  return (
    <details className="repli">
      <summary>
        {objets.length === 1 ? "Voir ce qui part avec" : `Voir les ${objets.length} éléments`}
      </summary>
      <ul>
        {objets.map(({ niveau, no, titre }) => (
          <li key={`${niveau} ${no} ${titre}`}>
            <span className="discret">{`${titreNiveau(schema, niveau)} `}</span>
            {no !== null && <span className="nombre">{`${no} `}</span>}
            {titre}
          </li>
        ))}
      </ul>
    </details>
  );
}
