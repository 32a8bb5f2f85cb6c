import excel from "exceljs";
import { csvText } from "#platform/http/csv.ts";

/** A plan of any length, always the same for the same length: invented words, the shape of a real one. */
export type PlanInvente = { volets: Volet[] };
type Volet = { titre: string; engagements: Engagement[] };
type Engagement = { titre: string; objectifs: Objectif[] };
type Objectif = {
  no: number;
  titre: string;
  contexte: string;
  pilotes: string;
  partenaires: string;
  resultats: string;
  actions: Action[];
};
type Action = { code: string; intitule: string; nature: string; debut: number; fin: number };

const FIRST_YEAR = 2023;
const YEARS = [2023, 2024, 2025, 2026, 2027];
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Proportions of a real scheme: 4 volets, 13 engagements, 30 objectifs and 114 actions. */
const ACTIONS_PER_OBJECTIF = [4, 4, 3, 4, 4];
const OBJECTIFS_PER_ENGAGEMENT = 7 / 3;
const ENGAGEMENTS_PER_VOLET = 13 / 4;
const MOST_VOLETS = 12;

const VERBES = [
  "Ouvrir",
  "Soutenir",
  "Faire connaître",
  "Former",
  "Réunir",
  "Équiper",
  "Évaluer",
  "Prolonger",
];
const OBJETS = [
  "les lieux d’accueil parents-enfants",
  "les relais petite enfance",
  "les points d’écoute pour adolescents",
  "les ateliers numériques de quartier",
  "les vacances des familles modestes",
  "les bénévoles de l’aide aux devoirs",
  "les assistants maternels débutants",
  "les permanences itinérantes",
];
const LIEUX = [
  "dans les bourgs éloignés",
  "autour des gares",
  "avec les mairies de montagne",
  "le mercredi et le samedi",
  "pendant les petites vacances",
  "à l’échelle de chaque intercommunalité",
];
const INSTITUTIONS = ["Caf", "Conseil départemental", "MSA", "Éducation nationale", "ARS", "Préfecture"];
const ASSOCIATIONS = Array.from({ length: 36 }, (_, rank) => `Association du bassin ${rank + 1}`);
const CONSTATS = [
  "Les familles disent chercher longtemps avant de savoir à qui s’adresser.",
  "Les délais varient du simple au triple d’un canton à l’autre.",
  "Les équipes se connaissent peu et répondent chacune de leur côté.",
  "Le nombre de demandes monte depuis trois ans, surtout en horaires décalés.",
];

/** @param actions how many rows, at least 1 */
export function inventPlan(actions: number): PlanInvente {
  const next = generator(actions);
  const objectifs: Objectif[] = [];
  for (let made = 0; made < actions; ) {
    const wanted = ACTIONS_PER_OBJECTIF[objectifs.length % ACTIONS_PER_OBJECTIF.length] ?? 1;
    const objectif = inventObjectif(objectifs.length + 1, Math.min(wanted, actions - made), next);
    objectifs.push(objectif);
    made += objectif.actions.length;
  }
  const engagements = share(objectifs, Math.ceil(objectifs.length / OBJECTIFS_PER_ENGAGEMENT)).map(
    (own, rank): Engagement => ({
      titre: `Engagement ${rank + 1} : ${pick(VERBES, next)} ${pick(OBJETS, next)}`,
      objectifs: own,
    }),
  );
  const count = Math.min(MOST_VOLETS, Math.ceil(engagements.length / ENGAGEMENTS_PER_VOLET));
  return {
    volets: share(engagements, count).map((own, rank) => ({
      titre: `Volet ${rank + 1} : ${pick(OBJETS, next)}`,
      engagements: own,
    })),
  };
}

function inventObjectif(no: number, actions: number, next: () => number): Objectif {
  const titre = `Objectif ${no} : ${pick(VERBES, next)} ${pick(OBJETS, next)} ${pick(LIEUX, next)}`;
  return {
    no,
    titre,
    contexte: CONSTATS.map(() => pick(CONSTATS, next)).join(" "),
    pilotes: [...new Set([pick(INSTITUTIONS, next), pick(INSTITUTIONS, next)])].join(" ; "),
    partenaires: [
      ...new Set([pick(ASSOCIATIONS, next), pick(ASSOCIATIONS, next), pick(INSTITUTIONS, next)]),
    ].join("\n"),
    resultats: `Une réponse sous ${5 + Math.floor(next() * 20)} jours ${pick(LIEUX, next)}`,
    actions: Array.from({ length: actions }, (_, rank) => {
      const debut = FIRST_YEAR + Math.floor(next() * 3);
      return {
        code: `${no}-${LETTERS[rank]}`,
        intitule: `${pick(VERBES, next)} ${pick(OBJETS, next)} ${pick(LIEUX, next)} (phase ${rank + 1})`,
        nature: next() < 0.5 ? "Nouvelle" : "À poursuivre",
        debut,
        // Never the last year: the reader takes ticks up to the last year for an action without end.
        fin: Math.min(debut + Math.floor(next() * 3), FIRST_YEAR + 3),
      };
    }),
  };
}

/** The plan as a list: one row an action, everything repeated. */
export function planCsv(plan: PlanInvente): Buffer {
  const rows = plan.volets.flatMap((volet) =>
    volet.engagements.flatMap((engagement) =>
      engagement.objectifs.flatMap((objectif) =>
        objectif.actions.map((action) => [
          volet.titre,
          engagement.titre,
          objectif.titre,
          objectif.contexte,
          action.code,
          action.intitule,
          action.nature,
          action.debut,
          action.fin,
          objectif.pilotes.replaceAll(" ; ", " | "),
          objectif.partenaires.replaceAll("\n", " | "),
          objectif.resultats,
        ]),
      ),
    ),
  );
  const headers = ["Volet", "Engagement", "Objectif", "Contexte", "Code de l’action", "Action", "Nature"];
  return Buffer.from(
    csvText([...headers, "Début", "Fin", "Pilotage", "Partenaires", "Résultats attendus"], rows),
  );
}

/** The plan as départements keep it: title, two header lines, merged cells, a ticked column for each year, a legend. */
export async function planXlsx(plan: PlanInvente): Promise<Buffer> {
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet("Plan d’actions");
  sheet.addRow(["Plan d’actions inventé pour les mesures"]);
  sheet.mergeCells("A1:O1");
  sheet.addRow([]);
  const years = YEARS.map(() => "");
  sheet.addRow(
    ["Volet", "Engagement", "Objectif", "Contexte", "N°", "Action", "Nature", "Calendrier"].concat(
      years.slice(1),
      ["Pilotage", "Partenaires", "Résultats attendus"],
    ),
  );
  sheet.addRow(["", "", "", "", "", "", "", ...YEARS]);
  sheet.mergeCells("H3:L3");
  for (const column of "ABCDEFGMNO") sheet.mergeCells(`${column}3:${column}4`);
  const merge = (columns: string, first: number): void => {
    for (const column of columns) sheet.mergeCells(`${column}${first}:${column}${sheet.rowCount}`);
  };
  for (const volet of plan.volets) {
    const firstOfVolet = sheet.rowCount + 1;
    for (const engagement of volet.engagements) {
      const firstOfEngagement = sheet.rowCount + 1;
      for (const objectif of engagement.objectifs) {
        const firstOfObjectif = sheet.rowCount + 1;
        for (const { code, intitule, nature, debut, fin } of objectif.actions) {
          const ticks = YEARS.map((year) => (year >= debut && year <= fin ? "x" : ""));
          const { titre, contexte, pilotes, partenaires, resultats } = objectif;
          const levels = [volet.titre, engagement.titre, titre, contexte];
          sheet.addRow([...levels, code, intitule, nature, ...ticks, pilotes, partenaires, resultats]);
        }
        merge("CDMNO", firstOfObjectif);
      }
      merge("B", firstOfEngagement);
    }
    merge("A", firstOfVolet);
  }
  sheet.addRow([]);
  sheet.addRow(["Légende : x = année de mise en œuvre"]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** `items` in `parts` lists of nearly the same length, in order. */
function share<T>(items: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, rank) =>
    items.slice(Math.floor((rank * items.length) / parts), Math.floor(((rank + 1) * items.length) / parts)),
  );
}

function pick<T>(items: readonly T[], next: () => number): T {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Linear congruential generator of Park and Miller (16807 modulo 2^31 - 1): numbers from 0 to 1, 1 excluded. */
function generator(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
