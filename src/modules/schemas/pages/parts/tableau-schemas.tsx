import { ProgressBar } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { LIBELLE_PHASE, LIBELLE_TYPE } from "../../domain/plan/vocabulaire.ts";
import type { SchemaAvecBilan } from "../../queries/plan/list-bilans.ts";
import { lienSchema } from "./liens.ts";

/** The schemes of a département: what each is, its years, how far it went. */
export function TableauSchemas({
  departement,
  schemas,
  avecType = false,
}: {
  departement: string;
  schemas: readonly SchemaAvecBilan[];
  avecType?: boolean;
}) {
  return (
    <DataTable
      legende="Schémas du département"
      legendeMasquee
      cleLigne={({ publicId }) => publicId}
      lignes={schemas}
      vide={null}
      colonnes={[
        {
          cle: "titre",
          titre: "Schéma",
          entete: true,
          largeur: "large",
          rendu: ({ publicId, titre }) => <Link to={lienSchema(departement, publicId)}>{titre}</Link>,
        },
        ...(avecType
          ? [{ cle: "type", titre: "Type", rendu: ({ type }: SchemaAvecBilan) => LIBELLE_TYPE[type] }]
          : []),
        { cle: "annees", titre: "Années", largeur: "ajustee", rendu: ({ debut, fin }) => `${debut}-${fin}` },
        { cle: "phase", titre: "Phase", rendu: ({ phase }) => LIBELLE_PHASE[phase] },
        {
          cle: "actions",
          titre: "Actions",
          align: "end",
          rendu: ({ bilan }) => formatNumber(bilan.total),
        },
        {
          cle: "avancement",
          titre: "Avancement",
          rendu: ({ bilan, titre }) => (
            <ProgressBar compact valeur={bilan.avancement} label={`Avancement${NBSP}: ${titre}`} />
          ),
        },
      ]}
    />
  );
}
