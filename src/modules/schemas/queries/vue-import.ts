import { listActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Anomalie, Lecture } from "#platform/import/feuilles.ts";
import { isModified } from "../domain/plan-diff.ts";
import { CHAMPS } from "../domain/plan-import/champs.ts";
import { conflictKey } from "../domain/three-way.ts";
import { type BilanImport, bilanImport, type Examen, examinePlan, type NomInconnu } from "./examine-plan.ts";
import { findImportation, type ImportationTrouvee } from "./find-importation.ts";

/** Rows of one kind shown on the preview; the counts always speak of all of them. */
const MONTREES = 60;

export type ChampVu = {
  cle: string;
  champ: string;
  avant: string;
  apres: string;
  conflit: boolean;
  fichier: boolean;
};
export type ObjetVu = { id: string; code: string | null; titre: string; champs: ChampVu[] };

/** The preview of an import, ready to be drawn. */
export type VueImport = {
  importation: Pick<
    ImportationTrouvee,
    "publicId" | "etat" | "nomFichier" | "taille" | "deposeParNom" | "deposeLe" | "termineLe"
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
  /** Counts of the import once it was done: comparing again would find everything unchanged. */
  termine: BilanImport | null;
  niveaux: { volets: number; engagements: number; objectifs: number; actions: number };
  ajoutees: { objectif: string; actions: { code: string | null; intitule: string }[] }[];
  modifiees: ObjetVu[];
  objectifsModifies: ObjetVu[];
  absentes: { id: string; code: string | null; intitule: string }[];
  retirerAbsentes: boolean;
};

/** Compares a dropped file with its scheme, for the one who is about to confirm. Reads only. */
export async function vueImport(ctx: Contexte, publicId: string, lecture: Lecture): Promise<VueImport> {
  const importation = await findImportation(ctx, publicId);
  const examen = await examinePlan(ctx, importation.schema?.id ?? null, lecture, importation.choix);
  const acteurs = await listActeurs(ctx);
  const named = new Map<string, string>(acteurs.map((acteur) => [acteur.id, acteur.sigle ?? acteur.nom]));
  const { nomFichier, taille, etat, deposeParNom, deposeLe, termineLe } = importation;
  return {
    importation: {
      publicId,
      etat,
      nomFichier,
      taille,
      deposeParNom,
      deposeLe,
      termineLe,
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
    termine: importation.bilan,
    niveaux: {
      volets: examen.plan.volets.length,
      engagements: examen.plan.engagements.length,
      objectifs: examen.plan.objectifs.length,
      actions: examen.plan.actions.length,
    },
    ...changes(examen, named),
    absentes: examen.difference.absentes
      .slice(0, MONTREES)
      .map(({ id, code, valeurs }) => ({ id, code, intitule: valeurs.intitule })),
    retirerAbsentes: importation.choix.retirerAbsentes === true,
  };
}

function changes(
  examen: Examen,
  named: ReadonlyMap<string, string>,
): Pick<VueImport, "ajoutees" | "modifiees" | "objectifsModifies"> {
  const objectifs = examen.difference.volets.flatMap((volet) =>
    volet.engagements.flatMap((e) => e.objectifs),
  );
  const ajoutees: VueImport["ajoutees"] = [];
  const modifiees: ObjetVu[] = [];
  const objectifsModifies: ObjetVu[] = [];
  for (const { cible, courant, champs, actions } of objectifs) {
    const titre = `${cible.valeurs.no === null ? "" : `${cible.valeurs.no}. `}${cible.valeurs.titre}`;
    const added = actions.filter((action) => action.courante === null);
    if (added.length > 0 && ajoutees.length < MONTREES) {
      ajoutees.push({
        objectif: titre,
        actions: added.map((action) => ({
          code: action.cible.code,
          intitule: action.cible.valeurs.intitule,
        })),
      });
    }
    if (courant && champs.length > 0 && objectifsModifies.length < MONTREES) {
      objectifsModifies.push({
        id: courant.id,
        code: null,
        titre,
        champs: champsVus(courant.id, champs, named),
      });
    }
    for (const place of actions) {
      if (!place.courante || modifiees.length >= MONTREES) continue;
      if (!isModified(place) && !place.champs.some((champ) => champ.conflit)) continue;
      const { id, code, valeurs } = place.courante;
      const moved = place.deplacee
        ? [
            {
              cle: `${id}.objectif`,
              champ: "Objectif",
              avant: "",
              apres: titre,
              conflit: false,
              fichier: true,
            },
          ]
        : [];
      modifiees.push({
        id,
        code,
        titre: valeurs.intitule,
        champs: [...moved, ...champsVus(id, place.champs, named)],
      });
    }
  }
  return { ajoutees, modifiees, objectifsModifies };
}

const LIBELLES: Readonly<Record<string, string>> = {
  no: "Numéro",
  titre: "Titre",
  contexte: "Contexte",
  resultatsAttendus: "Résultats attendus",
  indicateurs: "Indicateurs",
  pilotes: "Pilotes",
  partenaires: "Partenaires",
  code: "Numéro",
  intitule: "Intitulé",
  nature: "Nature",
  debut: "Début",
  fin: "Fin",
};

function champsVus(
  id: string,
  champs: Examen["difference"]["volets"][number]["engagements"][number]["objectifs"][number]["champs"],
  named: ReadonlyMap<string, string>,
): ChampVu[] {
  return champs.map(({ champ, avant, apres, conflit, retenu }) => ({
    cle: conflictKey(id, champ),
    champ: LIBELLES[champ] ?? champ,
    avant: enClair(avant, named),
    apres: enClair(apres, named),
    conflit,
    fichier: retenu === "fichier",
  }));
}

function enClair(valeur: unknown, named: ReadonlyMap<string, string>): string {
  if (Array.isArray(valeur)) {
    return valeur.map((item) => named.get(item) ?? String(item).replace(/^nouveau:/, "")).join(" ; ");
  }
  if (valeur === "nouvelle") return "Nouvelle";
  if (valeur === "a_poursuivre") return "À poursuivre";
  return valeur === null || valeur === undefined ? "" : String(valeur);
}
