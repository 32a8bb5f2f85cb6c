import { listCodes, loadLieux } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import {
  type Acces,
  type AccesImpossible,
  ajouterStructure,
  type CommuneConnue,
  calculerAcces,
} from "../../domain/accessibilite/acces.ts";
import { type ChoixAcces, LISTE } from "../../domain/accessibilite/choix-acces.ts";
import { type Reconnu, reconnaitre } from "../../domain/comparer/reconnaitre.ts";
import { listObservations, type ObservationNommee } from "../list-observations.ts";
import { type ComptesParCommune, type IndicateurCompte, listComptes } from "./list-choix-acces.ts";
import { type FichierUtilise, readLignes, readTrajets } from "./read-fichiers.ts";

/** One side of the calculation, children or places, as it is shown: what it counts, when, and who says it. */
export type CoteAcces = {
  readonly code: string;
  readonly libelle: string;
  readonly unite: string;
  readonly millesime: string;
  readonly millesimes: readonly string[];
  readonly observations: readonly ObservationNommee[];
};

export type LectureAcces = {
  readonly comptes: ComptesParCommune;
  /** Null when nothing published counts children by commune. */
  readonly enfants: CoteAcces | null;
  /** Null when places come from a list, or from nowhere. */
  readonly offre: CoteAcces | null;
  readonly structures: FichierUtilise | null;
  /** True when a list is published, used or not. */
  readonly aUneListe: boolean;
  readonly voisins: FichierUtilise | null;
  readonly trajets: FichierUtilise | null;
  /** Who says where the communes are; null when nobody imported it. */
  readonly lieux: string | null;
  /** Communes of the ring whose place is known. */
  readonly anneau: number;
  readonly communes: readonly { readonly code: string; readonly nom: string }[];
  /** Communes of the département whose place is not known: they are in no figure. */
  readonly sansLieu: readonly string[];
  readonly acces: Acces | AccesImpossible | null;
  /** The commune of one more structure, as it was typed and found; null when none was asked. */
  readonly demandee: Reconnu<{ code: string; nom: string }> | null;
  readonly ajout: Ajout | null;
};

/** What one more structure would change, and where. */
export type Ajout = ReturnType<typeof ajouterStructure> & {
  readonly code: string;
  readonly nom: string;
  readonly places: number;
};

/**
 * Accessibility as the address asks it. What is missing (children, places, centres of the communes) is null, and the rest is
 * there: the page says what to import.
 */
export async function readAcces(ctx: Contexte, choix: ChoixAcces): Promise<LectureAcces> {
  const comptes = await listComptes(ctx);
  const [lieux, ici] = [await loadLieux(ctx), await listCodes(ctx, "commune")];
  const enfants = await readCote(ctx, comptes.enfants, choix.enfants, choix.annee);
  const structures = await readLignes(ctx, "structures");
  const voisins = await readLignes(ctx, "voisins");
  const liste = structures !== null && (choix.offre === LISTE || choix.offre === null);
  const offre = liste ? null : await readCote(ctx, comptes.places, choix.offre, choix.anneeOffre);
  const trajets = choix.trajets ? await readTrajets(ctx) : null;
  const commun = {
    ...{ comptes, enfants, offre, communes: ici },
    demandee: choix.commune === null ? null : reconnaitre(ici, choix.commune),
    ...{ structures: liste ? structures : null, aUneListe: structures !== null },
    ...{ voisins, trajets: trajets?.fichier ?? null, lieux: lieux?.source ?? null },
    anneau: lieux?.communes.filter(({ departement }) => departement !== ctx.departement).length ?? 0,
  };
  if (!lieux || !enfants) return { ...commun, sansLieu: [], acces: null, ajout: null };
  const places = new Map<string, number>();
  for (const { code, valeur } of offre?.observations ?? []) if (valeur !== null) places.set(code, valeur);
  if (liste) for (const [code, nombre] of structures.parCommune) places.set(code, nombre);
  const counted = new Map(enfants.observations.map((one) => [one.code, one]));
  const connues = lieux.communes.map(({ code, nom, departement, lon, lat }): CommuneConnue => {
    const own = departement === ctx.departement;
    const one = counted.get(code);
    return {
      ...{ code, nom, lon, lat, ici: own, places: places.get(code) ?? null },
      enfants: own ? (one?.valeur ?? null) : (voisins?.parCommune.get(code) ?? null),
      statut: own ? (one?.statut ?? "non_disponible") : "publie",
    };
  });
  const located = new Set(connues.map(({ code }) => code));
  const table = trajets?.minutes;
  const there = commun.demandee?.trouve;
  const { places: combien } = choix;
  return {
    ...commun,
    sansLieu: ici.filter(({ code }) => !located.has(code)).map(({ nom }) => nom),
    acces: calculerAcces(connues, choix.portee, table),
    ajout:
      there && combien !== null && located.has(there.code)
        ? {
            ...ajouterStructure(connues, { commune: there.code, places: combien }, choix.portee, table),
            ...{ code: there.code, nom: there.nom, places: combien },
          }
        : null,
  };
}

async function readCote(
  ctx: Contexte,
  choices: readonly IndicateurCompte[],
  code: string | null,
  annee: string | null,
): Promise<CoteAcces | null> {
  const one = choices.find((choice) => choice.code === code) ?? choices[0];
  const millesime = one?.millesimes.find((year) => year === annee) ?? one?.millesimes[0];
  if (!one || millesime === undefined) return null;
  const observations = await listObservations(ctx, {
    ...{ indicateur: one.code, maille: "commune", millesime, definition: 1 },
  });
  return { ...one, millesime, observations };
}
