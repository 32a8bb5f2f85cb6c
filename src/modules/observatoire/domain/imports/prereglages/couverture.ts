/** The coverage rate of childcare and the places behind it (Cnaf, ONAPE). */
import type { ModeleIndicateur } from "../../indicateur.ts";
import type { Maille } from "../../vocabulaire.ts";
import { effectif, valeur } from "../modele.ts";
import { type Controle, columnNamed, LICENCE_OUVERTE, type Prereglage } from "../prereglage.ts";

const FAMILLE = "Petite enfance";
const CNAF = "cnaf-moins-3-ans";
const TEXTE_CNAF =
  "Places théoriques offertes à la fin de l’année par tous les modes d’accueil, préscolarisation comprise, pour 100 enfants de moins de 3 ans.";
const AVERTISSEMENTS = [
  "Ce sont des places pour 100 enfants, pas un pourcentage : une valeur au-dessus de 100 est juste.",
  "Les modes se rajoutent au taux global à 0,1 près, car chacun est arrondi.",
];

/** Where a mode stands in the columns of the Cnaf: `txcouv_<racine>_epci`, `pl_<racine>_epci`. */
const MODES = [
  ["eaje", "eaje", "accueil collectif (EAJE)"],
  ["eaje-psu", "psu_col", "EAJE financés par la PSU"],
  ["eaje-hors-psu", "hors_psu_col", "EAJE hors PSU (micro-crèches Paje)"],
  ["assistants-maternels", "am_ind", "assistants maternels"],
  ["garde-domicile", "gad_ind", "garde à domicile"],
  ["individuel", "ind", "accueil individuel"],
  ["prescolarisation", "prescol", "préscolarisation"],
] as const;

export const TAUX_COUVERTURE: ModeleIndicateur = {
  ...valeur({
    ...{ code: "taux-couverture", libelle: "Taux de couverture, tous modes d’accueil", famille: FAMILLE },
    ...{ unite: "places pour 100 enfants de moins de 3 ans", sens: "bas", definition: TEXTE_CNAF, cle: CNAF },
    avertissements: AVERTISSEMENTS,
    mailles: ["commune", "epci", "departement", "region", "france"],
  }),
  definitions: [
    {
      ...{ cle: CNAF, libelle: "Cnaf, moins de 3 ans, préscolarisation comprise", texte: TEXTE_CNAF },
      ...{ debut: null, fin: null },
    },
    {
      cle: "schema-0-3-ans",
      libelle: "Schéma 2022-2026, 0 à 3 ans, sans préscolarisation",
      texte:
        "Places offertes par l’accueil collectif, les assistants maternels et la garde à domicile pour 100 enfants de 0 à 3 ans, sans la préscolarisation.",
      ...{ debut: null, fin: null },
    },
  ],
};

const TAUX: ReadonlyMap<string, ModeleIndicateur> = new Map([
  ["", TAUX_COUVERTURE],
  ...MODES.map(([code, racine, libelle]): [string, ModeleIndicateur] => [
    racine,
    valeur({
      code: `taux-couverture-${code}`,
      libelle: `Taux de couverture, ${libelle}`,
      ...{ famille: FAMILLE, unite: "places pour 100 enfants de moins de 3 ans", sens: "bas", cle: CNAF },
      definition: `Places théoriques offertes à la fin de l’année (${libelle}) pour 100 enfants de moins de 3 ans.`,
      avertissements: AVERTISSEMENTS,
    }),
  ]),
]);

const PLACES: ReadonlyMap<string, ModeleIndicateur> = new Map(
  [
    ["places-accueil", "tot_offre", "tous modes d’accueil"] as const,
    ...MODES.map(([code, racine, libelle]) => [`places-${code}`, racine, libelle] as const),
  ].map(([code, racine, libelle]): [string, ModeleIndicateur] => [
    racine,
    effectif({
      ...{ code, libelle: `Places d’accueil, ${libelle}`, famille: FAMILLE, unite: "places", sens: "bas" },
      cle: CNAF,
      definition: `Places théoriques offertes à la fin de l’année (${libelle}) aux enfants de moins de 3 ans.`,
    }),
  ]),
);

function controles(prefixe: string, total: string, tolerance: number): readonly Controle[] {
  const of = (code: string) => `${prefixe}-${code}`;
  return [
    {
      ...{ genre: "somme", total, tolerance },
      parties: [of("eaje"), of("assistants-maternels"), of("garde-domicile"), of("prescolarisation")],
    },
    { ...{ genre: "somme", total: of("eaje"), tolerance }, parties: [of("eaje-psu"), of("eaje-hors-psu")] },
    { genre: "ordre", croissants: [of("eaje-psu"), of("eaje")] },
  ];
}

const NIVEAUX: readonly (readonly [string, string, Maille])[] = [
  ["com", "numcom", "commune"],
  ["epci", "numepci", "epci"],
  ["dep", "numdep", "departement"],
  ["reg", "numregi", "region"],
  ["nat", "national", "france"],
];

export const cnafCouverture: Prereglage = {
  code: "cnaf-couverture",
  titre: "Cnaf, taux de couverture et nombre de places",
  aide: "Jeux txcouv_pe_* et nbpla_pe_* de data.caf.fr, par commune, intercommunalité, département, région ou France.",
  ouvrir: ({ colonnes }) => {
    const annee = columnNamed(colonnes, "annee");
    const niveau = NIVEAUX.find(
      ([suffixe]) => columnNamed(colonnes, `txcouv_${suffixe}`, `tot_offre_${suffixe}`) >= 0,
    );
    if (!niveau || annee < 0) return null;
    const [suffixe, cle, maille] = niveau;
    const taux = columnNamed(colonnes, `txcouv_${suffixe}`) >= 0;
    const code = columnNamed(colonnes, cle);
    const nom = columnNamed(colonnes, `nom${suffixe === "reg" ? "regi" : suffixe}`);
    if (code < 0) return null;
    const lues = [...(taux ? TAUX : PLACES)].flatMap(([racine, modele]) => {
      const nomColonne = taux
        ? racine === ""
          ? `txcouv_${suffixe}`
          : `txcouv_${racine}_${suffixe}`
        : racine === "tot_offre"
          ? `tot_offre_${suffixe}`
          : `pl_${racine}_${suffixe}`;
      const index = columnNamed(colonnes, nomColonne);
      return index < 0 ? [] : [{ index, modele, colonne: colonnes[index] ?? nomColonne }];
    });
    return {
      provenance: {
        producteur: "Cnaf",
        jeu: taux ? "Taux de couverture (txcouv_pe)" : "Nombre de places (nbpla_pe)",
        licence: LICENCE_OUVERTE,
        adresse: `https://data.caf.fr/explore/dataset/${taux ? "txcouv" : "nbpla"}_pe_${suffixe}/`,
      },
      geographie: null,
      modeles: lues.map(({ modele }) => modele),
      controles: taux
        ? controles("taux-couverture", "taux-couverture", 0.15)
        : controles("places", "places-accueil", 1.5),
      statut: "publie",
      lire: (cellules) => {
        const territoire = maille === "france" ? "FR" : padded(maille, (cellules[code] ?? "").trim());
        // The national set writes the year as a date.
        const millesime = (cellules[annee] ?? "").trim().slice(0, 4);
        return lues.map(({ index, modele, colonne }) => ({
          ...{ indicateur: modele.code, maille, code: territoire, millesime, colonne },
          ...{ nom: nom < 0 ? null : (cellules[nom] ?? null), valeur: cellules[index] ?? "" },
          note: maille === "france" ? "France hors Mayotte" : null,
        }));
      },
    };
  },
};

/** A code from which a spreadsheet took its leading zero. */
export function padded(maille: Maille, code: string): string {
  if (!/^\d+$/.test(code)) return code;
  if (maille === "commune") return code.padStart(5, "0");
  return maille === "departement" || maille === "region" ? code.padStart(2, "0") : code;
}

/** Columns of the CSV that says the same as the extract in JSON, in the order of its vector. */
export const VECTEUR_COUVERTURE = ["", "eaje", "am_ind", "prescol", "gad_ind"] as const;
