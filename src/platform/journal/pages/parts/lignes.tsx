import { Diff } from "#platform/ui/diff.tsx";
import { Definition } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import type { LigneLue } from "../../queries/read-lignes.ts";

type LignesProps = { lignes: readonly LigneLue[]; avecObjet?: boolean };

/** Lines of the journal: when, what, who, in whose name, and what changed field by field. */
export function Lignes({ lignes, avecObjet = false }: LignesProps) {
  return (
    <Timeline
      items={lignes.map((ligne) => ({
        cle: ligne.no,
        date: ligne.quand,
        iso: ligne.instant,
        titre: avecObjet ? <Objet ligne={ligne} /> : ligne.operation,
        children: <Corps ligne={ligne} ouvert={!avecObjet && !isCreation(ligne)} />,
      }))}
    />
  );
}

function Objet({ ligne: { operation, objet } }: { ligne: LigneLue }) {
  if (objet.titre === null && objet.lien) {
    return (
      <>
        {operation} — <Link to={objet.lien}>{objet.genre}</Link>
      </>
    );
  }
  const name = objet.titre ?? `${objet.genre} sans nom`;
  return (
    <>
      {operation} — {objet.genre} {objet.lien ? <Link to={objet.lien}>{name}</Link> : <>« {name} »</>}
    </>
  );
}

/** Up to this many fields are shown at once; more, such as a fiche as it was imported, on demand. */
const OUVERTS = 8;

/** True when nothing was there before: the values are read as they are, with nothing to compare. */
function isCreation({ changements }: LigneLue): boolean {
  return changements.every(({ avant }) => avant === null);
}

const SILENCES = {
  effacees: "Les valeurs de cette ligne ont été effacées ; la ligne reste.",
  illisible: "Vous ne pouvez pas lire cet objet : ses valeurs ne sont pas montrées.",
} as const;

function Corps({ ligne, ouvert }: { ligne: LigneLue; ouvert: boolean }) {
  const { no, auteur, institution, changements, silence } = ligne;
  const creation = isCreation(ligne);
  return (
    <>
      <p className="discret">
        {auteur}
        {institution ? `, au nom de ${institution}` : null} · ligne {no}
      </p>
      {silence ? <p className="discret">{SILENCES[silence]}</p> : null}
      {changements.length > 0 ? (
        <details className="repli" open={ouvert && changements.length <= OUVERTS}>
          <summary>{titleOf(creation, changements.length)}</summary>
          <Definition
            items={changements.map(({ champ, avant, apres }) => ({
              cle: champ,
              terme: champ,
              valeur: creation ? apres : <Diff avant={avant} apres={apres} />,
            }))}
          />
        </details>
      ) : null}
    </>
  );
}

function titleOf(creation: boolean, count: number): string {
  if (creation) return "Ce qui a été écrit";
  return count === 1 ? "Le changement" : `Les ${count} changements`;
}

/** From one page of the journal to the next: towards the past by the last line shown, back by the beginning. */
export function Tranches({
  premier,
  suite,
  lien,
}: {
  premier: boolean;
  suite: string | null;
  lien: (avant: string | null) => string;
}) {
  if (premier && suite === null) return null;
  return (
    <nav className="pages" aria-label="Pages du journal">
      <ul>
        {premier ? null : (
          <li>
            <Link to={lien(null)}>Les plus récentes</Link>
          </li>
        )}
        {suite === null ? null : (
          <li>
            <Link to={lien(suite)} rel="next">
              Plus anciennes
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
