import { Definition } from "#platform/ui/layout.tsx";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_ROLE_FICHE, ROLES_FICHE } from "../../../domain/plan/fiche.ts";
import { periodeEnMots } from "../../../domain/plan/periode.ts";
import { LIBELLE_NATURE } from "../../../domain/plan/vocabulaire.ts";
import type { ActeurFige, ActionFigee, ObjectifFige } from "../../../domain/versions/contenu.ts";
import { Paragraphes } from "../ecrire/details-fiche.tsx";

/** « 3. Créer des places ». */
export function numeroter({ no, titre }: { no: number | null; titre: string }): string {
  return no === null ? titre : `${no}. ${titre}`;
}

/** An objectif as it was adopted, with its actions. */
export function ObjectifAdopte({ objectif }: { objectif: ObjectifFige }) {
  return (
    <details className="repli">
      <summary>{numeroter(objectif)}</summary>
      {objectif.contexte !== "" && <Paragraphes texte={objectif.contexte} />}
      <Definition
        items={[
          { terme: "Résultats attendus", valeur: liste(objectif.resultatsAttendus) },
          { terme: "Indicateurs", valeur: liste(objectif.indicateurs.map(({ libelle }) => libelle)) },
          ...roles(objectif),
          { terme: "Étiquettes", valeur: noms(objectif.etiquettes.map(({ libelle }) => libelle)) },
        ]}
      />
      {objectif.actions.map((action) => (
        <ActionAdoptee key={action.id} action={action} objectif={objectif} />
      ))}
    </details>
  );
}

export function ActionAdoptee({ action, objectif }: { action: ActionFigee; objectif: ObjectifFige | null }) {
  const { code, intitule, description, nature, debut, fin, territoires, jalons, etiquettes } = action;
  const own = objectif ? ROLES_FICHE.filter((role) => action[role].length > 0) : ROLES_FICHE;
  return (
    <details className="repli">
      <summary>{code === null ? intitule : `${code} ${intitule}`}</summary>
      {description !== "" && <Paragraphes texte={description} />}
      <Definition
        items={[
          { terme: "Nature", valeur: nature && LIBELLE_NATURE[nature] },
          { terme: "Période", valeur: debut || fin ? periodeEnMots(debut, fin) : null },
          ...roles(action).filter((_one, index) => own.includes(ROLES_FICHE[index] ?? "pilotes")),
          { terme: "Territoires", valeur: noms(territoires.map(({ nom }) => nom)) },
          {
            terme: "Jalons",
            valeur: liste(
              jalons.map(({ libelle, date }) => (date ? `${libelle} (${formatPartialDate(date)})` : libelle)),
            ),
          },
          { terme: "Étiquettes", valeur: noms(etiquettes.map(({ libelle }) => libelle)) },
        ]}
      />
    </details>
  );
}

function roles(one: Record<(typeof ROLES_FICHE)[number], readonly ActeurFige[]>) {
  return ROLES_FICHE.map((role) => ({
    terme: LIBELLE_ROLE_FICHE[role],
    valeur: noms(one[role].map(({ nom }) => nom)),
  }));
}

function noms(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(", ");
}

function liste(items: readonly string[]) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
