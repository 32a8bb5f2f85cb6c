import { isModified } from "../../domain/imports/plan-diff.ts";
import { conflictKey } from "../../domain/imports/three-way.ts";
import type { Examen } from "../imports/examine-plan.ts";

/** Rows of one kind shown on a screen. */
const MONTREES = 60;

export type ChampVu = {
  cle: string;
  champ: string;
  avant: string;
  apres: string;
  conflit: boolean;
  /** True when the file wins. */
  fichier: boolean;
};
export type ObjetVu = { id: string; code: string | null; titre: string; champs: ChampVu[] };

/** What an import changes (or changed), ready to be drawn. */
export type Changements = {
  ajoutees: { objectif: string; actions: { code: string | null; intitule: string }[] }[];
  modifiees: ObjetVu[];
  objectifsModifies: ObjetVu[];
  absentes: { id: string; code: string | null; intitule: string }[];
};

/** Everything that a file changes, in words; `named` gives the short name of each acteur by id. */
export function changesOf(
  examen: Pick<Examen, "difference">,
  named: ReadonlyMap<string, string>,
): Changements {
  const objectifs = examen.difference.volets.flatMap((volet) =>
    volet.engagements.flatMap((e) => e.objectifs),
  );
  const ajoutees: Changements["ajoutees"] = [];
  const modifiees: ObjetVu[] = [];
  const objectifsModifies: ObjetVu[] = [];
  for (const { cible, courant, champs, actions } of objectifs) {
    const titre = `${cible.valeurs.no === null ? "" : `${cible.valeurs.no}. `}${cible.valeurs.titre}`;
    const added = actions.filter((action) => action.courante === null);
    if (added.length > 0) {
      ajoutees.push({
        objectif: titre,
        actions: added.map((action) => ({
          code: action.cible.code,
          intitule: action.cible.valeurs.intitule,
        })),
      });
    }
    if (courant && champs.length > 0) {
      objectifsModifies.push({
        id: courant.id,
        code: null,
        titre,
        champs: champsVus(courant.id, champs, named),
      });
    }
    for (const place of actions) {
      if (!place.courante) continue;
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
  const absentes = examen.difference.absentes.map(({ id, code, valeurs }) => ({
    id,
    code,
    intitule: valeurs.intitule,
  }));
  return { ajoutees, modifiees, objectifsModifies, absentes };
}

/** The first of each kind, for a screen; counts speak of all of them. */
export function shortened({ ajoutees, modifiees, objectifsModifies, absentes }: Changements): Changements {
  return {
    ajoutees: ajoutees.slice(0, MONTREES),
    modifiees: modifiees.slice(0, MONTREES),
    objectifsModifies: objectifsModifies.slice(0, MONTREES),
    absentes: absentes.slice(0, MONTREES),
  };
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
