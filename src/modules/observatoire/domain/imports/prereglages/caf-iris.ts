import { columnNamed, LICENCE_OUVERTE, type Prereglage, yearInName } from "../prereglage.ts";
import { COLONNES_CAF, CONTROLES_CAF } from "./allocataires.ts";

export const cafIris: Prereglage = {
  code: "caf-iris",
  titre: "Insee et Cnaf, allocataires par Iris",
  aide: "Fichiers annuels « Caractéristiques des allocataires » à l’Iris ; l’année est dans le nom du fichier, ou donnée à côté.",
  ouvrir: ({ colonnes, nom, reglage }) => {
    const code = columnNamed(colonnes, "CODGEO");
    const libelle = columnNamed(colonnes, "LIBGEO");
    const note = columnNamed(colonnes, "NOTE");
    const percou = columnNamed(colonnes, "PERCOU");
    const millesime = reglage.millesime ?? yearInName(nom);
    if (code < 0 || note < 0 || percou < 0 || millesime === null) return null;
    const lues = colonnes.flatMap((colonne, index) => {
      const modele = COLONNES_CAF.get(colonne.trim().toUpperCase());
      return modele ? [{ index, colonne, modele }] : [];
    });
    return {
      provenance: {
        producteur: "Insee et Cnaf",
        jeu: "Allocataires des Caf par Iris",
        licence: LICENCE_OUVERTE,
        adresse: "https://www.insee.fr/fr/statistiques?theme=4&categorie=3",
      },
      geographie: Number(millesime) + 1,
      modeles: lues.map(({ modele }) => modele),
      controles: CONTROLES_CAF,
      statut: "publie",
      lire: (cellules) => {
        // A note says that the whole row is not published; without one, an empty cell is a hidden count.
        const publiee = (cellules[note] ?? "").trim() === "0";
        return lues.map(({ index, colonne, modele }) => {
          const texte = cellules[index] ?? "";
          const absent = texte.trim() === "";
          return {
            ...{
              indicateur: modele.code,
              maille: "iris",
              code: (cellules[code] ?? "").trim(),
              millesime,
              colonne,
            },
            nom: cellules[libelle] ?? null,
            valeur: texte,
            ...(absent && { statut: publiee ? ("secret_primaire" as const) : ("non_disponible" as const) }),
          };
        });
      },
    };
  },
};
