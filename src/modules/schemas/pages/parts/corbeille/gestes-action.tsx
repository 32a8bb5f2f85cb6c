import { ButtonLink } from "#platform/ui/actions.tsx";
import type { ActionTrouvee } from "../../../queries/plan/find-action.ts";
import { lienDupliquerAction, lienFusionner, lienRetirer } from "../liens.ts";

/** What whoever writes the plan may do of an action beside changing it. */
export function GestesAction({ departement, action }: { departement: string; action: ActionTrouvee }) {
  const { schema, id, publicId } = action;
  return (
    <>
      <ButtonLink to={lienDupliquerAction(departement, schema.publicId, publicId)} variant="discret">
        Dupliquer
      </ButtonLink>
      <ButtonLink to={lienFusionner(departement, schema.publicId, publicId)} variant="discret">
        Fusionner
      </ButtonLink>
      <ButtonLink to={lienRetirer(departement, schema.publicId, "action", id)} variant="discret">
        Mettre à la corbeille
      </ButtonLink>
    </>
  );
}
