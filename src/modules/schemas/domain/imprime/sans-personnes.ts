import { type ActeurFige, type ActeursFiges, type ContenuVersion, mapActeurs } from "../versions/contenu.ts";

/** A person whose institution is not known: there is somebody, and the paper does not say who. */
const QUELQU_UN: ActeurFige = {
  id: "",
  nom: "Une personne nommée",
  court: "une personne nommée",
  genre: "categorie",
};

/** The content with the institution of each person in their place, named once. */
export function sansPersonnes(
  contenu: ContenuVersion,
  employeurs: ReadonlyMap<string, ActeurFige>,
): ContenuVersion {
  const replaced = mapActeurs(contenu, (acteur) =>
    acteur.genre === "personne" ? (employeurs.get(acteur.id) ?? QUELQU_UN) : acteur,
  );
  const branche = <T extends ContenuVersion["volets"][number]["engagements"][number]>(one: T): T => ({
    ...one,
    objectifs: one.objectifs.map((objectif) => ({ ...once(objectif), actions: objectif.actions.map(once) })),
    actions: one.actions.map(once),
  });
  return {
    ...replaced,
    volets: replaced.volets.map((volet) => ({
      ...branche(volet),
      engagements: volet.engagements.map(branche),
    })),
  };
}

function once<T extends ActeursFiges>(one: T): T {
  const distinct = (acteurs: readonly ActeurFige[]) => [
    ...new Map(acteurs.map((acteur) => [acteur.id, acteur])).values(),
  ];
  return {
    ...one,
    pilotes: distinct(one.pilotes),
    coordination: distinct(one.coordination),
    partenaires: distinct(one.partenaires),
  };
}
