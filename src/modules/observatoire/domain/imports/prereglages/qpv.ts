import type { ModeleIndicateur } from "../../indicateur.ts";
import { effectif, valeur } from "../modele.ts";
import { columnNamed, LICENCE_OUVERTE, type Prereglage, yearInName } from "../prereglage.ts";
import { COLONNES_CAF, CONTROLES_CAF } from "./allocataires.ts";

const FAMILLE = "Quartiers prioritaires";
const ESTIME = "Population d’un recensement ancien, reconduite plusieurs années par le producteur.";

function taux(code: string, libelle: string, unite = "%", sens: "haut" | "bas" | "neutre" = "neutre") {
  return valeur({
    ...{ code: `qpv-${code}`, libelle, famille: FAMILLE, unite, sens },
    definition: `${libelle}, dans le quartier prioritaire.`,
  });
}

/** A column of the SIG ville → its indicator; `note` is the column that says whether it is published. */
const COLONNES: ReadonlyMap<string, ModeleIndicateur> = new Map([
  ...COLONNES_CAF,
  [
    "POP_MUN",
    effectif({
      ...{ code: "qpv-population", libelle: "Population du quartier", famille: FAMILLE, unite: "habitants" },
      definition: "Population municipale du quartier prioritaire.",
      avertissements: [ESTIME],
    }),
  ],
  ["TX_F", taux("femmes", "Part des femmes")],
  ["TX_TOT_0A24", taux("moins-25-ans", "Part des moins de 25 ans")],
  ["TX_TOT_60ETPLUS", taux("plus-60-ans", "Part des 60 ans ou plus")],
  [
    "IND_JEUNE",
    taux("indice-jeunesse", "Indice de jeunesse (moins de 20 ans pour un de 60 ans ou plus)", ""),
  ],
  ["TX_TOT_MEN1", taux("menages-1", "Part des ménages d’une personne")],
  ["TX_TOT_MEN6", taux("menages-6", "Part des ménages de six personnes ou plus", "%", "haut")],
  ["TX_TOT_ET", taux("etrangers", "Part des personnes de nationalité étrangère")],
  ["TP60", taux("taux-pauvrete", "Taux de pauvreté à 60 % de la médiane", "%", "haut")],
  ["DISP_Q1", taux("niveau-vie-q1", "Premier quartile du niveau de vie", "€ par an", "bas")],
  ["DISP_Q2", taux("niveau-vie-median", "Niveau de vie médian", "€ par an", "bas")],
  ["DISP_Q3", taux("niveau-vie-q3", "Troisième quartile du niveau de vie", "€ par an", "bas")],
  ["PIMP", taux("menages-imposes", "Part des ménages imposés", "%", "bas")],
  ["PACT", taux("part-activite", "Part des revenus d’activité")],
  ["PPEN", taux("part-pensions", "Part des pensions, retraites et rentes")],
  ["PPSOC", taux("part-prestations", "Part des prestations sociales")],
]);

const NOTES: readonly (readonly [string, RegExp])[] = [
  ["NOTE_CNAF", /^caf-/],
  ["NOTE_RP", /^qpv-(?:femmes|moins|plus|indice|menages-[16]|etrangers)/],
  ["NOTE_FILO", /^qpv-(?:taux-pauvrete|niveau|menages-imposes|part)/],
];

export const qpv: Prereglage = {
  code: "qpv",
  titre: "SIG ville, quartiers prioritaires",
  aide: "Fichiers « DEMO » et « REVENUS » des quartiers de la politique de la ville ; l’année est dans le nom du fichier, ou donnée à côté.",
  ouvrir: ({ colonnes, nom, reglage }) => {
    const code = columnNamed(colonnes, "CODGEO");
    const libelle = columnNamed(colonnes, "LIBGEO");
    const note = columnNamed(colonnes, "NOTE_CNAF");
    const millesime = reglage.millesime ?? yearInName(nom);
    if (code < 0 || note < 0 || millesime === null) return null;
    const lues = colonnes.flatMap((colonne, index) => {
      const modele = COLONNES.get(colonne.trim().toUpperCase());
      if (!modele) return [];
      const said = NOTES.find(([, pattern]) => pattern.test(modele.code))?.[0];
      return [{ index, colonne, modele, note: said ? columnNamed(colonnes, said) : -1 }];
    });
    return {
      provenance: {
        producteur: "Insee, ANCT (SIG ville)",
        jeu: colonnes.some((one) => one.trim() === "TP60")
          ? "Quartiers : revenus"
          : "Quartiers : démographie",
        licence: LICENCE_OUVERTE,
        adresse: "https://sig.ville.gouv.fr",
      },
      geographie: Number(millesime),
      modeles: lues.map(({ modele }) => modele),
      controles: [
        ...CONTROLES_CAF,
        { genre: "ordre", croissants: ["qpv-niveau-vie-q1", "qpv-niveau-vie-median"] },
        { genre: "ordre", croissants: ["qpv-niveau-vie-median", "qpv-niveau-vie-q3"] },
      ],
      statut: "publie",
      lire: (cellules) =>
        lues.map(({ index, colonne, modele, note: said }) => {
          const texte = cellules[index] ?? "";
          const publiee = said < 0 || ["", "0"].includes((cellules[said] ?? "").trim());
          return {
            ...{
              indicateur: modele.code,
              maille: "qpv",
              code: (cellules[code] ?? "").trim(),
              millesime,
              colonne,
            },
            nom: cellules[libelle] ?? null,
            valeur: texte,
            ...(texte.trim() === "" && {
              statut: publiee ? ("secret_primaire" as const) : ("non_disponible" as const),
            }),
          };
        }),
    };
  },
};
