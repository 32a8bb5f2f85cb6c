import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { keepClassement } from "../commands/priorites/keep-classement.ts";
import { parseChoix } from "../domain/priorites/choix.ts";

/** Rankings of the demonstration: real figures, and choices of ours that nobody decided. */
const CLASSEMENTS = [
  {
    titre: "Où se cumulent revenus modestes et accueil rare",
    adresse:
      "methode=rang_somme&maille=epci&indicateur=filosofi-d1&indicateur=filosofi-ppsoc&sens.filosofi-ppsoc=haut&indicateur=taux-couverture&regle=n_premiers&valeur=4 ; 4&graine=63&familles=filosofi-nbmen",
  },
  {
    titre: "Accueil du jeune enfant : sous le taux national",
    adresse: "methode=sous_reperes&maille=epci&indicateur=taux-couverture&familles=filosofi-nbmen",
  },
];

export async function loadClassementsDemo(ctx: Contexte): Promise<void> {
  for (const { titre, adresse } of CLASSEMENTS)
    await keepClassement(ctx, { titre, choix: parseChoix(new URLSearchParams(adresse)), envoi: newId() });
}
