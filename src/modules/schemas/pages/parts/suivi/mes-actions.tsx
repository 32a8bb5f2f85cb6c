import type { FormRefusal } from "#platform/http/page.ts";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { KeyFigures } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import type { Alerte } from "../../../domain/plan/filtre-plan.ts";
import { grouperUrgences, URGENCES, urgenceOf } from "../../../domain/suivi/urgence.ts";
import type { MonAction, VueMoi } from "../../../queries/suivi/load-moi.ts";
import { lienAction } from "../liens.ts";
import { nommerAction } from "../nouvelles/nouvelles.tsx";
import { Reponses } from "../nouvelles/reponses.tsx";
import { SituationAction, TABLE_ALERTE } from "../statut.tsx";
import { CHAMP_MONTREE } from "./dire-mes-actions.ts";

/** Actions with their form of news before more are asked for: the most pressing. */
const MONTREES = 3;

/** The actions that one pilots, with a quick way to give news; for whoever may not give any, where they stand. */
export function MesActions({
  departement,
  vue,
  refus,
  brouillon,
}: {
  departement: string;
  vue: Pick<VueMoi, "actions" | "pressantes" | "terminees"> & { cle: string; choix: ChoixActions };
  refus: FormRefusal | undefined;
  brouillon: Readonly<Record<string, string>> | undefined;
}) {
  const { actions, pressantes, terminees, choix, cle } = vue;
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
  const groupes = grouperUrgences(actions);
  const montrees = choisir(aDire, choix);
  const known = new Map(montrees.map((one) => [one.publicId, one]));
  return (
    <>
      <p>{enMots(actions.length, pressantes)}</p>
      {groupes.length > 0 && (
        <KeyFigures
          items={groupes.map(({ alerte, actions: own }) => ({
            label: TABLE_ALERTE[alerte].label,
            valeur: formatNumber(own.length),
            to: `?actions=${alerte}#actions`,
          }))}
        />
      )}
      {montrees.length > 0 && <p className="discret">{`${titreOf(choix, montrees.length)} :`}</p>}
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
      {choix === null &&
        groupes.map(({ alerte, actions: own }) => (
          <details key={alerte}>
            <summary>{`${TABLE_ALERTE[alerte].label} : ${plural(own.length, "action")}`}</summary>
            <Attentes departement={departement} actions={own} />
          </details>
        ))}
      {montrees.length < aDire.length && (
        <p>
          <Link to="?actions=toutes#actions">
            {`Montrer les ${aDire.length} actions dont je peux donner des nouvelles`}
          </Link>
          {choix !== null && (
            <>
              {" · "}
              <Link to="?#actions">Revenir aux plus pressées</Link>
            </>
          )}
        </p>
      )}
      {aDire.length < actions.length && (
        <details>
          <summary>{`Que d’autres diront : ${plural(actions.length - aDire.length, "action")}`}</summary>
          <Attentes departement={departement} actions={actions.filter((one) => one.aDire === null)} />
        </details>
      )}
    </>
  );
}

/** What the address asks for: those of one urgency, all; null: the most pressing. */
export type ChoixActions = Alerte | "toutes" | null;

export function lireChoixActions(params: URLSearchParams): ChoixActions {
  const text = params.get("actions");
  return text === "toutes" ? text : (URGENCES.find((one) => one === text) ?? null);
}

function choisir(aDire: readonly MonAction[], choix: ChoixActions): readonly MonAction[] {
  if (choix === "toutes") return aDire;
  if (choix === null) return aDire.slice(0, MONTREES);
  return aDire.filter(({ situation }) => urgenceOf(situation) === choix);
}

function titreOf(choix: ChoixActions, montrees: number): string {
  if (choix === "toutes") return "Toutes mes actions";
  return choix === null
    ? montrees === 1
      ? "La plus pressée"
      : `Les ${montrees} plus pressées`
    : TABLE_ALERTE[choix].label;
}

/** Where each stands, and the way to it. */
function Attentes({ departement, actions }: { departement: string; actions: readonly MonAction[] }) {
  return (
    <ul className="attentes">
      {actions.map((action) => (
        <li key={action.publicId}>
          <Link to={lienAction(departement, action.schema, action.publicId)}>{nommerAction(action)}</Link>
          <SituationAction situation={action.situation} />
        </li>
      ))}
    </ul>
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
