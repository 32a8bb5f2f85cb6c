/** A workbook such as départements keep, small, with three errors planted in it: what a visitor tries the import with. */

type Ligne = readonly [code: string, action: string, nature: string, annees: string, fin: string];
type Bloc = {
  volet: string;
  engagement: string;
  objectif: string;
  pilotage: string;
  partenaires: string;
  lignes: readonly Ligne[];
};

const BLOCS: readonly Bloc[] = [
  {
    volet: "Volet 1 : Accueil du jeune enfant",
    engagement: "Engagement 1 : Trouver une place plus facilement",
    objectif: "Objectif 1 : Donner aux parents une seule porte d'entrée",
    pilotage: "Caf ; CD",
    partenaires: "MSA\nRelais petite enfance",
    lignes: [
      ["1-A", "Ouvrir un guichet unique dans chaque intercommunalité", "Nouvelle", "24 25 26", ""],
      ["1-B", "Publier chaque mois les places disponibles", "À poursuivre", "23 24 25 26 27", ""],
      // Planted: a nature that means nothing.
      ["1-C", "Répondre à toute demande sous quinze jours", "Peut-être", "25 26", ""],
    ],
  },
  {
    volet: "Volet 1 : Accueil du jeune enfant",
    engagement: "Engagement 1 : Trouver une place plus facilement",
    objectif: "Objectif 2 : Ouvrir des places là où il en manque",
    pilotage: "CD",
    partenaires: "Caf\nCommunes",
    lignes: [
      ["2-A", "Accompagner les porteurs de micro-crèches associatives", "À poursuivre", "23 24 25 26 27", ""],
      // Planted: it ends before it begins.
      ["2-B", "Financer dix places à horaires élargis", "Nouvelle", "25 26", "2024"],
    ],
  },
  {
    volet: "Volet 2 : Parents et enfants",
    engagement: "Engagement 2 : Être là quand une famille cherche de l'aide",
    objectif: "Objectif 3 : Faire vivre un lieu pour les parents par bassin de vie",
    pilotage: "Caf ; MSA",
    partenaires: "Udaf\nCentres sociaux",
    lignes: [
      ["3-A", "Tenir un café des parents par mois", "À poursuivre", "23 24 25 26 27", ""],
      ["3-B", "Proposer une permanence d'écoute le soir", "Nouvelle", "26 27", ""],
      // Planted: a code that is already taken.
      ["3-A", "Former les bénévoles à l'accueil", "Nouvelle", "24", "2024"],
    ],
  },
];

const ANNEES = [23, 24, 25, 26, 27];

/** The bytes of the sample workbook: title, two header lines, merged cells, ticked years, a legend. */
export async function sampleWorkbook(): Promise<ArrayBuffer> {
  // Loaded when somebody asks for it: the server needs it for nothing else.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet("Plan d'actions", { views: [{ state: "frozen", ySplit: 4 }] });
  sheet.columns = [18, 26, 28, 7, 52, 14, 5, 5, 5, 5, 5, 12, 18, 22].map((width) => ({ width }));
  sheet.addRow(["Exemple de plan d'actions 2023-2027 (à corriger : trois erreurs s'y cachent)"]);
  sheet.mergeCells("A1:N1");
  sheet.addRow([]);
  sheet.addRow([
    "Volet",
    "Engagement",
    "Objectif",
    "N°",
    "Action",
    "Nature",
    "Calendrier",
    "",
    "",
    "",
    "",
    "Échéance",
    "Pilotage",
    "Partenaires",
  ]);
  sheet.addRow(["", "", "", "", "", "", ...ANNEES]);
  sheet.mergeCells("G3:K3");
  for (const column of "ABCDEFLMN") sheet.mergeCells(`${column}3:${column}4`);
  for (const { lignes, ...bloc } of BLOCS) {
    const first = sheet.rowCount + 1;
    for (const [code, action, nature, annees, fin] of lignes) {
      const ticks = ANNEES.map((annee) => (annees.includes(String(annee)) ? "x" : ""));
      sheet.addRow([
        bloc.volet,
        bloc.engagement,
        bloc.objectif,
        code,
        action,
        nature,
        ...ticks,
        fin,
        bloc.pilotage,
        bloc.partenaires,
      ]);
    }
    for (const column of "ABCMN") sheet.mergeCells(`${column}${first}:${column}${sheet.rowCount}`);
  }
  sheet.addRow([]);
  sheet.addRow(["Légende : x = année de mise en œuvre"]);
  sheet.getRow(1).font = { bold: true, size: 14 };
  for (const row of [3, 4]) sheet.getRow(row).font = { bold: true };
  sheet.eachRow((row) => {
    row.alignment = { vertical: "top", wrapText: true };
  });
  return workbook.xlsx.writeBuffer();
}
