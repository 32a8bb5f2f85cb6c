import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { formatIsoDay } from "#platform/values/french.ts";
import { LIBELLE_FAMILLE } from "./domain/etiquettes/famille.ts";
import { parseVocabulaire } from "./domain/etiquettes/filtre-vocabulaire.ts";
import { titreNiveau } from "./domain/plan/niveaux.ts";
import { LIBELLE_PHASE, LIBELLE_STATUT, LIBELLE_TYPE } from "./domain/plan/vocabulaire.ts";
import { usagesEnMots } from "./pages/parts/etiquettes/usages.ts";
import {
  lienAction,
  lienEchanges,
  lienEtiquettes,
  lienFiltre,
  lienObjectif,
  lienPiece,
  lienSchema,
} from "./pages/parts/liens.ts";
import {
  type CommentaireTrouvable,
  findCommentaires,
  findPieces,
  type PieceTrouvable,
} from "./queries/echanges/find-trouvables-echanges.ts";
import { type EtiquetteListee, listVocabulaire } from "./queries/etiquettes/list-vocabulaire.ts";
import {
  type ActionTrouvable,
  findActions,
  findFichiers,
  findNiveaux,
  findNouvelles,
  type ImportationTrouvable,
  type NiveauTrouvable,
  type NouvelleTrouvable,
  readVue,
} from "./queries/find-trouvables.ts";
import { findVersions, type VersionTrouvable } from "./queries/versions/find-versions.ts";

/** What one finds in the schemes that one may read: each level, the news for who reads comments, the dropped files. */
export const rechercheSchemas: SourceRecherche = {
  genres: [
    { genre: "schema", libelle: "Schéma", pluriel: "Schémas", poids: 1.4 },
    { genre: "volet", libelle: "Volet", pluriel: "Volets", poids: 1.15 },
    { genre: "engagement", libelle: "Engagement", pluriel: "Engagements", poids: 1.15 },
    { genre: "objectif", libelle: "Objectif", pluriel: "Objectifs", poids: 1.1 },
    { genre: "action", libelle: "Action", pluriel: "Actions", poids: 1.2 },
    { genre: "version", libelle: "Version adoptée", pluriel: "Versions adoptées", poids: 1 },
    { genre: "nouvelle", libelle: "Nouvelle", pluriel: "Nouvelles", poids: 0.8 },
    { genre: "commentaire", libelle: "Commentaire", pluriel: "Commentaires", poids: 0.75 },
    { genre: "piece", libelle: "Fichier joint", pluriel: "Fichiers joints", poids: 0.9 },
    { genre: "etiquette", libelle: "Étiquette", pluriel: "Étiquettes", poids: 0.9 },
    { genre: "importation", libelle: "Fichier importé", pluriel: "Fichiers importés", poids: 0.7 },
  ],
  vue: readVue,
  lire: async (ctx) => {
    const { departement } = ctx;
    const jour = jours();
    const niveaux = await findNiveaux(ctx);
    const actions = await findActions(ctx);
    const versions = await findVersions(ctx);
    const nouvelles = await findNouvelles(ctx);
    const fichiers = await findFichiers(ctx);
    const commentaires = await findCommentaires(ctx);
    const pieces = await findPieces(ctx);
    const etiquettes = await listVocabulaire(ctx, parseVocabulaire(new URLSearchParams()));
    return [
      ...niveaux.map((one) => ofNiveau(departement, one)),
      ...actions.map((one) => ofAction(departement, one)),
      ...versions.map((one) => ofVersion(departement, one, jour(one.adopteeLe))),
      ...nouvelles.map((one) => ofNouvelle(departement, one, jour(one.date))),
      ...commentaires.map((one) => ofCommentaire(departement, one, jour(one.date))),
      ...pieces.map((one) => ofPiece(departement, one, jour(one.date))),
      ...fichiers.map((one) => ofFichier(departement, one)),
      ...etiquettes.map((one) => ofEtiquette(departement, one)),
    ];
  },
};

function ofNiveau(departement: string, niveau: NiveauTrouvable): Trouvable {
  const { genre, id, publicId, no, rang, titre, textes, pilotes, schema, schemaTitre } = niveau;
  const { type, debut, fin, phase } = niveau;
  const common = {
    cle: `${genre} ${id}`,
    genre,
    titre: no === null ? titre : `${no}. ${titre}`,
    contexte: schemaTitre,
    textes: textes.filter((texte) => texte.trim() !== ""),
    autour: [...pilotes, ...niveau.etiquettes],
    schema: { publicId: schema, titre: schemaTitre },
    date: null,
  };
  if (genre === "schema") {
    const contexte = `${LIBELLE_TYPE[type]}, ${debut}-${fin}, ${LIBELLE_PHASE[phase].toLowerCase()}`;
    return { ...common, contexte, lien: lienSchema(departement, schema) };
  }
  const libelle = titreNiveau(niveau, genre);
  if (genre === "objectif")
    return { ...common, libelle, lien: lienObjectif(departement, schema, publicId ?? "") };
  // Volets and engagements have no page of their own: the plan shows them.
  return { ...common, libelle, lien: lienFiltre(departement, schema, { [genre]: rang }) };
}

function ofAction(departement: string, action: ActionTrouvable): Trouvable {
  const { id, publicId, titre, textes, parent, pilotes, etiquettes, schema, schemaTitre } = action;
  return {
    cle: `action ${id}`,
    genre: "action",
    libelle: titreNiveau(action, "action"),
    titre,
    contexte: `${parent} · ${schemaTitre}`,
    textes,
    autour: [...pilotes, parent, ...etiquettes],
    lien: lienAction(departement, schema, publicId),
    schema: { publicId: schema, titre: schemaTitre },
    date: null,
  };
}

function ofVersion(departement: string, version: VersionTrouvable, jour: string): Trouvable {
  const { id, numero, adopteeLe, instance, decision, objet, motif, schema, schemaTitre } = version;
  return {
    cle: `version ${id}`,
    genre: "version",
    titre: `Version ${numero} : ${schemaTitre}`,
    contexte: `Adoptée le ${jour} par ${instance}, décision n° ${decision}`,
    textes: [objet, motif].filter((one) => one !== null),
    autour: [instance, decision],
    lien: `${lienSchema(departement, schema, "versions")}/${numero}`,
    schema: { publicId: schema, titre: schemaTitre },
    date: adopteeLe,
  };
}

/** Thousands of news speak of a few hundred days: each is written once. */
function jours(): (date: string) => string {
  const written = new Map<string, string>();
  return (date) => {
    const known = written.get(date) ?? formatIsoDay(date);
    written.set(date, known);
    return known;
  };
}

function ofNouvelle(departement: string, nouvelle: NouvelleTrouvable, jour: string): Trouvable {
  const { id, date, statut, textes, action, intitule, institution, schema, schemaTitre } = nouvelle;
  return {
    cle: `nouvelle ${id}`,
    genre: "nouvelle",
    titre: `Nouvelles du ${jour}`,
    contexte: [LIBELLE_STATUT[statut], intitule, institution].filter((one) => one !== null).join(" · "),
    textes,
    autour: [intitule, institution ?? ""],
    lien: lienAction(departement, schema, action),
    schema: { publicId: schema, titre: schemaTitre },
    date,
  };
}

function ofCommentaire(departement: string, one: CommentaireTrouvable, jour: string): Trouvable {
  const { id, publicId, texte, date, auteur, sur, genre, objet, schema, schemaTitre } = one;
  return {
    cle: `commentaire ${id}`,
    genre: "commentaire",
    titre: `Commentaire de ${auteur}, ${jour}`,
    contexte: sur,
    textes: [texte],
    autour: [sur],
    lien: lienEchanges(departement, schema, { genre, objet }, publicId),
    schema: { publicId: schema, titre: schemaTitre },
    date,
  };
}

function ofPiece(departement: string, one: PieceTrouvable, jour: string): Trouvable {
  const { id, publicId, titre, nom, date, sur, schema, schemaTitre } = one;
  return {
    cle: `piece ${id}`,
    genre: "piece",
    titre,
    contexte: `${sur} · joint le ${jour}`,
    textes: titre === nom ? [] : [nom],
    autour: [sur],
    lien: lienPiece(departement, schema, publicId),
    schema: { publicId: schema, titre: schemaTitre },
    date,
  };
}

function ofEtiquette(departement: string, one: EtiquetteListee): Trouvable {
  const { publicId, genre, libelle, description } = one;
  return {
    ...{ cle: `etiquette ${publicId}`, genre: "etiquette", titre: libelle, schema: null, date: null },
    contexte: `${LIBELLE_FAMILLE[genre]} · ${usagesEnMots(one)}`,
    textes: [description].filter(Boolean),
    autour: [],
    lien: lienEtiquettes(departement, publicId),
  };
}

function ofFichier(departement: string, fichier: ImportationTrouvable): Trouvable {
  const { id, publicId, nomFichier, date, schema, schemaTitre } = fichier;
  return {
    cle: `importation ${id}`,
    genre: "importation",
    titre: nomFichier,
    contexte: [schemaTitre, `déposé le ${formatIsoDay(date)}`].filter((one) => one !== null).join(" · "),
    textes: [],
    autour: [],
    lien: `/${departement}/importations/${publicId}`,
    schema: schema === null ? null : { publicId: schema, titre: schemaTitre ?? "" },
    date,
  };
}
