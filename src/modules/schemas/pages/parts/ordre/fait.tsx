import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import type { DeplacementFait } from "../../../queries/ordre/load-ordre.ts";
import { lienDeplacer } from "../liens.ts";
import type { Retour } from "./lire-deplacement.ts";

/** Under the line that moved: where it is now, and the way back. */
export function DeplacementDit({
  departement,
  schema,
  fait,
  retour,
}: {
  departement: string;
  schema: string;
  fait: DeplacementFait;
  retour: Retour;
}) {
  return (
    <div className="ordre-fait">
      <p role="status">{`${fait.retour ? "Déplacé" : "Déplacement annulé"} : ${fait.maintenant}.`}</p>
      {fait.retour && (
        <Formulaire action={lienDeplacer(departement, schema, fait.niveau, fait.id)}>
          <input type="hidden" name="place" value={fait.retour} />
          <input type="hidden" name="revision" value={fait.revision} />
          <input type="hidden" name="retour" value={retour} />
          <Button variant="secondaire" name="geste" value="annuler">
            Annuler le déplacement
            <span className="vh">{` de « ${fait.nom} »`}</span>
          </Button>
        </Formulaire>
      )}
    </div>
  );
}

/** The form that a dropped line fills and sends, with the script that does it. */
export function Glisser({ ecrire, retour }: { ecrire: string; retour: Retour }) {
  return (
    <>
      <Formulaire hidden data-ordonner={ecrire}>
        <input type="hidden" name="place" />
        <input type="hidden" name="depuis" />
        <input type="hidden" name="revision" />
        <input type="hidden" name="retour" value={retour} />
      </Formulaire>
      <script src="/statique/ordre.js" type="module" />
    </>
  );
}

/** Taken with the mouse or a finger; the buttons beside it are for the keyboard. Hidden until the script is there. */
export function Poignee() {
  return (
    <span className="ordre-poignee" data-poignee hidden aria-hidden="true" title="Glisser pour déplacer">
      <svg viewBox="0 0 16 16" width="16" height="16" focusable="false" aria-hidden="true">
        <path d="M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z" fill="currentColor" />
      </svg>
    </span>
  );
}
