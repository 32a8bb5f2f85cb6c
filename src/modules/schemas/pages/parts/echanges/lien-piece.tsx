import { formatTaille } from "#platform/files/messages.ts";
import { DESCRIPTION_TYPE } from "#platform/files/types.ts";
import type { PieceLue } from "../../../queries/echanges/select-pieces.ts";
import { lienPiece } from "../liens.ts";

/** The files of a news or of a comment. */
export function PiecesLues({
  departement,
  schema,
  pieces,
}: {
  departement: string;
  schema: string;
  pieces: readonly PieceLue[];
}) {
  if (pieces.length === 0) return null;
  return (
    <ul className="pieces-lues">
      {pieces.map((piece) => (
        <li key={piece.publicId}>
          <LienPiece departement={departement} schema={schema} piece={piece} />
        </li>
      ))}
    </ul>
  );
}

/** A file to be saved: its title, what it is, what it weighs. */
export function LienPiece({
  departement,
  schema,
  piece,
}: {
  departement: string;
  schema: string;
  piece: Pick<PieceLue, "publicId" | "titre" | "type" | "taille">;
}) {
  return (
    <>
      <a href={lienPiece(departement, schema, piece.publicId)} download>
        {piece.titre}
      </a>{" "}
      <span className="discret">{`(${DESCRIPTION_TYPE[piece.type].libelle}, ${formatTaille(piece.taille)})`}</span>
    </>
  );
}
