import { Notice } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { motOf, type Niveau, titreNiveau } from "../../../domain/plan/niveaux.ts";
import type { SchemaVue } from "../../../queries/plan/load-vue-ensemble.ts";
import { lienRetrait } from "../liens.ts";

/** What was just done with the trash, and how to take it back. */
export function GesteCorbeille({
  departement,
  schema,
  retire,
  restaure,
  sansCode,
}: {
  departement: string;
  schema: SchemaVue;
  /** Public id of the gesture. */
  retire: string | null;
  restaure: Niveau | null;
  /** Actions that came back without their code. */
  sansCode: number;
}) {
  if (retire) {
    return (
      <Notice kind="succes" titre="C’est à la corbeille, pour trente jours" annonce>
        <p>
          <Link to={lienRetrait(departement, schema.publicId, retire)}>
            Annuler, ou voir ce qui est parti
          </Link>
        </p>
      </Notice>
    );
  }
  if (!restaure) return null;
  const action = motOf(schema, "action");
  return (
    <Notice
      kind="succes"
      titre={`${titreNiveau(schema, restaure)} restauré${motOf(schema, restaure).genre === "f" ? "e" : ""}`}
      annonce
    >
      {sansCode > 0 && (
        <p>{`${plural(sansCode, action.nom, action.pluriel)} sans code : le leur a été repris entre-temps.`}</p>
      )}
    </Notice>
  );
}
