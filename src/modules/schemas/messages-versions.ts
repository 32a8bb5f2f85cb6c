import type { Catalogue } from "#platform/http/messages.ts";
import { NBSP, NNBSP } from "#platform/values/french.ts";

/** Reasons as the end of a sentence: « Le plan est vide. Aucune version n’est adoptée. » */
function reasons(given: unknown): string {
  return Array.isArray(given) ? given.join(" ") : "";
}

/** What the life of a scheme refuses: phases, adoption, amendments. */
export const messagesVersions: Catalogue = {
  "phase.passage": () =>
    "Ce schéma ne passe pas de l’une à l’autre de ces phases : la page « Vie du schéma » dit celles qui suivent.",
  "phase.changee": () =>
    "Quelqu’un a changé la phase de ce schéma pendant que vous lisiez. La page montre où il en est : relisez, puis recommencez.",
  "phase.bloquee": ({ raisons }) => `Le schéma ne peut pas avancer${NBSP}: ${reasons(raisons)}`,
  "phase.alertes": () =>
    "Des points demandent votre attention : lisez-les, cochez « J’ai lu ces points », puis recommencez.",
  "phase.motif": () => "Dites en une phrase pourquoi le schéma revient en arrière : l’historique la garde.",
  "version.instance": () => "Écrivez le nom de l’instance qui a adopté le texte, en 300 caractères au plus.",
  "version.numero-decision": () =>
    "Écrivez le numéro de la décision ou de la délibération, en 100 caractères au plus.",
  "version.date-a-venir": () => "La date d’adoption ne peut pas être dans l’avenir.",
  "version.date-ancienne": () => "La date d’adoption est trop ancienne : vérifiez l’année.",
  "version.date-avant": ({ numero, jour }) =>
    `La version ${numero} a été adoptée le ${jour} : la suivante ne peut pas l’avoir été avant.`,
  "version.decision-prise": ({ numero }) =>
    `Cette décision est déjà celle de la version ${numero} : vérifiez son numéro.`,
  "version.texte-change": () =>
    "Le texte a changé depuis que vous avez ouvert cette page : rien n’a été adopté. Relisez la comparaison, puis recommencez.",
  "version.identique": ({ numero }) =>
    `Rien ne diffère de la version ${numero} : il n’y a rien à adopter. Modifiez d’abord le plan.`,
  "version.deja-adopte": () => "Ce schéma est déjà adopté : pour le changer, ouvrez un amendement.",
  "consultation.phase": () => "La consultation s’ouvre quand le schéma est en phase « Consultation ».",
  "consultation.deja-ouverte": () => "Une consultation est déjà ouverte sur ce schéma.",
  "consultation.echeance": () => "Choisissez une échéance à partir de demain, et dans moins d’un an.",
  "consultation.institutions": () =>
    "Cochez au moins une institution à consulter, parmi celles qui ont accepté un rôle.",
  "consultation.fermee": () =>
    "Aucune consultation n’est ouverte sur ce schéma : il n’y a plus d’avis à rendre.",
  "consultation.deja-rappelee": () =>
    "Les institutions qui n’ont pas répondu ont déjà été relancées aujourd’hui. Recommencez demain au plus tôt.",
  "consultation.rien-attendu": () => "Plus aucune réponse n’est attendue : il n’y a personne à relancer.",
  "consultation.pas-consultee": () =>
    "L’avis de votre institution n’est pas demandé dans cette consultation : demandez-le aux copilotes.",
  "consultation.avis-motif": () => "Dites quelles sont les réserves, ou pourquoi l’avis est défavorable.",
  "consultation.reponse-motif": () => "Dites en une phrase pourquoi : l’institution la lira.",
  "consultation.perimee": () =>
    "Quelqu’un a répondu à cette remarque pendant que vous écriviez. Votre texte est gardé ci-dessous ; relisez, puis recommencez.",
  "consultation.adoptee": () => "Le schéma est adopté : les réponses aux remarques ne changent plus.",
  "bilan.texte": () => "Dites en quelques mots ce qui a manqué, ou pourquoi l’objectif n’a plus d’objet.",
  "suivant.annees": () => "Le schéma suivant commence après celui-ci : vérifiez sa première année.",
  "amendement.objet": () => "Donnez un nom à l’amendement, en 200 caractères au plus.",
  "amendement.motif": () => "Dites pourquoi le schéma est amendé, en 4 000 caractères au plus.",
  "amendement.phase": () => "Un schéma s’amende pendant sa mise en œuvre ou son évaluation.",
  "amendement.sans-version": () =>
    "L’adoption de ce schéma n’est pas enregistrée : il n’y a pas encore de texte à amender.",
  "amendement.deja-ouvert": ({ objet }) =>
    `L’amendement «${NNBSP}${objet}${NNBSP}» est déjà ouvert : adoptez-le ou abandonnez-le d’abord.`,
  "amendement.clos": ({ etat }) =>
    etat === "adopte" ? "Cet amendement est déjà adopté." : "Cet amendement a été abandonné.",
};
