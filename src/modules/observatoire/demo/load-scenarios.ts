import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { createScenario } from "../commands/perspectives/edit-scenario.ts";
import type { SaisieScenario } from "../domain/perspectives/scenario.ts";

const ligne = (epci: string, annee: number, places: number, note: string) => ({
  ...{ epci, annee: String(annee), places: String(places), note },
});

/**
 * Scenarios of the demonstration: hypotheses of a working group that is invented, said so in their notes. They are no figures; the
 * coverage that they start from is published.
 */
const SCENARIOS: readonly SaisieScenario[] = [
  {
    titre: "Deux micro-crèches dans l’est du département",
    note: "Hypothèses d’un groupe de travail inventé pour la démonstration : rien n’est décidé, et les nombres d’enfants sont supposés pour l’exercice.",
    ...{ horizon: "2029", tendance: "taux", taux: "-1,5" },
    places: [
      ligne("200070712", 2026, 12, "première micro-crèche"),
      ligne("200070712", 2028, 12, "seconde micro-crèche"),
      ligne("200070761", 2027, 10, "une maison d’assistants maternels"),
    ],
    enfants: [
      { epci: "200070712", enfants: "850" },
      { epci: "200070761", enfants: "600" },
    ],
  },
  {
    titre: "Des départs à la retraite que personne ne remplace",
    note: "Hypothèse d’un groupe de travail inventé pour la démonstration : elle sert à voir ce qu’il faudrait ouvrir pour ne pas reculer.",
    ...{ horizon: "2030", tendance: "constante", taux: "" },
    places: [
      ligne("200070712", 2026, -40, "assistants maternels qui arrêtent"),
      ligne("200070712", 2028, -40, "assistants maternels qui arrêtent"),
      ligne("200070712", 2028, 24, "ouvertures à trouver"),
    ],
    enfants: [{ epci: "200070712", enfants: "850" }],
  },
  {
    titre: "Moins de naissances, aucune place de plus",
    note: "Tendance supposée, la même partout, pour servir de point de comparaison aux deux autres.",
    ...{ horizon: "2029", tendance: "taux", taux: "-1,5", places: [], enfants: [] },
  },
];

export async function loadScenariosDemo(ctx: Contexte): Promise<void> {
  for (const one of SCENARIOS) await createScenario(ctx, { ...one, envoi: newId() });
}
