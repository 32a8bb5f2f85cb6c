import { EmptyState } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import type { VueNotifications } from "../../../queries/suivi/load-notifications.ts";
import { lienSchema } from "../liens.ts";
import { BoutonSuivre } from "./bouton-suivre.tsx";
import { GENRE_SUIVI, lienSuivi } from "./mes-suivis.tsx";

/** All that a person follows, each with the way out, and the schemes that they could follow as a whole. */
export function GererSuivis({
  departement,
  suivis,
  autres,
}: Pick<VueNotifications, "suivis" | "autres"> & { departement: string }) {
  return (
    <>
      {suivis.length > 0 && (
        <p>
          Suivre un objectif, c’est suivre aussi ses actions ; suivre un schéma, tout ce qu’il contient.
          Personne d’autre ne voit ce que vous suivez.
        </p>
      )}
      <DataTable
        legende="Ce que je suis"
        legendeMasquee
        cleLigne={({ id }) => id}
        lignes={suivis}
        dense
        vide={
          <EmptyState titre="Vous ne suivez rien encore">
            Ouvrez une action, un objectif ou un schéma et choisissez « Suivre ».
          </EmptyState>
        }
        colonnes={[
          {
            cle: "objet",
            titre: "Suivi",
            entete: true,
            largeur: "large",
            rendu: (suivi) => <Link to={lienSuivi(departement, suivi)}>{suivi.titre}</Link>,
          },
          { cle: "genre", titre: "Genre", largeur: "ajustee", rendu: ({ genre }) => GENRE_SUIVI[genre] },
          {
            cle: "schema",
            titre: "Schéma",
            largeur: "moyenne",
            rendu: ({ genre, schemaTitre }) => (genre === "schema" ? null : schemaTitre),
          },
          { cle: "depuis", titre: "Depuis", largeur: "ajustee", rendu: ({ depuis }) => formatIsoDay(depuis) },
          {
            cle: "geste",
            titre: "Arrêter",
            largeur: "ajustee",
            rendu: ({ genre, schema, publicId, titre }) => (
              <BoutonSuivre
                departement={departement}
                objet={{ genre, schema, objet: publicId }}
                suivi
                nom={titre}
              />
            ),
          },
        ]}
      />
      {autres.length > 0 && (
        <>
          <h3>Suivre un schéma entier</h3>
          <ul className="attentes">
            {autres.map(({ publicId, titre }) => (
              <li key={publicId}>
                <Link to={lienSchema(departement, publicId)}>{titre}</Link>
                <BoutonSuivre
                  departement={departement}
                  objet={{ genre: "schema", schema: publicId, objet: publicId }}
                  suivi={false}
                  nom={titre}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
