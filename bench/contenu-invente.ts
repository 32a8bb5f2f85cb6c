import type {
  ActeurFige,
  ActionFigee,
  ContenuVersion,
  ObjectifFige,
} from "#modules/schemas/domain/versions/contenu.ts";

/** Proportions of a real scheme: 4 volets, 13 engagements, 30 objectifs, 114 actions, and some forty pages of texts. */
const ENGAGEMENTS = [4, 3, 3, 3];
const OBJECTIFS = 30;
const ACTIONS = 114;
const DIAGNOSTICS = 9;

const PHRASE =
  "Les familles du canton demandent des horaires plus larges, des lieux proches et des professionnels qui se parlent. ";
const acteur = (court: string): ActeurFige => ({ id: court, nom: court, court, genre: "institution" });
const [CAF, CD, MSA] = [acteur("Caf"), acteur("CD"), acteur("MSA")];
const PERSONNE = { coordination: [], etiquettes: [] };

/** The same scheme but for one sentence, which says `rank`: of one fiche, or of all of them (`toutes`). */
export function contenuInvente(rank: number, toutes = false): ContenuVersion {
  let no = 0;
  const objectifs = Array.from({ length: OBJECTIFS }, (_, index) =>
    objectif(index, toutes || index === 3 ? rank : 0),
  );
  let taken = 0;
  const engagementsInAll = ENGAGEMENTS.reduce((sum, count) => sum + count, 0);
  const volets = ENGAGEMENTS.map((count, volet) => ({
    ...{ id: `volet-${volet}`, no: volet + 1, titre: `Thème ${volet + 1}`, objectifs: [], actions: [] },
    engagements: Array.from({ length: count }, () => {
      no += 1;
      const end = Math.round((OBJECTIFS * no) / engagementsInAll);
      const own = objectifs.slice(taken, end);
      taken = end;
      return {
        id: `engagement-${no}`,
        no,
        titre: `Rapprocher les services, partie ${no}`,
        objectifs: own,
        actions: [],
      };
    }),
  }));
  return {
    ...{ format: "maillage-schema", numeroFormat: 1, departement: "63" },
    schema: {
      ...{ id: "essai123", titre: "Schéma d’essai", type: "sdsf", debut: 2022, fin: 2026 },
      ...{ forme: "engagements", mots: {} },
    },
    membres: [CAF, CD, MSA].map((institution) => ({
      ...{ institution, role: "copilote" as const, portee: "Tout le schéma", du: "2022-01-01" },
    })),
    textes: volets.flatMap(({ id }) =>
      Array.from({ length: DIAGNOSTICS }, (_, index) => ({
        ...{
          id: `${id}-${index}`,
          rubrique: "diagnostic" as const,
          volet: id,
          titre: `État des lieux ${index + 1}`,
        },
        texte: Array.from({ length: 4 }, () => PHRASE.repeat(5)).join("\n\n"),
      })),
    ),
    volets,
  };
}

function objectif(index: number, rank: number): ObjectifFige {
  const first = Math.round((ACTIONS * index) / OBJECTIFS);
  const last = Math.round((ACTIONS * (index + 1)) / OBJECTIFS);
  return {
    ...{
      id: `objectif-${index}`,
      no: index + 1,
      titre: `Faciliter une démarche des familles (${index + 1})`,
    },
    contexte: `${PHRASE.repeat(4)}\n\nRelu ${rank} fois.`,
    resultatsAttendus: ["Une démarche plus courte", "Des parents mieux informés", "Des lieux connus de tous"],
    indicateurs: ["Réunions tenues", "Personnes venues", "Lieux ouverts", "Délai moyen"].map((libelle) => ({
      ...{ libelle, resultatVise: "", unite: "", sens: null, base: "", cibles: "", periodicite: null },
    })),
    ...PERSONNE,
    ...{ pilotes: [CAF, CD], partenaires: [MSA] },
    actions: Array.from({ length: last - first }, (_, place) => action(index, place)),
  };
}

function action(index: number, place: number): ActionFigee {
  const code = `${index + 1}-${String.fromCharCode(65 + place)}`;
  return {
    ...{
      id: code,
      code,
      intitule: `Ouvrir et faire connaître un lieu d’accueil, d’écoute ou d’information (${code})`,
    },
    ...{
      description: "",
      nature: place % 2 === 0 ? "nouvelle" : "a_poursuivre",
      fin: null,
      territoires: [],
      jalons: [],
    },
    debut: place % 2 === 0 ? (`${2022 + ((index + place) % 5)}` as ActionFigee["debut"]) : null,
    ...PERSONNE,
    ...{ pilotes: [], partenaires: [] },
  };
}
