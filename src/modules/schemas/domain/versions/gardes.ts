/** The conditions of the life of a scheme, each said in a sentence. */
import { NBSP, plural } from "#platform/values/french.ts";

/** What is known of a scheme when its phase is about to change. Counts; null: nobody could look. */
export type Fait = {
  /** Institutions that hold the whole of it today. */
  copilotes: number | null;
  /** Roles that wait for the answer of an institution. */
  propositions: number | null;
  /** Institutions that are asked, or may be: consulted, contributors, copilots. */
  consultables: number | null;
  /** Things to do: actions, or objectifs where it has no action. */
  actions: number | null;
  objectifs: number | null;
  sansIndicateur: number | null;
  sansPilote: number | null;
  /** Institutions that pilot without an accepted role. */
  pilotesSansRole: number | null;
  /** Predecessors, their objectifs, and those that were not judged. */
  predecesseurs: number | null;
  aJuger: number | null;
  nonJuges: number | null;
  /** Of the last consultation; null when there was none. */
  consultation: {
    demandes: number;
    rendus: number;
    defavorables: number;
    /** The due day is past. */
    echue: boolean;
    sansReponse: number;
  } | null;
  versions: number | null;
  amendementOuvert: boolean | null;
  sansNouvelles: number | null;
  enCours: number | null;
  bloquees: number | null;
  /** Last year of the scheme, and the year of the day. */
  fin: number | null;
  annee: number | null;
};

export type DitGarde = { verdict: "oui" | "alerte" | "non"; phrase: string; ou?: string };

const s = (count: number) => (count < 2 ? "" : "s");

/** A count that must be none: what it says when it is, and when it is not. */
function aucun(
  count: number | null,
  grave: "alerte" | "non",
  bien: string,
  mal: (count: number) => string,
  ou: string,
): DitGarde | null {
  if (count === null) return null;
  return count === 0 ? { verdict: "oui", phrase: bien } : { verdict: grave, phrase: mal(count), ou };
}

const sansIndicateur = (fait: Fait, grave: "alerte" | "non") =>
  aucun(
    fait.sansIndicateur,
    grave,
    "Chaque objectif a un indicateur.",
    (n) =>
      `${plural(n, "objectif")} sans indicateur${NBSP}: rien ne dira s’${n < 2 ? "il est atteint" : "ils sont atteints"}.`,
    "manques?genre=objectif-sans-indicateur",
  );

/** Each says yes, warns, or says no. Null, as an error, says no. */
export const GARDES = {
  copilote: ({ copilotes }) =>
    copilotes === null
      ? null
      : copilotes > 0
        ? {
            verdict: "oui",
            phrase: `${plural(copilotes, "institution copilote", "institutions copilotes")} de tout le schéma.`,
          }
        : { verdict: "non", phrase: "Aucune institution ne copilote tout le schéma.", ou: "partenaires" },
  "bilan-fait": ({ predecesseurs, aJuger, nonJuges }) => {
    if (predecesseurs === null || aJuger === null || nonJuges === null) return null;
    if (predecesseurs === 0)
      return { verdict: "alerte", phrase: "Ce schéma ne dit pas à quel schéma il fait suite.", ou: "bilan" };
    return nonJuges === 0
      ? {
          verdict: "oui",
          phrase: `${plural(aJuger, "objectif précédent", "objectifs précédents")}, chacun avec son bilan.`,
        }
      : {
          verdict: "alerte",
          phrase: `${plural(nonJuges, "objectif précédent", "objectifs précédents")} sans bilan.`,
          ou: "bilan",
        };
  },
  contenu: ({ actions, objectifs }) => {
    if (actions === null || objectifs === null) return null;
    return actions + objectifs > 0
      ? { verdict: "oui", phrase: `${plural(objectifs, "objectif")}, ${plural(actions, "action")}.` }
      : { verdict: "non", phrase: "Le plan est vide.", ou: "ecrire" };
  },
  "indicateurs-souples": (fait) => sansIndicateur(fait, "alerte"),
  indicateurs: (fait) => sansIndicateur(fait, "non"),
  "pilotes-nommes": ({ sansPilote }) =>
    aucun(
      sansPilote,
      "alerte",
      "Chaque action a un pilote.",
      (n) => `${plural(n, "action")} sans pilote.`,
      "manques?genre=action-sans-pilote",
    ),
  "pilotes-engages": ({ pilotesSansRole }) =>
    aucun(
      pilotesSansRole,
      "alerte",
      "Chaque institution pilote a accepté un rôle.",
      (n) => `${plural(n, "institution")} pilote${s(n)} sans avoir accepté de rôle.`,
      "manques?genre=pilote-sans-role",
    ),
  propositions: ({ propositions }) =>
    aucun(
      propositions,
      "alerte",
      "Aucun rôle n’attend de réponse.",
      (n) => `${plural(n, "rôle proposé", "rôles proposés")} sans réponse.`,
      "partenaires",
    ),
  "a-consulter": ({ consultables }) =>
    consultables === null
      ? null
      : consultables > 0
        ? { verdict: "oui", phrase: `${plural(consultables, "institution")} à consulter.` }
        : {
            verdict: "non",
            phrase: "Aucune institution à consulter n’a accepté de rôle.",
            ou: "partenaires",
          },
  "avis-rendus": ({ consultation }) => {
    if (consultation === null)
      return { verdict: "non", phrase: "Aucun avis n’a été demandé.", ou: "consultation" };
    const { rendus, demandes } = consultation;
    return rendus > 0
      ? { verdict: "oui", phrase: `${plural(rendus, "avis rendu", "avis rendus")} sur ${demandes}.` }
      : { verdict: "non", phrase: "Aucune institution n’a rendu d’avis.", ou: "consultation" };
  },
  "avis-attendus": ({ consultation }) => {
    if (consultation === null) return null;
    const manquent = consultation.demandes - consultation.rendus;
    if (manquent <= 0) return { verdict: "oui", phrase: "Tous les avis demandés sont rendus." };
    return consultation.echue
      ? { verdict: "oui", phrase: `${plural(manquent, "institution")} sans avis à l’échéance.` }
      : {
          verdict: "alerte",
          phrase: `${plural(manquent, "avis attendu", "avis attendus")} encore, et l’échéance n’est pas passée.`,
          ou: "consultation",
        };
  },
  "avis-defavorables": ({ consultation }) =>
    consultation === null
      ? null
      : aucun(
          consultation.defavorables,
          "alerte",
          "Aucun avis défavorable.",
          (n) => `${plural(n, "avis défavorable", "avis défavorables")}.`,
          "consultation",
        ),
  remarques: ({ consultation, versions }) => {
    // A scheme adopted before it came here was consulted elsewhere.
    if (consultation === null)
      return versions === null ? null : { verdict: "oui", phrase: "Aucune remarque à traiter." };
    return aucun(
      consultation.sansReponse,
      "non",
      "Chaque remarque a sa réponse.",
      (n) => `${plural(n, "remarque")} sans réponse des copilotes.`,
      "consultation",
    );
  },
  version: ({ versions }) =>
    versions === null
      ? null
      : versions > 0
        ? { verdict: "oui", phrase: `${plural(versions, "version adoptée", "versions adoptées")}.` }
        : { verdict: "non", phrase: "L’adoption du schéma n’est pas enregistrée.", ou: "adopter" },
  nouvelles: ({ sansNouvelles }) =>
    aucun(
      sansNouvelles,
      "alerte",
      "Chaque action a eu des nouvelles.",
      (n) => `${plural(n, "action")} dont personne n’a jamais donné de nouvelles.`,
      "manques?genre=action-sans-nouvelles",
    ),
  amendement: ({ amendementOuvert }) =>
    amendementOuvert === null
      ? null
      : amendementOuvert
        ? { verdict: "non", phrase: "Un amendement est ouvert.", ou: "versions" }
        : { verdict: "oui", phrase: "Aucun amendement n’est ouvert." },
  terme: ({ fin, annee }) => {
    if (fin === null || annee === null) return null;
    return annee > fin
      ? { verdict: "oui", phrase: `Le schéma s’est terminé en ${fin}.` }
      : { verdict: "alerte", phrase: `Le schéma court jusqu’à la fin de ${fin}.` };
  },
  "actions-finies": ({ enCours }) =>
    aucun(
      enCours,
      "alerte",
      "Plus aucune action n’est en cours.",
      (n) => `${plural(n, "action")} encore en cours ou à venir.`,
      "plan",
    ),
  blocages: ({ bloquees }) =>
    aucun(
      bloquees,
      "alerte",
      "Aucune action n’est bloquée.",
      (n) => `${plural(n, "action bloquée", "actions bloquées")}.`,
      "blocages",
    ),
} as const satisfies Record<string, (fait: Fait) => DitGarde | null>;

export type Garde = keyof typeof GARDES;
