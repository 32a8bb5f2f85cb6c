import type { ModeleIndicateur } from "../../indicateur.ts";
import { effectif } from "../modele.ts";
import { columnNamed, LICENCE_OUVERTE, type Prereglage } from "../prereglage.ts";
import { padded } from "./couverture.ts";

function foyers(code: string, libelle: string, unite = "foyers"): ModeleIndicateur {
  return effectif({
    ...{ code: `cnaf-${code}`, libelle, famille: "Allocataires", unite },
    definition: `${libelle}, en décembre.`,
    avertissements: [
      "Effectifs arrondis au multiple de 5 inférieur : leur somme est un peu sous le vrai total.",
      "Régime des Caf seul : sans la MSA, une commune agricole se lit de travers.",
    ],
    mailles: ["commune"],
  });
}

const COLONNES: ReadonlyMap<string, ModeleIndicateur> = new Map([
  ["indfoy_ndur", foyers("foyers", "Foyers allocataires")],
  ["indnbp_ndur", foyers("personnes", "Personnes couvertes par un foyer allocataire", "personnes")],
  ["indfoy_rsa", foyers("foyers-rsa", "Foyers bénéficiaires du RSA")],
  ["indfoy_ppa", foyers("foyers-prime-activite", "Foyers bénéficiaires de la prime d’activité")],
  ["indfoy_ndural", foyers("foyers-logement", "Foyers bénéficiaires d’une aide au logement")],
  ["indfoy_af", foyers("foyers-allocations-familiales", "Foyers bénéficiaires des allocations familiales")],
  ["indfoy_ndurpaje", foyers("foyers-paje", "Foyers bénéficiaires de la Paje")],
]);

export const cnafPrestations: Prereglage = {
  code: "cnaf-prestations",
  titre: "Cnaf, toutes prestations par commune",
  aide: "Jeu s_ben_com_f de data.caf.fr : les foyers de décembre, par commune et par année.",
  ouvrir: ({ colonnes }) => {
    const code = columnNamed(colonnes, "numcomdo");
    const date = columnNamed(colonnes, "dtreffre");
    const nom = columnNamed(colonnes, "nomcom");
    if (code < 0 || date < 0) return null;
    const lues = [...COLONNES].flatMap(([colonne, modele]) => {
      const index = columnNamed(colonnes, colonne);
      return index < 0 ? [] : [{ index, colonne, modele }];
    });
    return {
      provenance: {
        ...{ producteur: "Cnaf", jeu: "Toutes prestations par commune (s_ben_com_f)" },
        licence: LICENCE_OUVERTE,
        adresse: "https://data.caf.fr/explore/dataset/s_ben_com_f/",
      },
      geographie: null,
      modeles: lues.map(({ modele }) => modele),
      controles: [{ genre: "ordre", croissants: ["cnaf-foyers", "cnaf-personnes"] }],
      statut: "arrondi",
      lire: (cellules) => {
        const jour = (cellules[date] ?? "").trim();
        // The year stands for its December; another month keeps its name.
        const millesime = /^\d{4}(?:-12(?:-\d\d)?)?$/.test(jour) ? jour.slice(0, 4) : jour.slice(0, 7);
        return lues.map(({ index, colonne, modele }) => ({
          ...{ indicateur: modele.code, maille: "commune", millesime, colonne },
          code: padded("commune", (cellules[code] ?? "").trim()),
          ...{ nom: nom < 0 ? null : (cellules[nom] ?? null), valeur: cellules[index] ?? "" },
        }));
      },
    };
  },
};
