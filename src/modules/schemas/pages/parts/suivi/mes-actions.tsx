import type { FormRefusal } from "#platform/http/page.ts";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import type { MonAction, VueMoi } from "../../../queries/suivi/load-moi.ts";
import { lienAction } from "../liens.ts";
import { nommerAction } from "../nouvelles/nouvelles.tsx";
import { Reponses } from "../nouvelles/reponses.tsx";
import { SituationAction } from "../statut.tsx";
import { CHAMP_MONTREE } from "./dire-mes-actions.ts";

/** Actions with their form of news before all are asked for: the most pressing, as many as one answers at once. */
const MONTREES = 8;

/** The actions that one pilots, with a quick way to give news; for whoever may not give any, where they stand. */
export function MesActions({
  departement,
  vue,
  refus,
  brouillon,
}: {
  departement: string;
  vue: Pick<VueMoi, "actions" | "pressantes" | "terminees"> & { cle: string; toutes: boolean };
  refus: FormRefusal | undefined;
  brouillon: Readonly<Record<string, string>> | undefined;
}) {
  const { actions, pressantes, terminees, toutes, cle } = vue;
  if (actions.length === 0) {
    return (
      <EmptyState titre="Aucune action en cours">
        {terminees === 0
          ? "Ni vous ni votre institution ne pilotez d’action."
          : `Les actions que vous pilotez sont terminées (${terminees}).`}
      </EmptyState>
    );
  }
  const aDire = actions.filter((one) => one.aDire !== null);
  const montrees = toutes ? aDire : aDire.slice(0, MONTREES);
  const known = new Map(montrees.map((one) => [one.publicId, one]));
  return (
    <>
      <p>{enMots(actions.length, pressantes)}</p>
      {montrees.length > 0 && (
        <Reponses
          actions={montrees.flatMap((one) => one.aDire ?? [])}
          cle={cle}
          refus={refus}
          brouillon={brouillon}
          niveau={3}
          precision={({ publicId }) => {
            const action = known.get(publicId);
            return action && <Precision departement={departement} action={action} />;
          }}
        >
          {montrees.map(({ publicId }) => (
            <input key={publicId} type="hidden" name={CHAMP_MONTREE} value={publicId} />
          ))}
        </Reponses>
      )}
      {montrees.length < aDire.length && (
        <p>
          <Link to="?actions=toutes#actions">
            {`Montrer les ${aDire.length} actions dont je peux donner des nouvelles`}
          </Link>
        </p>
      )}
      {aDire.length < actions.length && (
        <ul className="attentes">
          {actions
            .filter((one) => one.aDire === null)
            .map((action) => (
              <li key={action.publicId}>
                <Link to={lienAction(departement, action.schema, action.publicId)}>
                  {nommerAction(action)}
                </Link>
                <SituationAction situation={action.situation} />
              </li>
            ))}
        </ul>
      )}
    </>
  );
}

function enMots(actions: number, pressantes: number): string {
  const all = `Vous ou votre institution pilotez ${plural(actions, "action")} en cours ou à venir`;
  if (pressantes === 0) return `${all}. Leurs nouvelles sont récentes, et aucune n’est en retard.`;
  return `${all} ; ${pressantes === 1 ? "une demande" : `${pressantes} demandent`} des nouvelles, en tête.`;
}

function Precision({ departement, action }: { departement: string; action: MonAction }) {
  return (
    <div className="rangee">
      <SituationAction situation={action.situation} />
      <span className="discret">
        {action.enPersonne ? `Vous êtes nommé pilote — ${action.schemaTitre}` : action.schemaTitre}
      </span>
      <Link to={lienAction(departement, action.schema, action.publicId)}>
        Voir l’action<span className="vh">{` ${nommerAction(action)}`}</span>
      </Link>
    </div>
  );
}
