import { CheckboxField } from "#platform/ui/choices.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import type { ChampVu, ObjetVu, VueImport } from "../../queries/vue-import.ts";

/** What the import will change: added, changed field by field, gone. */
export function DifferenceImport({ vue }: { vue: VueImport }) {
  const { bilan, ajoutees, modifiees, objectifsModifies, absentes } = vue;
  const changed = ajoutees.length + modifiees.length + objectifsModifies.length + absentes.length;
  if (changed === 0) return null;
  return (
    <Section titre="Ce qui va changer" id="difference">
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
          titre={plural(modifiees.length, "action modifiée", "actions modifiées")}
          objets={modifiees}
        />
      )}
      {objectifsModifies.length > 0 && (
        <Modifies
          titre={plural(objectifsModifies.length, "objectif modifié", "objectifs modifiés")}
          objets={objectifsModifies}
        />
      )}
      {absentes.length > 0 && (
        <details className="repli" open>
          <summary>{plural(bilan.absentes, "action absente", "actions absentes")} du fichier</summary>
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

function Modifies({ titre, objets }: { titre: string; objets: readonly ObjetVu[] }) {
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
            <Champ key={champ.cle} champ={champ} />
          ))}
        </div>
      ))}
    </details>
  );
}

function Champ({ champ }: { champ: ChampVu }) {
  return (
    <div>
      <p className="discret">{champ.champ}</p>
      <Diff avant={champ.avant || null} apres={champ.apres || null} />
      {champ.conflit && (
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
