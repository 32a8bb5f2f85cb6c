import { addressWith } from "#platform/http/listing.ts";
import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { LIBELLE_FILIATION } from "../../../domain/renvois/filiation.ts";
import type { FiliationVue } from "../../../queries/renvois/list-filiations.ts";
import type { VueFiliation } from "../../../queries/renvois/load-filiation.ts";
import { lienSchema } from "../liens.ts";

/** What a scheme is to others, and what others are to it. */
export function TableauFiliations({
  departement,
  schema,
  filiations,
  choix,
}: {
  departement: string;
  schema: string;
  filiations: readonly FiliationVue[];
  choix: VueFiliation["choix"];
}) {
  return (
    <DataTable
      legende="Schémas liés à celui-ci"
      legendeMasquee
      lignes={filiations}
      cleLigne={({ id }) => id}
      vide={null}
      colonnes={[
        {
          cle: "lien",
          titre: "Lien",
          largeur: "ajustee",
          rendu: ({ nature, directe }) => LIBELLE_FILIATION[nature][directe ? "direct" : "inverse"],
        },
        {
          cle: "schema",
          titre: "Schéma",
          entete: true,
          largeur: "large",
          rendu: ({ autre }) => <Link to={lienSchema(departement, autre.publicId)}>{autre.titre}</Link>,
        },
        { cle: "dates", titre: "Dates", rendu: datesEnMots },
        {
          cle: "note",
          titre: "Note",
          rendu: ({ note, institution }) =>
            (note || institution) && (
              <>
                {note && <p>{note}</p>}
                {institution && <p className="discret">{`Déclaré par ${institution}`}</p>}
              </>
            ),
        },
        ...(choix
          ? [
              {
                cle: "geste",
                titre: "Gestes",
                rendu: (one: FiliationVue) =>
                  one.directe ? (
                    <Gestes departement={departement} schema={schema} filiation={one} />
                  ) : (
                    <span className="discret">Depuis l’autre schéma</span>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function datesEnMots({ du, au, enVigueur }: FiliationVue): string {
  const dates =
    au === null ? `depuis le ${formatIsoDay(du)}` : `du ${formatIsoDay(du)} au ${formatIsoDay(au)}`;
  return enVigueur ? dates : `${dates} (pas en vigueur aujourd’hui)`;
}

type GestesProps = { departement: string; schema: string; filiation: FiliationVue };

function Gestes({ departement, schema, filiation: { id, autre } }: GestesProps) {
  const base = lienSchema(departement, schema, "filiation");
  const precision = <span className="vh">{` (${autre.titre})`}</span>;
  return (
    <>
      <Link to={`${addressWith(base, { modifier: id })}#formulaire`}>Modifier{precision}</Link>
      <Formulaire>
        <input type="hidden" name="geste" value="retirer" />
        <input type="hidden" name="filiation" value={id} />
        <Button variant="discret">Retirer{precision}</Button>
      </Formulaire>
    </>
  );
}
