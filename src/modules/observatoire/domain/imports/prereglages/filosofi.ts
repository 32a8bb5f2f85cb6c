import { codeOf, type ModeleIndicateur } from "../../indicateur.ts";
import type { Maille } from "../../vocabulaire.ts";
import { effectif, valeur } from "../modele.ts";
import { type Controle, columnNamed, LICENCE_OUVERTE, type Prereglage } from "../prereglage.ts";

const FAMILLE = "Ressources";
const NIVEAU =
  "Revenu disponible d’un ménage, prestations reçues et impôts directs payés, divisé par son nombre d’unités de consommation.";
const PETITES =
  "Les petites communes ne sont pas publiées ; les déciles ne le sont qu’au-dessus d’environ 1 900 personnes.";

function quantile(colonne: string, libelle: string): [string, ModeleIndicateur] {
  const code = codeOf(`filosofi ${colonne}`);
  return [
    colonne,
    valeur({
      ...{ code, libelle, famille: FAMILLE, unite: "€ par an", sens: "bas", decimales: 0 },
      definition: `${NIVEAU} ${libelle}.`,
      avertissements: [PETITES, "Une médiane ou un décile ne se recalcule pas d’un territoire à l’autre."],
    }),
  ];
}

function part(colonne: string, libelle: string): [string, ModeleIndicateur] {
  return [
    colonne,
    valeur({
      ...{ code: codeOf(`filosofi ${colonne}`), libelle, famille: FAMILLE, unite: "%" },
      definition: `${libelle}, dans le revenu disponible de l’ensemble des ménages du territoire.`,
      avertissements: [PETITES],
    }),
  ];
}

const COLONNES: ReadonlyMap<string, ModeleIndicateur> = new Map([
  [
    "NBMEN",
    effectif({
      ...{ code: "filosofi-nbmen", libelle: "Ménages fiscaux", famille: FAMILLE, unite: "ménages" },
      definition: "Ménages fiscaux au revenu disponible connu et positif ou nul.",
    }),
  ],
  [
    "NBPERS",
    effectif({
      ...{ code: "filosofi-nbpers", libelle: "Personnes des ménages fiscaux", famille: FAMILLE },
      ...{ unite: "personnes", definition: "Personnes qui composent les ménages fiscaux." },
    }),
  ],
  [
    "NBUC",
    effectif({
      ...{ code: "filosofi-nbuc", libelle: "Unités de consommation", famille: FAMILLE, decimales: 1 },
      unite: "unités",
      definition: "Première personne pour 1, les autres de 14 ans ou plus pour 0,5, les enfants pour 0,3.",
    }),
  ],
  quantile("Q1", "Premier quartile du niveau de vie"),
  quantile("Q2", "Niveau de vie médian"),
  quantile("Q3", "Troisième quartile du niveau de vie"),
  quantile("Q3_Q1", "Écart entre les quartiles du niveau de vie"),
  ...[1, 2, 3, 4, 6, 7, 8, 9].map((n) =>
    quantile(`D${n}`, `${n === 1 ? "Premier" : `${n}e`} décile du niveau de vie`),
  ),
  [
    "RD",
    valeur({
      ...{ code: "filosofi-rd", libelle: "Rapport interdécile", famille: FAMILLE, sens: "haut" },
      definition:
        "Niveau de vie au-dessus duquel sont les 10 % les plus aisés, sur celui au-dessous duquel sont les 10 % les plus modestes.",
    }),
  ],
  [
    "S80S20",
    valeur({
      ...{ code: "filosofi-s80s20", libelle: "Rapport des masses S80/S20", famille: FAMILLE, sens: "haut" },
      definition:
        "Part des revenus que détiennent les 20 % les plus aisés, sur celle des 20 % les plus modestes.",
    }),
  ],
  [
    "GI",
    valeur({
      ...{ code: "filosofi-gi", libelle: "Indice de Gini", famille: FAMILLE, sens: "haut", decimales: 3 },
      definition: "0 quand tous les niveaux de vie sont égaux, 1 quand un seul ménage a tout.",
    }),
  ],
  part("PACT", "Part des revenus d’activité"),
  part("PTSA", "Part des salaires et traitements"),
  part("PTSAC", "Part des salaires, traitements et indemnités de chômage"),
  part("PCHO", "Part des indemnités de chômage"),
  part("PBEN", "Part des revenus des professions non salariées"),
  part("PPEN", "Part des pensions, retraites et rentes"),
  part("PPAT", "Part des revenus du patrimoine"),
  part("PPSOC", "Part des prestations sociales"),
  part("PPFAM", "Part des prestations familiales"),
  part("PPMINI", "Part des minima sociaux"),
  part("PPLOGT", "Part des prestations de logement"),
  part("PIMPOT", "Part des impôts (négative)"),
  [
    "TP60",
    valeur({
      ...{ code: "taux-pauvrete", libelle: "Taux de pauvreté", famille: FAMILLE, unite: "%", sens: "haut" },
      definition: "Part des personnes dont le niveau de vie est sous 60 % de la médiane métropolitaine.",
      avertissements: [PETITES],
    }),
  ],
]);

const CONTROLES: readonly Controle[] = [
  ...(
    [
      ["d1", "q1"],
      ["q1", "q2"],
      ["q2", "q3"],
      ["q3", "d9"],
    ] as const
  ).map(([a, b]): Controle => ({ genre: "ordre", croissants: [`filosofi-${a}`, `filosofi-${b}`] })),
  { genre: "ordre", croissants: ["filosofi-nbmen", "filosofi-nbpers"] },
  { genre: "ordre", croissants: ["filosofi-nbuc", "filosofi-nbpers"] },
];

/** The mesh of a code of Filosofi: a commune, a Siren, a département, and 1 for metropolitan France. */
function mailleOf(code: string): [Maille, string] {
  if (/^2\d{8}$/.test(code)) return ["epci", code];
  if (/^\d[\dAB]\d{3}$/.test(code)) return ["commune", code];
  if (code === "1") return ["france", "FR"];
  if (/^\d{9}$/.test(code)) return ["iris", code];
  return ["departement", code];
}

export const filosofi: Prereglage = {
  code: "filosofi",
  titre: "Insee, Filosofi (revenus et pauvreté)",
  aide: "Fichiers « FILO_DISP » par commune, intercommunalité, département ou France : l’année est lue dans les en-têtes (Q219 pour 2019).",
  ouvrir: ({ colonnes }) => {
    const code = columnNamed(colonnes, "CODGEO");
    const nom = columnNamed(colonnes, "LIBGEO");
    const year = colonnes.map((one) => /^NBMEN(\d\d)$/i.exec(one.trim())?.[1]).find(Boolean);
    if (code < 0 || year === undefined) return null;
    const millesime = `20${year}`;
    const lues = colonnes.flatMap((colonne, index) => {
      const bare = colonne
        .trim()
        .toUpperCase()
        .replace(new RegExp(`(?:${millesime}|(?<!_Q)${year})$`), "");
      const modele = COLONNES.get(bare);
      return modele ? [{ index, colonne, modele }] : [];
    });
    return {
      provenance: {
        producteur: "Insee",
        jeu: "Filosofi, revenu disponible",
        licence: LICENCE_OUVERTE,
        adresse: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
      },
      geographie: Number(millesime) + 1,
      modeles: lues.map(({ modele }) => modele),
      controles: CONTROLES,
      statut: "publie",
      lire: (cellules) => {
        const [maille, territoire] = mailleOf((cellules[code] ?? "").trim());
        return lues.map(({ index, colonne, modele }) => ({
          ...{ indicateur: modele.code, maille, code: territoire, millesime, colonne },
          nom: cellules[nom] ?? null,
          valeur: cellules[index] ?? "",
          note: maille === "france" ? "France métropolitaine" : null,
        }));
      },
    };
  },
};
