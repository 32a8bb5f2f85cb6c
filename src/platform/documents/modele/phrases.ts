/** Faults of a model, as the person who wrote it in Word reads them. */
import { NBSP, NNBSP } from "#platform/values/french.ts";
import type { Faute, PartieModele } from "./faute.ts";

const PARTIES: Readonly<Record<PartieModele, string>> = {
  corps: "Dans le corps du texte",
  "en-tete": "Dans l’en-tête",
  pied: "Dans le pied de page",
  notes: "Dans une note",
};

/** « Dans l’en-tête, près de « Fiche {titre » ». */
export function placeOf({ partie, extrait }: Faute): string {
  return extrait === "" ? PARTIES[partie] : `${PARTIES[partie]}, près de «${NBSP}${extrait}${NBSP}»`;
}

/** What is wrong, then what to write. */
export function phraseOf({ genre, champ, autre }: Faute): string {
  const nom = `«${NBSP}{${champ}}${NBSP}»`;
  const debut = `«${NBSP}{#${champ}}${NBSP}»`;
  const fin = `«${NBSP}{/${champ}}${NBSP}»`;
  switch (genre) {
    case "non-ferme":
      return `Le champ «${NBSP}{${champ}${NBSP}» n’est pas fermé${NBSP}: ajoutez l’accolade «${NBSP}}${NBSP}» à sa fin.`;
    case "non-ouvert":
      return `Une accolade «${NBSP}}${NBSP}» ferme un champ qui n’a pas été ouvert${NBSP}: ajoutez «${NBSP}{${NBSP}» au début du champ, ou retirez-la.`;
    case "accolades-doublees":
      return `Les accolades de «${NBSP}${champ}${NBSP}» sont doublées${NBSP}: écrivez une seule «${NBSP}{${NBSP}» et une seule «${NBSP}}${NBSP}».`;
    case "boucle-non-fermee":
      return `La répétition ${debut} n’a pas de fin${NBSP}: ajoutez ${fin} là où elle s’arrête.`;
    case "boucle-non-ouverte":
      return `${fin} ferme une répétition qui n’a pas commencé${NBSP}: ajoutez ${debut} là où elle commence, ou retirez-le.`;
    case "boucles-croisees":
      return `La répétition ${debut} est fermée par «${NBSP}{/${autre ?? ""}}${NBSP}»${NBSP}: fermez d’abord celle qui a été ouverte en dernier.`;
    case "boucle-mal-placee":
      return `La répétition ${debut} commence dans un tableau et finit en dehors, ou l’inverse${NBSP}: mettez son début et sa fin dans la même ligne du tableau, ou tous deux en dehors.`;
    case "inconnu":
      return `Le champ ${nom} n’existe pas${autre ? `${NBSP}: vouliez-vous écrire «${NBSP}{${autre}}${NBSP}»${NNBSP}?` : ". Prenez un nom de la liste des champs."}`;
    case "boucle-attendue":
      return `${nom} répète ce qu’il contient${NBSP}: écrivez ${debut}, ce qui se répète, puis ${fin}.`;
    case "hors-de-sa-boucle":
      return autre
        ? `Le champ ${nom} n’existe qu’entre «${NBSP}{#${autre}}${NBSP}» et «${NBSP}{/${autre}}${NBSP}».`
        : `${nom} ne s’écrit qu’à l’intérieur d’une répétition.`;
    case "brut":
      return `Le signe «${NBSP}@${NBSP}» de ${nom} n’est pas accepté${NBSP}: écrivez le nom du champ seul.`;
    case "autre":
      return `Le champ ${nom} ne peut pas être lu${NBSP}: effacez-le, puis écrivez-le de nouveau.`;
  }
}
