import { type ChipTable, StatutChip } from "#platform/ui/feedback.tsx";
import type { Ton } from "#platform/ui/glyphs.tsx";
import { ALERTES, type Alerte, hasAlerte } from "../../domain/plan/filtre-plan.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { LIBELLE_STATUT, type Statut } from "../../domain/plan/vocabulaire.ts";

/** How each status of an action is drawn, in chips and in charts. */
export const TABLE_STATUT: ChipTable<Statut> = {
  a_venir: { ton: "neutre", glyphe: "cercle", label: LIBELLE_STATUT.a_venir },
  en_cours: { ton: "info", glyphe: "demi", label: LIBELLE_STATUT.en_cours },
  realisee: { ton: "succes", glyphe: "coche", label: LIBELLE_STATUT.realisee },
  suspendue: { ton: "attention", glyphe: "pause", label: LIBELLE_STATUT.suspendue },
  abandonnee: { ton: "neutre", glyphe: "croix", label: LIBELLE_STATUT.abandonnee },
};

/**
 * Tone of each status in a chart, from what is done to what is given up. There a tone is also a pattern: the two neutral
 * statuses of the chips would look the same.
 */
export const GRAPHIQUE_STATUT: readonly { statut: Statut; ton: Ton; pluriel: string }[] = [
  { statut: "realisee", ton: "succes", pluriel: "Réalisées" },
  { statut: "en_cours", ton: "info", pluriel: "En cours" },
  { statut: "a_venir", ton: "neutre", pluriel: "À venir" },
  { statut: "suspendue", ton: "attention", pluriel: "Suspendues" },
  { statut: "abandonnee", ton: "erreur", pluriel: "Abandonnées" },
];

/** How each computed situation is drawn. */
export const TABLE_ALERTE: ChipTable<Alerte> = {
  "en-retard": { ton: "erreur", glyphe: "horloge", label: "En retard" },
  bloquee: { ton: "erreur", glyphe: "losange", label: "Bloquée" },
  "sans-nouvelles": { ton: "attention", glyphe: "boucle", label: "Sans nouvelles" },
  "non-demarree": { ton: "attention", glyphe: "drapeau", label: "Non démarrée" },
};

/** The status that the pilot said last. */
export function StatutAction({ statut }: { statut: Statut }) {
  return <StatutChip etat={statut} table={TABLE_STATUT} />;
}

/** The status and whatever deserves attention, as chips in a row; nothing is said twice. */
export function SituationAction({ situation }: { situation: Situation }) {
  return (
    <span className="rangee">
      <StatutAction statut={situation.statut} />
      {alertesOf(situation).map((alerte) => (
        <StatutChip key={alerte} etat={alerte} table={TABLE_ALERTE} />
      ))}
    </span>
  );
}

/** What deserves attention in an action, the most pressing first. */
export function alertesOf(situation: Situation): Alerte[] {
  return ALERTES.filter((alerte) => hasAlerte(situation, alerte));
}
