/** A scheme as its printed document shows it: the same shape for PDF and Word. Pure. */
import { capitalise, compareFrench } from "#platform/values/french.ts";
import { LIBELLE_ROLE_MEMBRE } from "../membres/membre.ts";
import { motOf, niveauxOf, titreNiveau, titreNiveaux } from "../plan/niveaux.ts";
import { LIBELLE_TYPE } from "../plan/vocabulaire.ts";
import { type ActeurFige, acteursDe, type ContenuVersion, type VoletFige } from "../versions/contenu.ts";
import { type DessinCalendrier, dessinsOf } from "./calendrier.ts";
import { type EtatsActions, type FicheImprimee, ficheOf, ligneAction } from "./fiche-imprimee.ts";
import { nommer } from "./nommer.ts";
import { type GroupePlan, planOf } from "./plan-imprime.ts";
import type { PortraitImprime } from "./portrait-imprime.ts";
import {
  brefOf,
  evaluationOf,
  type LigneEvaluation,
  type LignePilotage,
  pilotageOf,
  type VoletEnBref,
} from "./tables-du-plan.ts";
import type { RubriqueTexte } from "./textes.ts";

export type Morceau = { titre: string; texte: string };

/** Which text is printed: adopted, or the one being worked on. */
export type Etat =
  | {
      genre: "adopte";
      numero: number;
      adopteeLe: string;
      instance: string;
      numeroDecision: string;
      empreinte: string;
    }
  | { genre: "travail"; phase: string };

export type Institution = { nom: string; sigle: string; nature: string; courriel: string };
export type EpciImprime = { nom: string; communes: string; population: string };
export type TermeImprime = { sigle: string; terme: string; definition: string };

export type VoletImprime = {
  titre: string;
  numero: string;
  mot: string;
  diagnostic: readonly Morceau[];
  rubriques: readonly { titre: string | null; fiches: readonly FicheImprimee[] }[];
  /** Actions that hang on the volet or its engagements, where the scheme has no objectif above them. */
  horsFiche: readonly { titre: string; actions: FicheImprimee["actions"] }[];
  calendriers: readonly DessinCalendrier[];
};

export type DocumentSchema = {
  titre: string;
  sousTitre: string;
  departement: string;
  annees: string;
  listeAnnees: readonly string[];
  etat: Etat;
  avecNouvelles: boolean;
  jour: string;
  mots: {
    volet: string;
    volets: string;
    objectif: string;
    objectifs: string;
    actions: string;
    action: string;
  };
  comptes: readonly { nombre: number; nom: string }[];
  bref: readonly VoletEnBref[];
  enjeux: readonly string[];
  textes: Readonly<Record<Exclude<RubriqueTexte, "diagnostic">, readonly Morceau[]>>;
  copilotes: readonly { id: string; nom: string; court: string }[];
  membres: readonly { institution: string; role: string; portee: string }[];
  territoire: { communes: string; population: string; epci: readonly EpciImprime[]; source: string };
  /** What the published figures say; null when nothing is published. */
  chiffres: PortraitImprime | null;
  volets: readonly VoletImprime[];
  plan: readonly { titre: string; groupes: readonly GroupePlan[] }[];
  pilotage: readonly LignePilotage[];
  evaluation: readonly { titre: string; lignes: readonly LigneEvaluation[] }[];
  annuaire: readonly Institution[];
  /** Committees, networks, services and groups that the plan names beside the institutions. */
  autres: readonly string[];
  glossaire: readonly TermeImprime[];
};

export type Sources = {
  contenu: ContenuVersion;
  etat: Etat;
  /** What became of each action, by public id; null when the document does not tell news. */
  etats: EtatsActions | null;
  departement: string;
  jour: string;
  territoire: DocumentSchema["territoire"];
  chiffres: PortraitImprime | null;
  /** Everything known of the institutions of the département, by public id. */
  institutions: ReadonlyMap<string, Institution>;
  glossaire: readonly TermeImprime[];
};

export function documentOf(sources: Sources): DocumentSchema {
  const { contenu, etat } = sources;
  const { textes = [] } = contenu;
  const { schema } = contenu;
  const mot = motOf(schema, "action");
  const texts = (rubrique: RubriqueTexte, volet: string | null = null): Morceau[] =>
    textes
      .filter((one) => one.rubrique === rubrique && one.volet === volet)
      .map(({ titre, texte }) => ({ titre, texte }));
  return {
    titre: schema.titre,
    sousTitre:
      schema.titre.startsWith(LIBELLE_TYPE[schema.type]) || schema.type === "autre"
        ? ""
        : LIBELLE_TYPE[schema.type],
    departement: sources.departement,
    annees: `${schema.debut}-${schema.fin}`,
    listeAnnees: yearsOf(schema).map(String),
    etat,
    avecNouvelles: sources.etats !== null,
    jour: sources.jour,
    mots: {
      volet: titreNiveau(schema, "volet"),
      volets: titreNiveaux(schema, "volet"),
      objectif: titreNiveau(schema, "objectif"),
      objectifs: titreNiveaux(schema, "objectif"),
      actions: titreNiveaux(schema, "action"),
      action: capitalise(mot.nom),
    },
    comptes: comptesOf(contenu),
    bref: contenu.volets.map((volet) => brefOf(volet, schema)),
    enjeux: enjeuxOf(contenu),
    textes: {
      avant_propos: texts("avant_propos"),
      gouvernance: texts("gouvernance"),
      methode: texts("methode"),
      territoire: texts("territoire"),
      composition: texts("composition"),
      annexe: texts("annexe"),
    },
    copilotes: contenu.membres
      .filter(({ role }) => role === "copilote")
      .map(({ institution: { id, nom, court } }) => ({ id, nom, court })),
    membres: contenu.membres.map(({ institution, role, portee }) => ({
      institution: institution.nom,
      role: capitalise(LIBELLE_ROLE_MEMBRE[role]),
      portee,
    })),
    territoire: sources.territoire,
    chiffres: sources.chiffres,
    volets: contenu.volets.map((volet) => voletOf(volet, sources, texts("diagnostic", volet.id))),
    plan: contenu.volets.map((volet) => ({
      titre: nommer(schema, "volet", volet),
      groupes: planOf(volet, schema),
    })),
    pilotage: pilotageOf(contenu),
    evaluation: contenu.volets
      .map((volet) => ({ titre: nommer(schema, "volet", volet), lignes: evaluationOf(volet, schema) }))
      .filter(({ lignes }) => lignes.length > 0),
    annuaire: annuaireOf(contenu, sources.institutions),
    autres: autresOf(contenu),
    glossaire: glossaireOf(sources),
  };
}

export function yearsOf({ debut, fin }: { debut: number; fin: number }): number[] {
  return Array.from({ length: fin - debut + 1 }, (_, index) => debut + index);
}

function voletOf(volet: VoletFige, sources: Sources, diagnostic: Morceau[]): VoletImprime {
  const { schema } = sources.contenu;
  const fiche = (surtitre: string) => (objectif: VoletFige["objectifs"][number]) =>
    ficheOf(objectif, { schema, surtitre, etats: sources.etats });
  const own = nommer(schema, "volet", volet);
  const rubriques = [
    ...volet.engagements.map((engagement) => {
      const titre = nommer(schema, "engagement", engagement);
      return { titre, fiches: engagement.objectifs.map(fiche(titre)) };
    }),
    ...(volet.objectifs.length > 0 ? [{ titre: null, fiches: volet.objectifs.map(fiche(own)) }] : []),
  ];
  const horsFiche = [...volet.engagements, volet]
    .filter(({ actions }) => actions.length > 0)
    .map((one) => ({
      titre: one === volet ? titreNiveaux(schema, "action") : nommer(schema, "engagement", one),
      actions: one.actions.map((action) => ligneAction(action, sources.etats)),
    }));
  return {
    titre: volet.titre,
    numero: volet.no === null ? "" : String(volet.no),
    mot: titreNiveau(schema, "volet"),
    diagnostic,
    rubriques: rubriques.filter(({ fiches, titre }) => titre !== null || fiches.length > 0),
    horsFiche,
    calendriers: dessinsOf(own, groupesOf(volet, schema), schema),
  };
}

function groupesOf(volet: VoletFige, schema: ContenuVersion["schema"]) {
  const objectifs = [...volet.engagements.flatMap((engagement) => engagement.objectifs), ...volet.objectifs];
  return [
    ...objectifs.map((objectif) => ({
      titre: nommer(schema, "objectif", objectif),
      actions: objectif.actions,
    })),
    ...volet.engagements.map((one) => ({ titre: nommer(schema, "engagement", one), actions: one.actions })),
    { titre: titreNiveaux(schema, "action"), actions: volet.actions },
  ];
}

/** « 4 volets », « 13 engagements »…: the levels that the scheme has. */
function comptesOf({ schema, volets }: ContenuVersion): DocumentSchema["comptes"] {
  const engagements = volets.flatMap((volet) => volet.engagements);
  const objectifs = [...volets, ...engagements].flatMap((one) => one.objectifs);
  const actions = [...volets, ...engagements, ...objectifs].flatMap((one) => one.actions);
  const counts = { volet: volets, engagement: engagements, objectif: objectifs, action: actions };
  return niveauxOf(schema.forme).map((niveau) => {
    const nombre = counts[niveau].length;
    const { nom, pluriel } = motOf(schema, niveau);
    return { nombre, nom: nombre < 2 ? nom : pluriel };
  });
}

function enjeuxOf({ volets }: ContenuVersion): string[] {
  const objectifs = volets.flatMap((volet) => [
    ...volet.objectifs,
    ...volet.engagements.flatMap((one) => one.objectifs),
  ]);
  const labels = objectifs.flatMap(({ etiquettes }) => etiquettes).filter(({ genre }) => genre === "enjeu");
  return [...new Set(labels.map(({ libelle }) => libelle))].sort(compareFrench);
}

/** The institutions that hold the scheme or that its plan names; persons are in no directory. */
function annuaireOf(contenu: ContenuVersion, known: Sources["institutions"]): Institution[] {
  const named: ActeurFige[] = [
    ...contenu.membres.map(({ institution }) => institution),
    ...acteursDe(contenu),
  ];
  const found = new Map(
    named.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id) as Institution]] : [])),
  );
  return [...found.values()].sort((a, b) => compareFrench(a.nom, b.nom));
}

function autresOf(contenu: ContenuVersion): string[] {
  const others = acteursDe(contenu).filter(
    ({ id, genre }) => id !== "" && genre !== "institution" && genre !== "personne",
  );
  return [...new Set(others.map(({ nom, court }) => (court === nom ? nom : `${nom} (${court})`)))].sort(
    compareFrench,
  );
}

/** The terms that the document uses: a glossary of everything would hide them. */
function glossaireOf({ glossaire, contenu }: Sources): TermeImprime[] {
  const text = JSON.stringify(contenu);
  return glossaire.filter(({ sigle, terme }) => isUsed(text, sigle || terme));
}

function isUsed(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + word.length] ?? " "}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
