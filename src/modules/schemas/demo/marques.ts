/** Which actions of a département bear which tags: by code, or by number of objectif for all of its actions. */
export const MARQUES: Readonly<Record<string, readonly (readonly [etiquettes: string, sur: string])[]>> = {
  "63": [
    ["Futurs parents", "20-B 1-E 1-D"],
    ["Moins de 3 ans", "1 2 5 6 8 9 10 7-B 7-E 20-C"],
    ["3 à 11 ans", "5-B 7-D 14 12-C 20-D"],
    ["12 à 17 ans", "13 15-A 15-B 15-C 16-D 20-E"],
    ["18 à 25 ans", "15-C 16-A 16-B 16-E 16-F"],
    ["Parents", "1 2 17-E 19 20 21 8-C"],
    ["Familles monoparentales", "7-B 7-E 8-A 20-A"],
    ["Enfants en situation de handicap", "6 13-A 18-B"],
    ["Assistants maternels", "1-F 3-A 4-A 4-B 6-C 9-C"],
    ["Professionnels et bénévoles", "3 4 12 18 24-B 30-C 10-D"],
    ["Inclusion", "6 13-A 8-B 29-A"],
    ["Aller vers", "13-D 20-A 20-F 29-B 1-C 19-C"],
    ["Lutte contre la pauvreté", "7 8-A 16 29-A 23-C"],
    ["Égalité des filles et des garçons", "3-B 12-A 15-A"],
    ["Participation des familles", "2-D 17-E 23-F 28 27-B 23-D"],
    ["Attractivité des métiers", "3 12-A 12-B 4-C"],
    ["Transition écologique", "5-A 5-C"],
    ["Rural et montagne", "19 9-D 27-C 8-A 16-F"],
    ["Quartiers prioritaires", "7-B 27-D 29-B"],
    ["Petites villes", "17-B 25-D 30-A"],
    ["Stratégie nationale 1 000 premiers jours", "5-C 20-B"],
    ["Charte nationale d’accueil du jeune enfant", "5-A 5-B 5-C 6-B"],
    ["Pacte des solidarités", "7-A 7-E 16-E"],
  ],
  "03": [
    ["Moins de 3 ans", "1 2"],
    ["Assistants maternels", "2"],
    ["Parents", "3 4"],
    ["12 à 17 ans", "3"],
    ["Familles monoparentales", "4"],
    ["Petites villes", "1 5"],
    ["Participation des familles", "5"],
  ],
  "43": [
    ["Moins de 3 ans", "1 2"],
    ["Assistants maternels", "1-B"],
    ["Parents", "2 3"],
    ["12 à 17 ans", "4 5"],
    ["Aller vers", "1-A 3-A 4-B"],
    ["Rural et montagne", "1 4"],
  ],
};

/** What cuts across whole objectifs of the Puy-de-Dôme, by number. */
export const MARQUES_OBJECTIFS: Readonly<Record<number, readonly string[]>> = {
  3: ["Attractivité des métiers"],
  6: ["Inclusion", "Enfants en situation de handicap"],
  7: ["Lutte contre la pauvreté"],
  12: ["Attractivité des métiers"],
  19: ["Rural et montagne"],
  20: ["Aller vers", "Parents"],
  28: ["Participation des familles"],
  29: ["Aller vers", "Inclusion"],
};

/** Milestones of actions of the Puy-de-Dôme, by code. */
export const JALONS: Readonly<Record<string, readonly { libelle: string; date: string; fait: boolean }[]>> = {
  "1-D": [
    { libelle: "Trame du livret validée par les relais", date: "2024-03", fait: true },
    { libelle: "Livret imprimé et remis aux mairies", date: "2025-01", fait: true },
    { libelle: "Mise à jour après un an d’usage", date: "2026-12", fait: false },
  ],
  "5-C": [
    { libelle: "Modèles de projet d’accueil en ligne", date: "2024-06", fait: true },
    { libelle: "Charte présentée à toutes les crèches", date: "2025-09", fait: true },
    { libelle: "Bilan avec les équipes", date: "2026-12", fait: false },
  ],
  "6-D": [
    { libelle: "Recueil des questions des familles", date: "2023-10", fait: true },
    { libelle: "Livret relu par les associations", date: "2024-11", fait: true },
    { libelle: "Version facile à lire", date: "2025-12", fait: false },
  ],
  "9-D": [
    { libelle: "Carte des manques de places", date: "2024-09", fait: true },
    { libelle: "Rencontre des élus de quatre communautés", date: "2025-06", fait: true },
    { libelle: "Deux projets déposés", date: "2026-06", fait: false },
  ],
  "16-F": [
    { libelle: "Bilan de la première année", date: "2024-06", fait: true },
    { libelle: "Règlement revu", date: "2025-03", fait: true },
    { libelle: "Reconduction décidée", date: "2026-12-15", fait: false },
  ],
  "18-D": [
    { libelle: "Annuaire des professionnels", date: "2024-05", fait: true },
    { libelle: "Mallette remise aux réseaux locaux", date: "2025-12", fait: false },
  ],
  "20-B": [
    { libelle: "Premiers parents ambassadeurs formés", date: "2024-10", fait: true },
    { libelle: "Groupes de parole dans les maternités", date: "2026-03", fait: true },
    { libelle: "Rencontre en visio chaque mois", date: "2026-12", fait: false },
  ],
  "23-B": [
    { libelle: "Inventaire des critères de chacun", date: "2024-12", fait: true },
    { libelle: "Grille commune signée", date: "2026-03", fait: false },
  ],
  "24-A": [
    { libelle: "Convention avec l’université", date: "2023-11", fait: true },
    { libelle: "Enquête dans douze structures", date: "2025-05", fait: true },
    { libelle: "Restitution publique", date: "2026-11-30", fait: false },
  ],
};
