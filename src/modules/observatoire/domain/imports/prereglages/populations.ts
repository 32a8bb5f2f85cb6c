import { effectif } from "../modele.ts";
import { columnNamed, LICENCE_OUVERTE, type Prereglage, yearInName } from "../prereglage.ts";
import { padded } from "./couverture.ts";

const AVIS =
  "L’année est celle de l’édition du code officiel géographique ; le recensement dont elle vient est plus ancien d’environ trois ans.";

const MUNICIPALE = effectif({
  ...{ code: "population", libelle: "Population municipale", famille: "Population", unite: "habitants" },
  definition: "Personnes qui résident habituellement sur le territoire ; chacune est comptée une fois.",
  ...{ cle: "edition-cog", avertissements: [AVIS], mailles: ["commune"] },
});

const TOTALE = effectif({
  ...{ code: "population-totale", libelle: "Population totale", famille: "Population", unite: "habitants" },
  definition:
    "Population municipale et population comptée à part (étudiants, maisons de retraite…) : ne s’additionne pas sans double compte.",
  ...{ cle: "edition-cog", avertissements: [AVIS], mailles: ["commune"], calcul: "valeur" },
  agregation: "non_agregable",
});

const provenance = {
  producteur: "Insee",
  licence: LICENCE_OUVERTE,
  adresse: "https://www.insee.fr/fr/statistiques/fichier/2028028/table-appartenance-geo-communes.zip",
};

/** One column a year: `pop_paquet_2019`. */
export const populationsSerie: Prereglage = {
  code: "populations",
  titre: "Insee, populations des communes par édition",
  aide: "Une ligne par commune, une colonne par édition (pop_paquet_2019, population_2021…).",
  ouvrir: ({ colonnes }) => {
    const code = colonnes.findIndex((one) => /^(?:code_commune(?:_\d{4})?|codgeo)$/i.test(one.trim()));
    const annees = colonnes.flatMap((colonne, index) => {
      const annee = /^(?:pop|population)[a-z_]*_((?:19|20)\d\d)$/i.exec(colonne.trim())?.[1];
      return annee ? [{ index, colonne, annee }] : [];
    });
    if (code < 0 || annees.length === 0) return null;
    const nom = columnNamed(colonnes, "nom", "nom_commune", "libgeo");
    const geographie = /_(\d{4})$/.exec(colonnes[code]?.trim() ?? "")?.[1];
    return {
      provenance: { ...provenance, jeu: "Populations des communes, éditions successives" },
      geographie: geographie ? Number(geographie) : null,
      modeles: [MUNICIPALE],
      controles: [],
      statut: "publie",
      lire: (cellules) =>
        annees.map(({ index, colonne, annee }) => ({
          ...{ indicateur: "population", maille: "commune", millesime: annee, colonne },
          code: padded("commune", (cellules[code] ?? "").trim()),
          ...{ nom: nom < 0 ? null : (cellules[nom] ?? null), valeur: cellules[index] ?? "" },
        })),
    };
  },
};

/** The members of the EPCI, with both populations. */
export const populationsMembres: Prereglage = {
  code: "epci-membres",
  titre: "DGCL, communes membres des intercommunalités",
  aide: "Les populations du fichier des communes membres ; les appartenances s’importent avec les territoires.",
  ouvrir: ({ colonnes, nom, reglage }) => {
    const code = columnNamed(colonnes, "code_commune", "insee");
    const municipale = columnNamed(colonnes, "pop_municipale");
    const totale = columnNamed(colonnes, "pop_totale");
    const millesime = reglage.millesime ?? yearInName(nom);
    if (code < 0 || municipale < 0 || totale < 0 || millesime === null) return null;
    const libelle = columnNamed(colonnes, "nom_commune");
    return {
      provenance: { ...provenance, producteur: "DGCL, Insee", jeu: "Communes membres des EPCI" },
      geographie: Number(millesime),
      modeles: [MUNICIPALE, TOTALE],
      controles: [{ genre: "ordre", croissants: ["population", "population-totale"] }],
      statut: "publie",
      lire: (cellules) =>
        [
          { index: municipale, modele: MUNICIPALE },
          { index: totale, modele: TOTALE },
        ].map(({ index, modele }) => ({
          ...{ indicateur: modele.code, maille: "commune", millesime, colonne: colonnes[index] ?? null },
          code: padded("commune", (cellules[code] ?? "").trim()),
          ...{ nom: libelle < 0 ? null : (cellules[libelle] ?? null), valeur: cellules[index] ?? "" },
        })),
    };
  },
};
