import type { ModeleIndicateur } from "../indicateur.ts";

/** What every indicator of a preset says, beside what it has of its own. */
type Propre = Pick<ModeleIndicateur, "code" | "libelle" | "famille"> &
  Partial<Omit<ModeleIndicateur, "definitions">> & { readonly definition: string; readonly cle?: string };

/** A count: adds up from a territory to the next. */
export function effectif({ definition, cle = "producteur", ...propre }: Propre): ModeleIndicateur {
  return {
    unite: "",
    calcul: "somme",
    numerateur: null,
    denominateur: null,
    facteur: 100,
    formule: null,
    agregation: "somme",
    sens: "neutre",
    decimales: 0,
    mailles: [],
    periodicite: "annuelle",
    avertissements: [],
    ...propre,
    definitions: [{ cle, libelle: "Définition du producteur", texte: definition, debut: null, fin: null }],
  };
}

/** A figure published as such: a median, a rate without its counts. */
export function valeur(propre: Propre): ModeleIndicateur {
  return effectif({ decimales: 1, ...propre, calcul: "valeur", agregation: "non_agregable" });
}
