import { listActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Anomalie, Lecture } from "#platform/import/feuilles.ts";
import { CHAMPS } from "../../domain/imports/lecture/champs.ts";
import { type Changements, changesOf, shortened } from "../suivi/changements.ts";
import { type BilanImport, bilanImport, examinePlan, type NomInconnu } from "./examine-plan.ts";
import { findImportation, type ImportationTrouvee } from "./find-importation.ts";

/** The preview of an import, ready to be drawn. */
export type VueImport = {
  importation: Pick<
    ImportationTrouvee,
    "publicId" | "nomFichier" | "taille" | "deposeParNom" | "deposeLe"
  > & {
    titreSchema: string;
    schema: string | null;
  };
  remarques: readonly string[];
  feuilles: { nom: string; choisie: boolean }[];
  colonnes: { index: number; libelle: string; champ: string | null }[];
  champs: { value: string; label: string }[];
  erreurs: readonly Anomalie[];
  avertissements: readonly Anomalie[];
  inconnus: NomInconnu[];
  /** Names that the person may choose from. */
  acteurs: { id: string; nom: string }[];
  bilan: BilanImport;
  niveaux: { volets: number; engagements: number; objectifs: number; actions: number };
  changements: Changements;
  retirerAbsentes: boolean;
  /** What is remembered of such files, and whether the columns are read so. */
  memoire: { par: string; le: string; nomFichier: string; reprise: boolean } | null;
};

/** Compares a dropped file with its scheme, for the one who is about to confirm. Reads only. */
export async function vueImport(ctx: Contexte, publicId: string, lecture: Lecture): Promise<VueImport> {
  const importation = await findImportation(ctx, publicId);
  const examen = await examinePlan(ctx, importation.schema?.id ?? null, lecture, importation.choix);
  const { memoire } = examen.colonnes;
  const acteurs = await listActeurs(ctx);
  const named = new Map<string, string>(acteurs.map((acteur) => [acteur.id, acteur.sigle ?? acteur.nom]));
  const { nomFichier, taille, deposeParNom, deposeLe } = importation;
  return {
    importation: {
      publicId,
      nomFichier,
      taille,
      deposeParNom,
      deposeLe,
      titreSchema: importation.schema?.titre ?? importation.nouveau?.titre ?? "",
      schema: importation.schema?.publicId ?? null,
    },
    remarques: lecture.remarques,
    feuilles: lecture.feuilles.flatMap(({ nom, visible }) =>
      nom !== null && visible ? [{ nom, choisie: nom === examen.plan.feuille }] : [],
    ),
    colonnes: examen.plan.entete.colonnes.map(({ index, libelle, champ }) => ({ index, libelle, champ })),
    champs: CHAMPS.map(({ cle, libelle }) => ({ value: cle, label: libelle })),
    erreurs: examen.erreurs,
    avertissements: examen.avertissements,
    inconnus: examen.inconnus,
    acteurs: acteurs.map(({ id, nom }) => ({ id, nom })),
    bilan: bilanImport(examen),
    niveaux: {
      volets: examen.plan.volets.length,
      engagements: examen.plan.engagements.length,
      objectifs: examen.plan.objectifs.length,
      actions: examen.plan.actions.length,
    },
    changements: shortened(changesOf(examen, named)),
    retirerAbsentes: importation.choix.retirerAbsentes === true,
    memoire: memoire && {
      par: memoire.par,
      le: memoire.le,
      nomFichier: memoire.nomFichier,
      reprise: examen.colonnes.reprise,
    },
  };
}
