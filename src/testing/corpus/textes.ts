import { type Cas, csvText, ENTETE, PETIT_PLAN, planAvec, TITRES } from "./cas.ts";

const utf8 = (text: string) => Buffer.from(text, "utf8");
const texte = csvText(PETIT_PLAN);
const plan = { lignes: 3, actions: TITRES, erreurs: [] };

/** Bytes of the accented letters of the small plan in Mac Roman. */
const MAC: Readonly<Record<string, number>> = { é: 0x8e, É: 0x83, À: 0xcb, à: 0x88, ë: 0x91, "’": 0xd5 };
function macRoman(text: string): Buffer {
  return Buffer.from([...text].map((character) => MAC[character] ?? character.charCodeAt(0)));
}

function csv(titre: string, rows: readonly (readonly string[])[], attendu: Cas["attendu"]): Cas {
  return { titre, nom: "plan.csv", make: () => utf8(csvText(rows)), attendu };
}

const wide = (columns: number) =>
  PETIT_PLAN.map((row, at) => {
    const more = Array.from({ length: columns - row.length }, (_, n) => (at === 0 ? `Divers ${n}` : "x"));
    return [...row, ...more];
  });

export const TEXTES: readonly Cas[] = [
  { titre: "UTF-8", nom: "plan.csv", make: () => utf8(texte), attendu: { ...plan, encodage: "UTF-8" } },
  {
    titre: "UTF-8 with its mark",
    nom: "plan.csv",
    make: () => utf8(`\ufeff${texte}`),
    attendu: { ...plan, encodage: "UTF-8 avec marque" },
  },
  ...[true, false].flatMap((marked): Cas[] => {
    const text = marked ? `\ufeff${texte}` : texte;
    const encodage = marked ? "UTF-16" : "UTF-16 sans marque";
    const little = () => Buffer.from(text, "utf16le");
    return [
      {
        titre: `${encodage}, little-endian`,
        nom: "plan.csv",
        make: little,
        attendu: { ...plan, encodage },
      },
      {
        titre: `${encodage}, big-endian`,
        nom: "plan.txt",
        make: () => little().swap16(),
        attendu: { ...plan, encodage },
      },
    ];
  }),
  {
    titre: "Windows-1252",
    nom: "plan.csv",
    make: () => Buffer.from(texte.replaceAll("'", "\u0092"), "latin1"),
    attendu: {
      ...plan,
      encodage: "Windows-1252",
      actions: ["Ouvrir l’été", "Réunir à Noël"],
    },
  },
  {
    titre: "Mac Roman",
    nom: "plan.csv",
    make: () => macRoman(texte.replaceAll("'", "’")),
    attendu: { ...plan, encodage: "Mac Roman", actions: ["Ouvrir l’été", "Réunir à Noël"] },
  },
  ...[",", "\t", "|"].map(
    (separator): Cas => ({
      titre: `separator ${JSON.stringify(separator)}`,
      nom: "plan.csv",
      make: () => utf8(csvText(PETIT_PLAN, separator, "\n")),
      attendu: plan,
    }),
  ),
  {
    titre: "a quote that is never closed",
    nom: "plan.csv",
    make: () => utf8(`${texte}Volet;Objectif;1-C;"Jamais fermé;Nouvelle;;;Caf\r\n;;;suite\r\n`),
    attendu: { refus: "import.guillemet" },
  },
  {
    titre: "a quote inside a text",
    nom: "plan.csv",
    make: () => utf8(`${ENTETE.join(";")}\nV;O;1-A;Un écran 12" neuf;Nouvelle;2024;;Caf\n`),
    attendu: { lignes: 2, actions: ['Un écran 12" neuf'], erreurs: [] },
  },
  csv("200 columns", wide(200), plan),
  csv("201 columns", wide(201), { refus: "import.trop-de-colonnes" }),
  csv("dates as texts", planAvec({ Début: "17/09/2026", Fin: "mars 2027" }), {
    ...plan,
    dates: ["2026-09-17", "2027-03"],
  }),
  csv("dates as serial numbers", planAvec({ Début: "46282", Fin: "46647" }), {
    ...plan,
    dates: ["2026-09-17", "2027-09-17"],
  }),
  csv("French numbers", planAvec({ Action: "Ouvrir 1\u202f234,5 places" }), {
    ...plan,
    actions: ["Ouvrir 1\u202f234,5 places", "Réunir à Noël"],
  }),
  csv("a French number instead of a date", planAvec({ Début: "1 234,5" }), {
    lignes: 3,
    erreurs: [[2, "Début"]],
  }),
  csv(
    "non-breaking spaces",
    planAvec({ Nature: "\u00a0Nouvelle\u202f", Début: "17\u00a0septembre\u00a02026", Fin: "" }),
    {
      ...plan,
      dates: ["2026-09-17", null],
    },
  ),
  csv(
    "zero-width characters",
    planAvec({ Action: "\u200bOuvrir\u2060 l'é\u00adté\ufeff", Début: "20\u200b24" }),
    plan,
  ),
  csv("right-to-left texts and marks", planAvec({ Action: "\u202eOuvrir\u202c שלום \u200fمرحبا" }), {
    ...plan,
    actions: ["Ouvrir שלום مرحبا", "Réunir à Noël"],
  }),
  csv("emoji", planAvec({ Action: "Fêter 👨‍👩‍👧 🎉", Pilotage: "Caf 🏛️" }), { lignes: 3, erreurs: [] }),
  csv("a text as long as a sheet allows", planAvec({ Action: "é".repeat(32_767) }), {
    lignes: 3,
    erreurs: [[2, "Action"]],
  }),
  csv(
    "a second table under the first",
    [
      ...PETIT_PLAN,
      [],
      [],
      ["Objectif", "Pilote", "Échéance", "Action"],
      ["Autre", "Caf", "2024", "Autre action"],
    ],
    {
      lignes: 5,
      actions: TITRES,
      erreurs: [],
      dit: "Un autre tableau commence à la ligne 6",
    },
  ),
  csv(
    "a second table beside the first",
    PETIT_PLAN.map((row, at) => [
      ...row,
      "",
      ...(at === 0 ? ["Objectif", "Action"] : ["Autre", `Autre action ${at}`]),
    ]),
    {
      ...plan,
      dit: "Un autre tableau commence à la colonne J",
    },
  ),
  csv(
    "the same header again after blank rows",
    [...PETIT_PLAN, [], ENTETE, ["V", "O", "1-C", "Suite", "Nouvelle", "2024", "", "Caf"]],
    {
      lignes: 5,
      actions: [...TITRES, "Suite"],
      erreurs: [],
    },
  ),
  csv(
    "headers of nobody",
    [
      ["Bonjour", "le monde"],
      ["1", "2"],
    ],
    { lignes: 2, erreurs: [[null, null]] },
  ),
  csv("a formula", planAvec({ Action: "=SOMME(A1:A9)" }), { lignes: 3, erreurs: [[2, "Action"]] }),
  csv("the end before the start", planAvec({ Début: "2025", Fin: "2024" }), {
    lignes: 3,
    erreurs: [[2, "Fin"]],
  }),
  csv("an unknown nature", planAvec({ Nature: "peut-être" }), { lignes: 3, erreurs: [[2, "Nature"]] }),
  csv("the same code twice", planAvec({ Code: "1-B" }), { lignes: 3, erreurs: [[3, "Code"]] }),
  csv(
    "a column twice",
    PETIT_PLAN.map((row, at) => [...row, at === 0 ? "Porteur" : "Caf"]),
    {
      lignes: 3,
      erreurs: [[1, "Porteur"]],
    },
  ),
  csv(
    "without the column of actions",
    PETIT_PLAN.map((row) => row.filter((_, at) => at !== 3 && at !== 2)),
    {
      lignes: 3,
      erreurs: [[1, "Action"]],
    },
  ),
  {
    titre: "an empty file",
    nom: "plan.csv",
    make: () => new Uint8Array(),
    attendu: { refus: "import.fichier-vide" },
  },
  csv(
    "blank rows only",
    [
      ["", ""],
      ["", " "],
    ],
    { refus: "import.feuille-vide" },
  ),
  {
    titre: "null bytes",
    nom: "plan.csv",
    make: () => utf8(`${texte}a;\u0000b`),
    attendu: { refus: "import.octets-nuls" },
  },
  {
    titre: "binary under the name of a text",
    nom: "plan.csv",
    make: () => Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 7) % 31)),
    attendu: { refus: "import.octets-nuls" },
  },
  {
    titre: "15 001 rows",
    nom: "plan.csv",
    make: () => utf8("a;b\n".repeat(15_001)),
    attendu: { refus: "import.trop-de-lignes" },
  },
  {
    titre: "a web page under the name of a table",
    nom: "plan.csv",
    make: () => utf8("<html><table><tr><td>Objectif</td></tr></table></html>"),
    attendu: { refus: "import.format-inconnu" },
  },
];
