import { EmptyState } from "#platform/ui/feedback.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import type { PieceLue } from "../../../queries/echanges/select-pieces.ts";
import type { FicheAction } from "../../../queries/plan/read-action.ts";
import { PiecesLues } from "../echanges/lien-piece.tsx";
import { PointAvancementLu } from "./point-lu.tsx";

/** The news of an action, those of what was merged into it included. */
export function NouvellesAction({
  departement,
  fiche,
  pieces,
}: {
  departement: string;
  fiche: FicheAction;
  pieces: readonly PieceLue[];
}) {
  const { points, permis } = fiche;
  if (points.length === 0) {
    return (
      <EmptyState titre="Pas encore de nouvelles">
        <p>Personne n'a encore dit où en est cette action.</p>
      </EmptyState>
    );
  }
  return (
    <>
      {!permis.lireCommentaires && (
        <p className="discret">Les commentaires et les noms sont réservés aux institutions du département.</p>
      )}
      <Timeline
        items={points.map((point) => ({
          cle: point.id,
          iso: point.date,
          date: formatIsoDay(point.date),
          titre: [point.auteur, point.institution].filter(Boolean).join(", ") || "Nouvelles",
          children: (
            <>
              {point.source && <p className="discret">{`Dite de « ${point.source} », fusionnée depuis.`}</p>}
              <PointAvancementLu point={point} />
              <PiecesLues
                departement={departement}
                schema={fiche.action.schema.publicId}
                pieces={pieces.filter((piece) => piece.point === point.id)}
              />
            </>
          ),
        }))}
      />
    </>
  );
}
