import type { ReactNode } from "react";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import { type FiltrePlan, formatFiltre } from "../../../domain/plan/filtre-plan.ts";
import type { Arbre } from "../../../queries/plan/load-arbre.ts";
import { lienFiltre, lienSchema } from "../liens.ts";
import { CHAMP_ACTION, CHAMP_TOUT } from "./lire-selection.ts";

/** « ?statut=en_cours&choisir=oui »: the same plan, with a box before each action. */
export function choisirQuery(filtre: FiltrePlan): string {
  const query = formatFiltre(filtre);
  return `${query}${query ? "&" : "?"}choisir=oui`;
}

/** The plan as a form: ticked actions, or all that the filter shows, go to a lot or to a file. */
export function ChoisirActions({
  departement,
  arbre,
  children,
}: {
  departement: string;
  arbre: Arbre;
  children: ReactNode;
}) {
  const { schema, filtre, retenues } = arbre;
  const filtres = [...new URLSearchParams(formatFiltre(filtre))];
  return (
    <form
      method="get"
      action={lienSchema(departement, schema.publicId, "lots/nouveau")}
      className="pile"
      aria-label="Choisir des actions"
    >
      {filtres.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="rangee sans-impression">
        <Button>Modifier ou exporter les actions cochées</Button>
        <Button variant="secondaire" name={CHAMP_TOUT} value="oui">
          {arbre.filtree
            ? `Tout ce qui est filtré (${plural(retenues, "action")})`
            : `Tout le plan (${plural(retenues, "action")})`}
        </Button>
        <ButtonLink to={lienFiltre(departement, schema.publicId, filtre)} variant="discret">
          Ne plus choisir
        </ButtonLink>
        <ButtonLink to={lienSchema(departement, schema.publicId, "lots")} variant="discret">
          Lots déjà faits
        </ButtonLink>
      </div>
      <p className="discret">
        {`Cochez avec la souris ou la barre d'espace${NBSP}; rien ne change avant un aperçu.`}
      </p>
      {children}
    </form>
  );
}

export function CocheAction({
  action,
}: {
  action: { publicId: string; code: string | null; intitule: string };
}) {
  return (
    <input
      type="checkbox"
      name={CHAMP_ACTION}
      value={action.publicId}
      aria-label={`Choisir ${action.code ? `${action.code} ` : ""}${action.intitule}`}
    />
  );
}
