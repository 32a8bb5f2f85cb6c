/** Counts of beneficiaries of the Caf, as Insee and the SIG ville publish them by IRIS and by quarter. */
import type { ModeleIndicateur } from "../../indicateur.ts";
import { effectif } from "../modele.ts";
import type { Controle } from "../prereglage.ts";

const FAMILLE = "Allocataires";

function compte(code: string, libelle: string, unite = "allocataires"): ModeleIndicateur {
  return effectif({
    ...{ code: `caf-${code}`, libelle, famille: FAMILLE, unite },
    definition: `${libelle}, au 31 décembre, parmi les foyers couverts par la Caf.`,
    avertissements: [
      "Caf seule : les allocataires de la MSA n’y sont pas.",
      "Les cases de moins de 5 sont masquées.",
    ],
  });
}

export const COLONNES_CAF: ReadonlyMap<string, ModeleIndicateur> = new Map([
  ["A", compte("allocataires", "Allocataires")],
  ["PERCOU", compte("personnes-couvertes", "Personnes couvertes", "personnes")],
  ["AI", compte("isoles", "Allocataires isolés sans enfant")],
  ["AM", compte("monoparents", "Allocataires monoparents")],
  ["ACSSENF", compte("couples-sans-enfant", "Allocataires en couple sans enfant")],
  ["ACAVENF", compte("couples-avec-enfant", "Allocataires en couple avec enfant(s)")],
  ["AC3ENF", compte("couples-3-enfants", "Allocataires en couple avec trois enfants ou plus")],
  ["ENF", compte("enfants", "Enfants couverts de moins de 25 ans", "enfants")],
  ["ENF_2", compte("enfants-0-2", "Enfants couverts de moins de 3 ans", "enfants")],
  ["ENF_3_5", compte("enfants-3-5", "Enfants couverts de 3 à 5 ans", "enfants")],
  ["ENF_6_10", compte("enfants-6-10", "Enfants couverts de 6 à 10 ans", "enfants")],
  ["ENF_11_14", compte("enfants-11-14", "Enfants couverts de 11 à 14 ans", "enfants")],
  ["ENF_15_17", compte("enfants-15-17", "Enfants couverts de 15 à 17 ans", "enfants")],
  ["ENF_18_24", compte("enfants-18-24", "Enfants couverts de 18 à 24 ans", "enfants")],
  ["A_ETUD", compte("etudiants", "Allocataires étudiants")],
  ["A_NETUD_24", compte("non-etudiants-25", "Allocataires non étudiants de moins de 25 ans")],
  ["AAL", compte("logement", "Allocataires d’une aide au logement")],
  ["AAPL", compte("apl", "Allocataires de l’aide personnalisée au logement")],
  ["AAAH", compte("aah", "Allocataires de l’allocation aux adultes handicapés")],
  ["APPA", compte("prime-activite", "Allocataires de la prime d’activité")],
  ["ARSA", compte("rsa", "Allocataires du RSA")],
  ["ARSAS", compte("rsa-socle", "Allocataires du RSA socle")],
  [
    "APRES50",
    compte("prestations-50", "Allocataires dont les prestations font au moins la moitié du revenu"),
  ],
  ["APRES100", compte("prestations-100", "Allocataires dont les prestations font tout le revenu")],
]);

/** The four situations of family make up all the beneficiaries; the ages make up the children. */
export const CONTROLES_CAF: readonly Controle[] = [
  {
    genre: "somme",
    total: "caf-allocataires",
    parties: ["caf-isoles", "caf-monoparents", "caf-couples-sans-enfant", "caf-couples-avec-enfant"],
    tolerance: 0,
  },
  {
    genre: "somme",
    total: "caf-enfants",
    parties: [
      ...["caf-enfants-0-2", "caf-enfants-3-5", "caf-enfants-6-10"],
      ...["caf-enfants-11-14", "caf-enfants-15-17", "caf-enfants-18-24"],
    ],
    tolerance: 0,
  },
  { genre: "ordre", croissants: ["caf-couples-3-enfants", "caf-couples-avec-enfant"] },
  { genre: "ordre", croissants: ["caf-allocataires", "caf-personnes-couvertes"] },
];
