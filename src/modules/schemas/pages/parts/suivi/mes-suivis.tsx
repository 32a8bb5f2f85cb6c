import { EmptyState } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { plural } from "#platform/values/french.ts";
import type { SuiviChange } from "../../../queries/suivi/load-suivis.ts";
import { lienAction, lienChangements, lienObjectif, lienSchema } from "../liens.ts";
import { BoutonSuivre } from "./bouton-suivre.tsx";
import { ListeChangements } from "./liste-changements.tsx";

/** Changes shown of one thing followed; a scheme has a page of its own for all of them. */
const MONTRES = 4;

/** Name of each kind of what is followed. */
export const GENRE_SUIVI = { schema: "Schéma", objectif: "Objectif", action: "Action" } as const;

/** What the person follows, what changed in it since their last visit, and the way out. */
export function MesSuivis({
  departement,
  suivis,
  depuis,
  premiere,
}: {
  departement: string;
  suivis: readonly SuiviChange[];
  /** In words. */
  depuis: string;
  premiere: boolean;
}) {
  if (suivis.length === 0) {
    return (
      <EmptyState titre="Vous ne suivez rien encore">
        Ouvrez une action, un objectif ou un schéma et choisissez « Suivre » : ce qui y change sera dit ici.
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        {premiere
          ? `Ce qui a changé depuis le ${depuis}.`
          : `Ce qui a changé depuis votre dernière visite, le ${depuis}.`}
      </p>
      <Timeline
        items={suivis.map((suivi) => ({
          cle: suivi.id,
          date: `${GENRE_SUIVI[suivi.genre]}${suivi.genre === "schema" ? "" : ` — ${suivi.schemaTitre}`}`,
          titre: <Link to={lienSuivi(departement, suivi)}>{suivi.titre}</Link>,
          children: (
            <>
              {suivi.objets === 0 ? (
                <p className="discret">Rien n'a changé.</p>
              ) : suivi.genre === "schema" ? (
                <p>
                  <Link to={lienChangements(departement, suivi.schema, {})}>
                    {plural(suivi.objets, "action ou objectif a changé", "actions ou objectifs ont changé")}
                  </Link>
                </p>
              ) : (
                <ListeChangements changements={suivi.changements.slice(0, MONTRES)} />
              )}
              <BoutonSuivre
                departement={departement}
                objet={{ genre: suivi.genre, schema: suivi.schema, objet: suivi.publicId }}
                suivi
                nom={suivi.titre}
              />
            </>
          ),
        }))}
      />
    </>
  );
}

/** Where it is read. */
export function lienSuivi(
  departement: string,
  { genre, schema, publicId }: Pick<SuiviChange, "genre" | "schema" | "publicId">,
): string {
  if (genre === "schema") return lienSchema(departement, schema);
  return genre === "action"
    ? lienAction(departement, schema, publicId)
    : lienObjectif(departement, schema, publicId);
}
