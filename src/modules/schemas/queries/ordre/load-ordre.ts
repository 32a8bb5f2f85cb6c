import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  direRang,
  formatPlace,
  freresOf,
  inReadingOrder,
  type Place,
  placeOf,
} from "../../domain/ordre/place.ts";
import { enfantsOf, type Niveau, parentOf, titreNiveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { type LieuLu, readLieux } from "../plan/read-lieux.ts";
import { loadLieux, type ObjetDuPlan } from "./find-ordre.ts";

/** An object as its forms send it back; places are written as `formatPlace` does. */
export type ObjetAOrdonner = {
  niveau: Niveau;
  id: string;
  nom: string;
  revision: number;
  /** « 2e sur 5 ». */
  rang: string;
  /** Where it stands. */
  place: string;
  /** Where one step up or down leads; null at the ends. */
  monter: string | null;
  descendre: string | null;
  /** Something hangs on it that may be put in order. */
  enfants: boolean;
};

export type ListeAOrdonner = { niveau: Niveau; sous: string | null; objets: ObjetAOrdonner[] };

export type OrdreVu = {
  schema: SchemaVue;
  /** Null for the scheme itself. */
  parent: { niveau: Niveau; id: string; nom: string } | null;
  /** What the parent hangs on, to go up; null at the top. */
  dessus: { niveau: Niveau; id: string; nom: string } | null;
  listes: ListeAOrdonner[];
  deplacement: DeplacementFait | null;
};

/** What was just moved, when nobody touched it since: what the page says, and what undoes it. */
export type DeplacementFait = {
  niveau: Niveau;
  id: string;
  nom: string;
  revision: number;
  /** « 2e sur 5, sous « Soutenir les professionnels » ». */
  maintenant: string;
  /** Null once undone. */
  retour: string | null;
};

/** What a page was sent to after a move. */
export type Vient = { niveau: string; id: string; revision: number; depuis: Place | null };

/**
 * What hangs on an object of the plan, or on the scheme itself (`id` null), for whoever may put it in order.
 *
 * @throws Refusal `introuvable`, and of the rights.
 */
export async function loadOrdre(
  ctx: Contexte,
  wanted: { schema: string; niveau: string | null; id: string | null },
  vient: Vient | null,
): Promise<OrdreVu> {
  const { schema, lieux } = await loadLieux(ctx, wanted.schema);
  const parent =
    wanted.id === null ? null : lieux.find((one) => one.niveau === wanted.niveau && one.id === wanted.id);
  const lieu: LieuLu | undefined = parent === null ? (await readLieux(ctx, schema, null))[0] : parent;
  if (!lieu || parent?.niveau === "action") throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsSchemas.ecrire, lieu.droits);
  const niveaux = parent ? enfantsOf(schema.forme, parent.niveau) : (["volet"] as const);
  const dessus = parent && lieux.find(({ id }) => id === parent.parent);
  return {
    schema: toSchemaVue(schema),
    parent: parent ? named(parent) : null,
    dessus: dessus ? named(dessus) : null,
    listes: niveaux.map((niveau) => ({
      niveau,
      sous: parent?.id ?? null,
      objets: listOf(schema, lieux, niveau, parent?.id ?? null),
    })),
    deplacement: vient && deplacementOf(ctx, schema, lieux, vient),
  };
}

export type DeplacerVu = {
  schema: SchemaVue;
  objet: { niveau: Niveau; id: string; nom: string; publicId: string | null; revision: number };
  /** Where it stands, as a form sends it and in words. */
  actuelle: string;
  maintenant: string;
  /** What may receive it, each with the places that it has; in the order of the plan. */
  groupes: { titre: string; places: { value: string; label: string }[] }[];
  /** It has no pilot of its own: it will take those of the objectif that receives it. */
  herite: boolean;
};

/** What the form that moves an object needs. @throws Refusal `introuvable`, and of the rights. */
export async function loadDeplacer(
  ctx: Contexte,
  wanted: { schema: string; niveau: string; id: string },
): Promise<DeplacerVu> {
  const { schema, lieux } = await loadLieux(ctx, wanted.schema);
  const objet = lieux.find((one) => one.niveau === wanted.niveau && one.id === wanted.id);
  if (!objet) throw new Refusal("introuvable", {}, 404);
  const [racine] = await readLieux(ctx, schema, null);
  if (!racine) throw new Refusal("introuvable", {}, 404);
  const above = parentOf(schema.forme, objet.niveau);
  const de = objet.parent === null ? racine : lieux.find(({ id }) => id === objet.parent);
  for (const lieu of [objet, de ?? racine]) require(ctx, operationsSchemas.ecrire, lieu.droits);
  const receveurs: LieuLu[] =
    above === null
      ? [racine]
      : inReadingOrder(lieux, schema, above).filter(({ droits }) =>
          may(ctx, operationsSchemas.ecrire, droits),
        );
  const actuelle = placeOf(lieux, objet);
  return {
    schema: toSchemaVue(schema),
    objet: { ...named(objet), publicId: objet.publicId, revision: objet.revision },
    actuelle: formatPlace(actuelle),
    maintenant: direPlace(schema, lieux, objet),
    groupes: receveurs.map((lieu) => ({
      titre: lieu.niveau === null ? schema.titre : `${titreNiveau(schema, lieu.niveau)} ${nomOf(lieu)}`,
      places: placesUnder(lieux, objet, lieu.id, actuelle),
    })),
    herite: objet.niveau === "action" && above === "objectif" && (await hasNoPilot(ctx, objet)),
  };
}

/** What a move made of an object, for the page that comes next; null when it moved again or went since. */
export function deplacementOf(
  ctx: Contexte,
  schema: SchemaTrouve,
  lieux: readonly ObjetDuPlan[],
  { niveau, id, revision, depuis }: Vient,
): DeplacementFait | null {
  const objet = lieux.find((one) => one.niveau === niveau && one.id === id);
  if (!objet || objet.revision !== revision || !may(ctx, operationsSchemas.ecrire, objet.droits)) return null;
  return {
    ...named(objet),
    revision,
    maintenant: direPlace(schema, lieux, objet),
    retour: depuis && formatPlace(depuis),
  };
}

function listOf(
  schema: SchemaTrouve,
  lieux: readonly ObjetDuPlan[],
  niveau: Niveau,
  sous: string | null,
): ObjetAOrdonner[] {
  const freres = freresOf(lieux, niveau, sous);
  const before = (index: number) => formatPlace({ sous, avant: freres[index]?.id ?? null });
  return freres.map((one, index) => ({
    ...named(one),
    revision: one.revision,
    rang: direRang(schema, niveau, index + 1, freres.length),
    place: before(index + 1),
    monter: index === 0 ? null : before(index - 1),
    descendre: index === freres.length - 1 ? null : before(index + 2),
    enfants: lieux.some(({ parent }) => parent === one.id),
  }));
}

function placesUnder(
  lieux: readonly ObjetDuPlan[],
  objet: ObjetDuPlan,
  sous: string | null,
  actuelle: Place,
): { value: string; label: string }[] {
  const freres = freresOf(lieux, objet.niveau, sous).filter(({ id }) => id !== objet.id);
  const ici = (place: Place) =>
    formatPlace(place) === formatPlace(actuelle) ? " (sa place aujourd’hui)" : "";
  return [...freres, null].map((voisin) => {
    const place = { sous, avant: voisin?.id ?? null };
    const label = voisin ? `avant « ${nomOf(voisin)} »` : freres.length === 0 ? "seul ici" : "à la fin";
    return { value: formatPlace(place), label: label + ici(place) };
  });
}

function direPlace(schema: SchemaTrouve, lieux: readonly ObjetDuPlan[], objet: ObjetDuPlan): string {
  const freres = freresOf(lieux, objet.niveau, objet.parent);
  const rang = direRang(
    schema,
    objet.niveau,
    freres.findIndex(({ id }) => id === objet.id) + 1,
    freres.length,
  );
  const parent = lieux.find(({ id }) => id === objet.parent);
  return parent ? `${rang}, sous « ${nomOf(parent)} »` : rang;
}

async function hasNoPilot({ tx, departement }: Contexte, { id }: ObjetDuPlan): Promise<boolean> {
  const own = await tx
    .selectFrom("action_acteur")
    .select("acteur")
    .where("departement", "=", departement)
    .where("action", "=", id as never)
    .where("role", "=", "pilote")
    .executeTakeFirst();
  return own === undefined;
}

function named(objet: ObjetDuPlan) {
  return { niveau: objet.niveau, id: objet.id as string, nom: nomOf(objet) };
}

/** « 2. Soutenir les professionnels », « 1-A Former ». */
function nomOf({ niveau, no, titre }: LieuLu): string {
  return no === null ? titre : `${no}${niveau === "action" ? "" : "."} ${titre}`;
}
