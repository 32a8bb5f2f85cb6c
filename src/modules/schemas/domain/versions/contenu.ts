/**
 * The whole text of a scheme as a version freezes it: a contract of its own, which does not follow the tables. News are not
 * in it: they say what became of the text. Written down in `docs/formats/version-de-schema.md`.
 */
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { RubriqueTexte } from "../imprime/textes.ts";
import type { RoleMembre } from "../membres/membre.ts";
import type { Indicateur, RoleFiche, Territoire } from "../plan/fiche.ts";
import type { Forme, MotsChoisis } from "../plan/niveaux.ts";
import type { Nature, TypeSchema } from "../plan/vocabulaire.ts";

/** Number of the contract; a change of shape takes the next one, and `upgradeContenu` reads the former. */
export const FORMAT_VERSION = 1;

/** An acteur as it was named. Of a person the content keeps the public id and no name: `nom` and `court` are empty. */
export type ActeurFige = { id: string; nom: string; court: string; genre: string };

/** Who does what. Of an action: only the roles where it differs from its objectif; an empty list says « the same ». */
export type ActeursFiges = Readonly<Record<RoleFiche, readonly ActeurFige[]>>;

export type TerritoireFige = Territoire & { nom: string };
export type EtiquetteFigee = { genre: "public" | "enjeu" | "territoire"; libelle: string };
export type JalonFige = { libelle: string; date: PartialDate | null };

export type ActionFigee = ActeursFiges & {
  /** Public id. */
  id: string;
  code: string | null;
  intitule: string;
  description: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  territoires: readonly TerritoireFige[];
  jalons: readonly JalonFige[];
  etiquettes: readonly EtiquetteFigee[];
};

export type ObjectifFige = ActeursFiges & {
  /** Public id. */
  id: string;
  no: number | null;
  titre: string;
  contexte: string;
  resultatsAttendus: readonly string[];
  indicateurs: readonly Indicateur[];
  etiquettes: readonly EtiquetteFigee[];
  actions: readonly ActionFigee[];
};

/** A volet or an engagement has no public id: `id` is its identifier. */
export type EngagementFige = {
  id: string;
  no: number | null;
  titre: string;
  objectifs: readonly ObjectifFige[];
  actions: readonly ActionFigee[];
};
export type VoletFige = EngagementFige & { engagements: readonly EngagementFige[] };

export type MembreFige = {
  institution: ActeurFige;
  role: RoleMembre;
  /** What the role is about, in words. */
  portee: string;
  /** First ISO day. */
  du: string;
};

/** A text of the document beside the plan: foreword, method, diagnosis of a volet. */
export type TexteFige = {
  /** Public id. */
  id: string;
  rubrique: RubriqueTexte;
  /** Identifier of the volet that a diagnosis is about. */
  volet: string | null;
  titre: string;
  texte: string;
};

export type ContenuVersion = {
  format: "maillage-schema";
  numeroFormat: number;
  departement: string;
  schema: {
    /** Public id. */
    id: string;
    titre: string;
    type: TypeSchema;
    debut: number;
    fin: number;
    forme: Forme;
    mots: MotsChoisis;
  };
  /** The institutions whose role counted on the day it was frozen. */
  membres: readonly MembreFige[];
  textes: readonly TexteFige[];
  volets: readonly VoletFige[];
};

/** Names of persons by public id, kept beside the content. */
export type NomsPersonnes = ReadonlyMap<string, string>;

/** The content with every acteur passed through `change`, which gives what takes its place: nothing to leave it out. */
export function mapActeurs(
  contenu: ContenuVersion,
  change: (acteur: ActeurFige) => ActeurFige | null,
): ContenuVersion {
  const list = (acteurs: readonly ActeurFige[]) => acteurs.flatMap((acteur) => change(acteur) ?? []);
  const roles = <T extends ActeursFiges>(one: T): T => ({
    ...one,
    pilotes: list(one.pilotes),
    coordination: list(one.coordination),
    partenaires: list(one.partenaires),
  });
  const branche = <T extends Pick<EngagementFige, "objectifs" | "actions">>(one: T): T => ({
    ...one,
    objectifs: one.objectifs.map((objectif) => ({
      ...roles(objectif),
      actions: objectif.actions.map(roles),
    })),
    actions: one.actions.map(roles),
  });
  return {
    ...contenu,
    volets: contenu.volets.map((volet) => ({
      ...branche(volet),
      engagements: volet.engagements.map(branche),
    })),
  };
}

/** Every acteur that the plan of the content names, as often as it does. */
export function acteursDe(contenu: ContenuVersion): ActeurFige[] {
  const found: ActeurFige[] = [];
  mapActeurs(contenu, (acteur) => {
    found.push(acteur);
    return acteur;
  });
  return found;
}

/** The content as it is read: persons by their names, or left out when `noms` is null. */
export function withPersonnes(contenu: ContenuVersion, noms: NomsPersonnes | null): ContenuVersion {
  return mapActeurs(contenu, (acteur) => {
    if (acteur.genre !== "personne") return acteur;
    const nom = noms?.get(acteur.id);
    return nom === undefined ? null : { ...acteur, nom, court: nom };
  });
}

/** The content as it is frozen: persons without their names. */
export function withoutNames(contenu: ContenuVersion): ContenuVersion {
  return mapActeurs(contenu, (acteur) =>
    acteur.genre === "personne" ? { ...acteur, nom: "", court: "" } : acteur,
  );
}
