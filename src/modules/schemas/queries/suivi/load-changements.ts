import type { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import {
  type Changement,
  direEvolution,
  direNouvelles,
  GENRES_CHANGEMENT,
  type GenreChangement,
} from "../../domain/suivi/dire-changements.ts";
import { evolutionOf } from "../../domain/suivi/evolution.ts";
import { operationsSchemas } from "../../rights.ts";
import { sourcesKey } from "../plan/attach-actions.ts";
import { actionsOf, loadPlan, objectifsOf, type Plan } from "../plan/load-plan.ts";
import { numbered } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { changesOfJournal, readNames } from "./name-changes.ts";
import {
  type Fenetre,
  type PointRaconte,
  readJournalSince,
  readPointsBefore,
  readPointsSince,
  readRetires,
} from "./read-evolution.ts";

/** An action or an objectif in which something changed. */
export type ObjetChange = {
  genre: "action" | "objectif";
  id: string;
  titre: string;
  /** Null once it is removed: it has no page any more. */
  publicId: string | null;
  /** In the order of {@link GENRES_CHANGEMENT}. */
  changements: Changement[];
};

export type VoletChange = { titre: string; objets: ObjetChange[] };

export type Changements = {
  schema: SchemaVue;
  volets: VoletChange[];
  /** Objects in which something of each kind changed. */
  comptes: Record<GenreChangement, number>;
  /** Objects in which anything changed. */
  objets: number;
  /** The reader sees who told what, in their words. */
  mots: boolean;
};

/** Where what is no longer in the plan is told. */
const HORS_PLAN = "Hors du plan d'aujourd'hui";

/**
 * What changed in a scheme from the beginning of a day to now: seven statements whatever its size. @throws Refusal
 * `introuvable`.
 */
export function loadChangements(
  ctx: Contexte,
  publicId: string,
  depuis: Temporal.PlainDate,
): Promise<Changements> {
  const instant = depuis.toZonedDateTime("Europe/Paris").toInstant().toString();
  return loadChangementsDe(ctx, publicId, { depuis: instant });
}

/** The same in any window. @throws Refusal `introuvable`. */
export async function loadChangementsDe(
  ctx: Contexte,
  publicId: string,
  fenetre: Fenetre,
): Promise<Changements> {
  const plan = await loadPlan(ctx, publicId);
  const mots = may(ctx, operationsSchemas.lireCommentaires, null);
  const personnes = may(ctx, operationsActeurs.voirPersonnes, null);
  const bornes = Object.values(fenetre).join("-");
  const key = `changements ${plan.schema.id} ${bornes} ${mots} ${personnes} ${ctx.today} ${await sourcesKey(ctx, plan.schema.id)}`;
  return remember(ctx, key, () => readChangements(ctx, plan, fenetre, mots));
}

async function readChangements(
  ctx: Contexte,
  plan: Plan,
  fenetre: Fenetre,
  mots: boolean,
): Promise<Changements> {
  const { schema } = plan;
  const points = await readPointsSince(ctx, schema.id, fenetre);
  const before = await readPointsBefore(ctx, [...new Set(points.map(({ action }) => action))], fenetre);
  const journal = await readJournalSince(ctx, schema.id, fenetre);
  const retires = await readRetires(ctx, schema.id, fenetre);
  const named = await readNames(ctx, journal);

  const found = new Map<string, Changement[]>();
  const add = (id: string, changements: readonly Changement[]) => {
    if (changements.length > 0) found.set(id, [...(found.get(id) ?? []), ...changements]);
  };
  for (const [id, own] of byAction(points)) {
    add(id, direNouvelles(own, mots));
    add(id, direEvolution(evolutionOf(before.get(id) ?? null, own), mots));
  }
  const nouveaux = new Set(journal.flatMap(({ id, nouveau }) => (nouveau ? [id] : [])));
  const gone = new Map(retires.map((retire) => [retire.id, retire]));
  const places = placesOf(plan);
  for (const objet of journal) {
    if (places.has(objet.id)) add(objet.id, changesOfJournal(objet, named));
  }
  // What came and went meanwhile was never seen.
  const partis = retires.filter(({ id }) => !nouveaux.has(id) && !places.has(id));
  for (const { id, jour, dans } of partis) add(id, [retrait(jour, dans)]);
  const effaces = journal.filter(({ id, nouveau }) => !nouveau && !places.has(id) && !gone.has(id));

  const volets = plan.volets.map((volet): VoletChange => {
    const here = [...places].flatMap(([id, place]) => (place.volet === volet.id ? [{ id, ...place }] : []));
    const present = here.flatMap(({ id, genre, titre, publicId }) => objetOf(id, genre, titre, publicId));
    const parti = partis.filter((one) => one.volet === volet.id);
    return {
      titre: numbered(volet),
      objets: [...present, ...parti.flatMap(({ id, genre, titre }) => objetOf(id, genre, titre, null))],
    };
  });
  const known = new Set<string>(plan.volets.map(({ id }) => id));
  const ailleurs = partis.filter(({ volet }) => volet === null || !known.has(volet));
  volets.push({
    titre: HORS_PLAN,
    objets: [
      ...ailleurs.flatMap(({ id, genre, titre }) => objetOf(id, genre, titre, null)),
      ...effaces.flatMap(({ id, genre, jour, lignes }) => {
        const avant = lignes.at(-1)?.avant ?? {};
        const titre = [avant.code ?? avant.no, avant.intitule ?? avant.titre].filter(Boolean).join(" ");
        return [{ genre, id, titre, publicId: null, changements: [retrait(jour)] }];
      }),
    ],
  });
  const shown = volets.filter(({ objets }) => objets.length > 0);
  const objets = shown.flatMap((volet) => volet.objets);
  return {
    schema: toSchemaVue(schema),
    volets: shown,
    comptes: countsOf(objets),
    objets: objets.length,
    mots,
  };

  function objetOf(
    id: string,
    genre: ObjetChange["genre"],
    titre: string,
    publicId: string | null,
  ): ObjetChange[] {
    const changements = found.get(id);
    if (!changements) return [];
    const order = (one: Changement) => GENRES_CHANGEMENT.indexOf(one.genre);
    return [{ genre, id, titre, publicId, changements: changements.sort((a, b) => order(a) - order(b)) }];
  }
}

function retrait(jour: string, dans: string | null = null): Changement {
  const phrase = dans === null ? "Retirée du plan." : `Fusionnée dans « ${dans} ».`;
  return { genre: "retrait", jour, phrase, avant: null, apres: null, citation: null };
}

type Place = { genre: ObjetChange["genre"]; titre: string; publicId: string; volet: string };

/** Every objectif and action of the plan, in its order. */
function placesOf(plan: Plan): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const volet of plan.volets) {
    for (const objectif of objectifsOf(volet)) {
      const { id, publicId } = objectif;
      places.set(id, { genre: "objectif", titre: numbered(objectif), publicId, volet: volet.id });
    }
    for (const { id, publicId, code, intitule } of actionsOf({ volets: [volet] })) {
      const titre = code ? `${code} ${intitule}` : intitule;
      places.set(id, { genre: "action", titre, publicId, volet: volet.id });
    }
  }
  return places;
}

function countsOf(objets: readonly ObjetChange[]): Record<GenreChangement, number> {
  const counts = Object.fromEntries(GENRES_CHANGEMENT.map((genre) => [genre, 0])) as Changements["comptes"];
  for (const { changements } of objets) {
    for (const genre of new Set(changements.map((one) => one.genre))) counts[genre] += 1;
  }
  return counts;
}

function byAction(points: readonly PointRaconte[]): Map<string, PointRaconte[]> {
  const groups = new Map<string, PointRaconte[]>();
  for (const point of points) groups.set(point.action, [...(groups.get(point.action) ?? []), point]);
  return groups;
}

/** What is left when only some kinds are wanted; counts still speak of all. */
export function onlyGenre(vue: Changements, genre: GenreChangement | null): Changements {
  if (genre === null) return vue;
  const volets = vue.volets.flatMap(({ titre, objets }) => {
    const kept = objets.flatMap((objet) => {
      const changements = objet.changements.filter((one) => one.genre === genre);
      return changements.length > 0 ? [{ ...objet, changements }] : [];
    });
    return kept.length > 0 ? [{ titre, objets: kept }] : [];
  });
  return { ...vue, volets };
}
