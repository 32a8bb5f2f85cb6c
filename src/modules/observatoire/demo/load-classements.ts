import type { Contexte } from "#platform/context/contexte.ts";
import type { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { keepClassement } from "../commands/priorites/keep-classement.ts";
import { parseChoix } from "../domain/priorites/choix.ts";

/** Rankings of the demonstration: real figures, and choices of ours that nobody decided. The objectif leans on it. */
const CLASSEMENTS = [
  {
    titre: "Où se cumulent revenus modestes et accueil rare",
    adresse:
      "methode=rang_somme&maille=epci&indicateur=filosofi-d1&indicateur=filosofi-ppsoc&sens.filosofi-ppsoc=haut&indicateur=taux-couverture&regle=n_premiers&valeur=4 ; 4&graine=63&familles=filosofi-nbmen",
    objectif: 9,
    note: "Les quatre premiers sont étudiés d’abord, à chaque appel à projets.",
  },
  {
    titre: "Accueil du jeune enfant : sous le taux national",
    adresse: "methode=sous_reperes&maille=epci&indicateur=taux-couverture&familles=filosofi-nbmen",
    objectif: 9,
    note: "Le second repère : un secteur y entre dès qu’il passe sous le taux national.",
  },
  {
    titre: "Animation de la vie sociale : trois des six facteurs",
    adresse:
      "methode=domaines&maille=epci&indicateur=taux-couverture&domaine.taux-couverture=Couverture petite enfance et jeunesse&indicateur=filosofi-q2&domaine.filosofi-q2=Ressources financières&indicateur=filosofi-ppsoc&sens.filosofi-ppsoc=haut&domaine.filosofi-ppsoc=Vulnérabilité sociale&regle=n_premiers&valeur=4 ; 4&graine=63&familles=filosofi-nbmen",
    objectif: 27,
    note: "À refaire quand les trois autres facteurs auront un chiffre.",
  },
];

/** Keeps the rankings, through the commands, and ties each to the objectif that leans on it. */
export async function loadClassementsDemo(
  ctx: Contexte,
  objectifs: ReadonlyMap<number, Id<"objectif">>,
  references: References,
): Promise<void> {
  for (const { titre, adresse, objectif, note } of CLASSEMENTS) {
    const choix = parseChoix(new URLSearchParams(adresse));
    const classement = await keepClassement(ctx, { titre, choix, envoi: newId() });
    const cle = objectifs.get(objectif);
    if (!cle) throw new Error(`demonstration: no objectif ${objectif}`);
    await addRenvoi(ctx, references, {
      ...{ nature: "repond", sens: "inverse", note, cle: newId() },
      ...{ objet: { genre: "classement", cle: classement }, autre: { genre: "objectif", cle } },
    });
  }
}
