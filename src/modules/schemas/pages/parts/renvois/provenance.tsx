import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { type NiveauxSchema, titreNiveau } from "../../../domain/plan/niveaux.ts";
import type { Origine, VueFiliation } from "../../../queries/renvois/load-filiation.ts";
import { lienObjet } from "./lien-objet.ts";

/** What each line of a plan comes from in the schemes that it declines. */
export function Provenance({
  departement,
  schema,
  lignes,
}: {
  departement: string;
  schema: NiveauxSchema;
  lignes: NonNullable<VueFiliation["provenance"]>;
}) {
  const schemas = new Set(lignes.flatMap(({ origines }) => origines.map((one) => one.schema)));
  return (
    <DataTable
      legende="Ce que chaque ligne de ce plan décline"
      legendeMasquee
      dense
      lignes={lignes}
      cleLigne={({ ligne }) => ligne.id}
      vide={
        <p className="discret">{`Ce plan n’a pas encore de ${titreNiveau(schema, "volet").toLowerCase()}.`}</p>
      }
      colonnes={[
        {
          cle: "ligne",
          titre: "Dans ce schéma",
          entete: true,
          largeur: "moyenne",
          rendu: ({ ligne }) => (
            <Link
              to={lienObjet(departement, ligne.genre, ligne.adresse)}
            >{`${ligne.mot} ${ligne.titre}`}</Link>
          ),
        },
        {
          cle: "origines",
          titre: "Décline",
          largeur: "large",
          rendu: ({ origines }) =>
            origines.length === 0 ? (
              <span className="discret">Rien de déclaré</span>
            ) : (
              <ul className="liens-objets">
                {origines.map((origine) => (
                  <li key={`${origine.objet.id} ${origine.par?.id ?? ""}`}>
                    <Origines departement={departement} origine={origine} nommer={schemas.size > 1} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function Origines({
  departement,
  origine: { objet, schema, par, rattachee },
  nommer,
}: {
  departement: string;
  origine: Origine;
  /** The scheme is said when there are several. */
  nommer: boolean;
}) {
  const comment = [
    nommer ? schema : null,
    rattachee ? "dans les deux plans" : null,
    par ? `par ${par.mot.toLowerCase()} ${par.titre}` : null,
  ];
  return (
    <>
      <Link to={lienObjet(departement, objet.genre, objet.adresse)}>{`${objet.mot} ${objet.titre}`}</Link>
      {comment.some(Boolean) && <span className="discret">{` — ${comment.filter(Boolean).join(", ")}`}</span>}
    </>
  );
}
