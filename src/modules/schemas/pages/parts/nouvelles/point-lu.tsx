import { Annotated } from "#platform/ui/annotated.tsx";
import { Meteo } from "#platform/ui/glyphs.tsx";
import { formatIsoDay, NNBSP } from "#platform/values/french.ts";
import { LIBELLE_METEO } from "../../../domain/plan/vocabulaire.ts";
import type { PointLu } from "../../../queries/plan/read-action.ts";
import { StatutAction } from "../statut.tsx";

/** One news as it is read in a list: status, progress, mood, words, blockage. */
export function PointAvancementLu({ point }: { point: PointLu }) {
  const { blocage } = point;
  return (
    <>
      <p className="rangee">
        <StatutAction statut={point.statut} />
        <span className="nombre">{`${point.avancement}${NNBSP}%`}</span>
        <Meteo etat={point.meteo} mot={LIBELLE_METEO[point.meteo]} />
      </p>
      {point.commentaire && (
        <p>
          <Annotated>{point.commentaire}</Annotated>
        </p>
      )}
      {blocage && (
        <p>
          <strong>Blocage :</strong> <Annotated>{blocage.raison}</Annotated> <strong>Pour en sortir :</strong>{" "}
          <Annotated>{blocage.condition}</Annotated> (pour le {formatIsoDay(blocage.echeance)})
        </p>
      )}
    </>
  );
}
