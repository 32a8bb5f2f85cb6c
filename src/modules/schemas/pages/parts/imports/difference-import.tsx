import { CheckboxField } from "#platform/ui/choices.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import type { BilanImport } from "../../../queries/imports/examine-plan.ts";
import type { ChampVu, Changements, ObjetVu } from "../../../queries/suivi/changements.ts";

type Props = {
  changements: Changements;
  bilan: Pick<BilanImport, "ajoutees" | "modifiees" | "absentes">;
  /** Given once the import is done; absent on the preview, where conflicts are still to be settled. */
  fait?: { retirees: boolean };
};

/** What the import will change, or changed: added, changed field by field, gone. */
export function DifferenceImport({ changements, bilan, fait }: Props) {
  const { ajoutees, modifiees, objectifsModifies, absentes } = changements;
  const changed = ajoutees.length + modifiees.length + objectifsModifies.length + absentes.length;
  if (changed === 0) return null;
  // Those whose conflict the screen won are shown too, though nothing of them changes.
  const shown = Math.max(bilan.modifiees, modifiees.length);
  const sort = fait ? (fait.retirees ? ", retirées du plan" : ", laissées dans le plan") : "";
  return (
    <Section titre={fait ? "Ce qui a changé" : "Ce qui va changer"} id="difference">
      {ajoutees.length > 0 && (
        <details className="repli" open={bilan.ajoutees <= 12}>
          <summary>{plural(bilan.ajoutees, "action ajoutée", "actions ajoutées")}</summary>
          {ajoutees.map(({ objectif, actions }) => (
            <div key={objectif}>
              <h3>{objectif}</h3>
              <ul>
                {actions.map((action) => (
                  <li key={`${action.code}${action.intitule}`}>
                    {action.code && <strong className="nombre">{action.code} </strong>}
                    {action.intitule}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
      {modifiees.length > 0 && (
        <Modifies
          titre={plural(shown, "action modifiée", "actions modifiées")}
          objets={modifiees}
          fait={fait !== undefined}
        />
      )}
      {objectifsModifies.length > 0 && (
        <Modifies
          titre={plural(objectifsModifies.length, "objectif modifié", "objectifs modifiés")}
          objets={objectifsModifies}
          fait={fait !== undefined}
        />
      )}
      {absentes.length > 0 && (
        <details className="repli" open>
          <summary>
            {plural(bilan.absentes, "action absente", "actions absentes")} du fichier{sort}
          </summary>
          <ul>
            {absentes.map((action) => (
              <li key={action.id}>
                {action.code && <strong className="nombre">{action.code} </strong>}
                {action.intitule}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

type ModifiesProps = { titre: string; objets: readonly ObjetVu[]; fait: boolean };

function Modifies({ titre, objets, fait }: ModifiesProps) {
  return (
    <details className="repli" open>
      <summary>{titre}</summary>
      {objets.map((objet) => (
        <div key={objet.id} className="pile">
          <h3>
            {objet.code && <span className="nombre">{objet.code} </span>}
            {objet.titre}
          </h3>
          {objet.champs.map((champ) => (
            <Champ key={champ.cle} champ={champ} fait={fait} />
          ))}
        </div>
      ))}
    </details>
  );
}

function Champ({ champ, fait }: { champ: ChampVu; fait: boolean }) {
  return (
    <div>
      <p className="discret">{champ.champ}</p>
      <Diff avant={champ.avant || null} apres={champ.apres || null} />
      {champ.conflit && fait && (
        <p className="discret">
          {champ.fichier
            ? "Conflit : le fichier l'a emporté sur l'écran."
            : "Conflit : l'écran l'a emporté, ce texte n'a pas changé."}
        </p>
      )}
      {champ.conflit && !fait && (
        <CheckboxField
          name="conflit"
          id={`conflit-${champ.cle}`}
          value={champ.cle}
          label="Prendre le fichier"
          aide="Quelqu'un a modifié ce texte à l'écran depuis le dernier import : sans cette coche, l'écran l'emporte."
          defaultChecked={champ.fichier}
        />
      )}
    </div>
  );
}
