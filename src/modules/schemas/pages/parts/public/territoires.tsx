import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { compareFrench, formatNumber, plural } from "#platform/values/french.ts";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";
import { lienActionsPubliques } from "./liens-publics.ts";

/** What happens where one lives: an intercommunality each, by name. */
export function PresDeChezVous({ vue }: { vue: SchemaPublic }) {
  const { schema, departement, epci, partout, bilan } = vue;
  if (bilan.total === 0 || epci.length === 0) return null;
  const situees = epci.some(({ propres }) => propres > 0);
  const byName = [...epci].sort((a, b) => compareFrench(a.nom, b.nom));
  return (
    <Section titre="Près de chez vous">
      <p>
        {situees
          ? `${plural(partout, "action vaut", "actions valent")} pour tout le département. Les autres se passent sur des territoires précis : choisissez le vôtre.`
          : "Le plan ne dit pas encore où se passent les actions : elles valent pour tout le département."}
      </p>
      {situees && (
        <ul className="colonnes-liens">
          {byName.map(({ siren, nom, propres }) => (
            <li key={siren}>
              <Link to={lienActionsPubliques(departement, schema.publicId, { territoire: siren })}>
                {nom}
              </Link>
              {propres > 0 && (
                <span className="compte">
                  {formatNumber(propres)}
                  <span className="vh">{propres < 2 ? " action sur place" : " actions sur place"}</span>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** By the persons it is for; nothing when the plan does not say it. */
export function PourQui({ vue }: { vue: SchemaPublic }) {
  const { schema, departement, actions } = vue;
  const counts = new Map<string, number>();
  for (const { publics, etat } of actions) {
    if (etat) for (const one of publics) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const byName = [...counts].sort(([a], [b]) => compareFrench(a, b));
  return (
    <Section titre="Pour qui">
      <ul className="colonnes-liens">
        {byName.map(([libelle, count]) => (
          <li key={libelle}>
            <Link to={lienActionsPubliques(departement, schema.publicId, { public: libelle })}>
              {libelle}
            </Link>
            <span className="compte">
              {formatNumber(count)}
              <span className="vh">{count < 2 ? " action" : " actions"}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
