/** Models to begin with: our own layouts, their fields between braces. */
import type { BlocWord } from "#platform/documents/word/document-word.ts";
import type { ModeleOffert } from "#platform/papiers/papier.ts";
import { CHAMPS_FICHE_SEULE, CHAMPS_SCHEMA_ENTIER } from "./champs.ts";

type Exemple = ReturnType<ModeleOffert["exemple"]>;

const titre = (niveau: 1 | 2 | 3 | 4, texte: string): BlocWord => ({ genre: "titre", niveau, texte });
const texte = (contenu: string): BlocWord => ({ genre: "texte", texte: contenu });

/** A heading and its texts, when there are some. */
const textes = (nom: string, intitule: string, niveau: 1 | 2 | 3): BlocWord[] => [
  titre(niveau, intitule),
  texte(`{#${nom}}`),
  texte("{titre_du_texte}"),
  texte("{texte}"),
  texte(`{/${nom}}`),
];

const ACTIONS: BlocWord = {
  genre: "tableau",
  entete: ["N°", "Action", "Calendrier", "Pilotage", "Où elle en est"],
  largeurs: [9, 41, 16, 18, 16],
  lignes: [
    [
      "{#actions}{code}",
      "{intitule}\n{description}",
      "{calendrier}",
      "{pilotes_action}",
      "{ou_en_est}{/actions}",
    ],
  ],
};

const FICHE: readonly BlocWord[] = [
  texte("{volet}{#engagement} · {engagement}{/engagement}"),
  texte("{#contexte}{contexte}{/contexte}"),
  titre(3, "Les actions"),
  ACTIONS,
  titre(3, "Résultats attendus"),
  texte("{#resultats}"),
  texte("– {.}"),
  texte("{/resultats}"),
  titre(3, "Indicateurs d’évaluation"),
  texte("{#indicateurs}"),
  texte("– {.}"),
  texte("{/indicateurs}"),
  {
    genre: "fiche",
    champs: [
      ["Pilotage", "{pilotes}"],
      ["Coordination", "{coordination}"],
      ["Partenaires associés", "{partenaires}"],
      ["Publics", "{publics}"],
    ],
  },
];

const pied = (): Pick<Exemple, "pied" | "enTete"> => ({
  enTete: "{schema}, {annees}",
  pied: "{etat_du_texte}",
});

const exempleFiche = (): Exemple => ({
  ...pied(),
  titre: "Modèle de fiche objectif",
  blocs: [titre(1, "{numero} : {titre}"), ...FICHE.map((bloc) => lever(bloc))],
});

/** Headings of a fiche that stands alone begin one level higher. */
function lever(bloc: BlocWord): BlocWord {
  return bloc.genre === "titre" ? { ...bloc, niveau: 2 } : bloc;
}

const exempleSchema = (): Exemple => ({
  ...pied(),
  titre: "Modèle de schéma",
  blocs: [
    titre(1, "{schema}"),
    texte(
      "{departement}, {annees}. {etat_du_texte}{#instance} par {instance}, décision n° {decision}{/instance}.",
    ),
    texte("Porté par {copilotes}."),
    texte("{nombre_de_volets} volets, {nombre_d_objectifs} objectifs, {nombre_total_d_actions} actions."),
    { genre: "sommaire" },
    ...textes("avant_propos", "Avant-propos", 1),
    ...textes("gouvernance", "La gouvernance", 1),
    {
      genre: "tableau",
      entete: ["Institution", "Rôle", "Sur quoi"],
      lignes: [["{#institutions}{nom}", "{role}", "{portee}{/institutions}"]],
    },
    ...textes("methode", "La méthode", 1),
    ...textes("territoire", "Le portrait du territoire", 1),
    texte("{habitants} habitants, {communes} communes."),
    {
      genre: "tableau",
      entete: ["Intercommunalité", "Communes", "Habitants"],
      lignes: [["{#intercommunalites}{epci}", "{epci_communes}", "{epci_habitants}{/intercommunalites}"]],
    },
    texte("{#volets}"),
    titre(1, "{volet}"),
    ...textes("diagnostic", "Le diagnostic", 2),
    texte("{#fiches}"),
    titre(2, "{numero} : {titre}"),
    ...FICHE,
    texte("{/fiches}"),
    texte("{/volets}"),
    ...textes("composition", "La composition du comité", 1),
    titre(1, "L’annuaire des institutions"),
    {
      genre: "tableau",
      entete: ["Institution", "Sigle"],
      lignes: [["{#annuaire}{nom}", "{sigle}{/annuaire}"]],
    },
    titre(1, "Le glossaire"),
    texte("{#glossaire}"),
    texte("{terme} : {definition}"),
    texte("{/glossaire}"),
    ...textes("annexes", "Annexes", 1),
  ],
});

const exemplePlan = (): Exemple => ({
  ...pied(),
  titre: "Modèle de plan d’actions",
  blocs: [
    {
      genre: "paysage",
      blocs: [
        titre(1, "Plan d’actions : {schema}, {annees}"),
        texte("{etat_du_texte}. {nombre_total_d_actions} actions."),
        texte("{#volets}"),
        titre(2, "{volet}"),
        texte("{#fiches}"),
        titre(3, "{numero} : {titre}"),
        texte("Pilotage : {pilotes}"),
        ACTIONS,
        texte("{/fiches}"),
        texte("{/volets}"),
      ],
    },
  ],
});

export const MODELE_FICHE: ModeleOffert = { champs: CHAMPS_FICHE_SEULE, exemple: exempleFiche };
export const MODELE_SCHEMA: ModeleOffert = { champs: CHAMPS_SCHEMA_ENTIER, exemple: exempleSchema };
export const MODELE_PLAN: ModeleOffert = { champs: CHAMPS_SCHEMA_ENTIER, exemple: exemplePlan };
