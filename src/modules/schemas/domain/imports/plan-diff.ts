import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type {
  ActionCible,
  ActionCourante,
  EngagementCible,
  ObjectifCible,
  ObjectifCourant,
  PlanCible,
  PlanCourant,
  VoletCible,
} from "./plan-cible.ts";
import { rebaseActeurs } from "./rebase-acteurs.ts";
import { type ChampChange, threeWay } from "./three-way.ts";

/** A level as it will be: matched to what is there (`id`), or new (null). */
export type VoletPlace = { id: Id<"volet"> | null; cible: VoletCible; engagements: EngagementPlace[] };
export type EngagementPlace = {
  id: Id<"engagement"> | null;
  cible: EngagementCible;
  objectifs: ObjectifPlace[];
};
export type ObjectifPlace = {
  courant: ObjectifCourant | null;
  cible: ObjectifCible;
  /** True when it hangs elsewhere than in the base. */
  deplace: boolean;
  champs: ChampChange[];
  actions: ActionPlace[];
};
export type ActionPlace = {
  courante: ActionCourante | null;
  cible: ActionCible;
  deplacee: boolean;
  champs: ChampChange[];
  /** Pilots or partners inherited from the objectif change with it. */
  heritage: boolean;
};

export type Difference = {
  volets: VoletPlace[];
  /** Live actions that the file does not have. */
  absentes: ActionCourante[];
  comptes: { ajoutees: number; modifiees: number; inchangees: number; absentes: number };
};

/**
 * What a file changes in a plan. An action is found by its code, and without one by its title within its objectif;
 * an objectif by its number, else by its title; upper levels likewise. A number or a code that the plan gave to another since
 * means the one that bore it, when the title says so. `prendreFichier` holds the keys (`id.champ`) of
 * the conflicts that a person settled in favour of the file. Pure: the same inputs give the same difference, and a plan
 * compared with itself gives none.
 */
export function diffPlan(
  courant: PlanCourant,
  cible: PlanCible,
  prendreFichier: ReadonlySet<string>,
): Difference {
  const finder = new Finder(courant);
  const volets = cible.volets.map((volet): VoletPlace => {
    const { id: voletId, no: voletNo } = finder.volet(volet);
    const engagements = volet.engagements.map((engagement): EngagementPlace => {
      const { id: engagementId, no } = finder.engagement(voletId, engagement);
      const objectifs = engagement.objectifs.map((objectif) =>
        placeObjectif(finder, engagementId, objectif, prendreFichier),
      );
      return { id: engagementId, cible: { ...engagement, no }, objectifs };
    });
    return { id: voletId, cible: { ...volet, no: voletNo }, engagements };
  });
  const places = volets.flatMap((v) => v.engagements.flatMap((e) => e.objectifs.flatMap((o) => o.actions)));
  const kept = new Set(places.map((place) => place.courante?.id));
  const absentes = courant.actions.filter((action) => !kept.has(action.id));
  const ajoutees = places.filter((place) => place.courante === null).length;
  const modifiees = places.filter(isModified).length;
  const inchangees = places.length - ajoutees - modifiees;
  return { volets, absentes, comptes: { ajoutees, modifiees, inchangees, absentes: absentes.length } };
}

/** True when something of an action that is there will be written. */
export function isModified(place: ActionPlace): boolean {
  if (place.courante === null) return false;
  return place.deplacee || place.heritage || place.champs.some((champ) => champ.retenu === "fichier");
}

function placeObjectif(
  finder: Finder,
  engagement: Id<"engagement"> | null,
  lu: ObjectifCible,
  prendreFichier: ReadonlySet<string>,
): ObjectifPlace {
  const { courant, no } = finder.objectif(engagement, lu);
  const courantes = lu.actions.map((action) => finder.action(courant, action));
  const cible = courant
    ? rebaseActeurs(
        { ...lu, valeurs: { ...lu.valeurs, no } },
        courant.valeurs,
        courantes.map((courante) => courante?.valeurs ?? null),
      )
    : lu;
  const champs = courant
    ? threeWay(courant.id, courant.valeurs, cible.valeurs, courant.importe, prendreFichier)
    : [];
  const inherited = champs.some(
    (champ) => (champ.champ === "pilotes" || champ.champ === "partenaires") && champ.retenu === "fichier",
  );
  const actions = cible.actions.map((action, index): ActionPlace => {
    const courante = courantes[index] ?? null;
    return {
      courante,
      cible: action,
      deplacee: courante !== null && courante.objectif !== courant?.id,
      champs: courante ? changesOf(courante, action, prendreFichier) : [],
      heritage: courante !== null && inherited && inherits(champs, courante),
    };
  });
  return { courant, cible, deplace: courant !== null && courant.engagement !== engagement, champs, actions };
}

function changesOf(
  courante: ActionCourante,
  { code, valeurs }: ActionCible,
  prendreFichier: ReadonlySet<string>,
): ChampChange[] {
  const champs = threeWay(courante.id, courante.valeurs, valeurs, courante.importe, prendreFichier);
  // An action that was imported without a code, and found by its title, takes the one that the file now gives it.
  if (courante.code === null && code !== null) {
    champs.push({ champ: "code", avant: null, apres: code, conflit: false, retenu: "fichier" });
  }
  return champs;
}

/** An action follows its objectif where it names nobody itself. */
function inherits(champs: readonly ChampChange[], action: ActionCourante): boolean {
  return champs.some(
    ({ champ, retenu }) =>
      retenu === "fichier" &&
      ((champ === "pilotes" && action.valeurs.pilotes.length === 0) ||
        (champ === "partenaires" && action.valeurs.partenaires.length === 0)),
  );
}

type Anciens = NonNullable<PlanCourant["anciens"]>;
type Numbered = { id: string; no: number | null; titre: string };

/** Finds what is there; each object is given once, so that two rows can never claim the same. */
class Finder {
  readonly #taken = new Set<string>();
  readonly #volets: Shelf<PlanCourant["volets"][number]>;
  readonly #engagements: Map<string, Shelf<PlanCourant["engagements"][number]>>;
  readonly #objectifs: Shelf<ObjectifNumbered>;
  readonly #objectifsOf: Map<string, Shelf<ObjectifNumbered>>;
  readonly #byCode: Map<string, ActionCourante>;
  readonly #byFormerCode: Map<string, ActionCourante>;
  readonly #byTitle: Map<string, ActionCourante>;

  constructor({ volets, engagements, objectifs, actions, anciens = [] }: PlanCourant) {
    const numbered = objectifs.map((courant) => {
      const { id, engagement, valeurs } = courant;
      return { id, engagement, no: valeurs.no, titre: valeurs.titre, courant };
    });
    this.#volets = new Shelf(volets, anciens);
    this.#engagements = shelvesBy(engagements, anciens, (engagement) => engagement.volet);
    this.#objectifs = new Shelf(numbered, anciens);
    this.#objectifsOf = shelvesBy(numbered, anciens, (objectif) => objectif.engagement);
    this.#byCode = new Map(actions.flatMap((a) => (a.code ? [[normalise(a.code), a] as const] : [])));
    const byId = new Map<string, ActionCourante>(actions.map((a) => [a.id, a]));
    this.#byFormerCode = new Map(
      anciens.flatMap(({ id, no }) => {
        const action = byId.get(id);
        return action ? [[normalise(no), action] as const] : [];
      }),
    );
    this.#byTitle = new Map(actions.map((a) => [titleKey(a.objectif, a.valeurs.intitule), a]));
  }

  volet(cible: VoletCible): { id: Id<"volet"> | null; no: number | null } {
    const { item, no } = this.#volets.take(cible, this.#taken);
    return { id: item?.id ?? null, no };
  }

  engagement(
    volet: Id<"volet"> | null,
    cible: EngagementCible,
  ): { id: Id<"engagement"> | null; no: number | null } {
    const shelf = this.#engagements.get(volet ?? "");
    const { item, no } = shelf?.take(cible, this.#taken) ?? { item: null, no: cible.no };
    return { id: item?.id ?? null, no };
  }

  objectif(
    engagement: Id<"engagement"> | null,
    { valeurs }: ObjectifCible,
  ): { courant: ObjectifCourant | null; no: number | null } {
    // Numbers run through the whole scheme; without one, only a neighbour may be meant.
    const shelf = valeurs.no === null ? this.#objectifsOf.get(engagement ?? "") : this.#objectifs;
    const { item, no } = shelf?.take(valeurs, this.#taken) ?? { item: null, no: valeurs.no };
    return { courant: item?.courant ?? null, no };
  }

  action(objectif: ObjectifCourant | null, cible: ActionCible): ActionCourante | null {
    const sameTitle = objectif && this.#byTitle.get(titleKey(objectif.id, cible.valeurs.intitule));
    const found = cible.code
      ? (this.#coded(cible.code, cible) ?? (sameTitle?.code === null ? sameTitle : null))
      : sameTitle;
    if (!found || this.#taken.has(found.id)) return null;
    this.#taken.add(found.id);
    return found;
  }

  #coded(code: string, { valeurs: { intitule } }: ActionCible): ActionCourante | undefined {
    const bearer = this.#byCode.get(normalise(code));
    const former = this.#byFormerCode.get(normalise(code));
    return former && isTitled(intitule, former) && !(bearer && isTitled(intitule, bearer)) ? former : bearer;
  }
}

/** The title of the object, or what the last file said of it, is that of the file. */
function isTitled(titre: string, { valeurs, importe }: Pick<ActionCourante, "valeurs" | "importe">): boolean {
  return [valeurs.intitule, importe?.intitule].some(
    (one) => one !== undefined && normalise(one) === normalise(titre),
  );
}

type ObjectifNumbered = Numbered & Pick<ObjectifCourant, "engagement"> & { courant: ObjectifCourant };

/** Objects of one level by number and by title: a plan of thousands of rows is compared in one go through each. */
class Shelf<T extends Numbered> {
  readonly #byNo = new Map<number, T[]>();
  readonly #byTitle = new Map<string, T[]>();
  readonly #former = new Set<string>();

  constructor(items: readonly T[], anciens: Anciens) {
    for (const item of items) {
      if (item.no !== null) push(this.#byNo, item.no, item);
      push(this.#byTitle, normalise(item.titre), item);
    }
    for (const { id, no } of anciens) this.#former.add(`${id} ${no}`);
  }

  /**
   * The first that is free and bears the number, else the title without bearing another number. One that bore the number
   * before the plan was numbered again comes first when it has the title and the bearer has not; then it keeps its own.
   */
  take(
    { no, titre }: { no: number | null; titre: string },
    taken: Set<string>,
  ): { item: T | null; no: number | null } {
    const isFree = (item: T) => !taken.has(item.id);
    const sameTitle = this.#byTitle.get(normalise(titre)) ?? [];
    const bearers = no === null ? [] : (this.#byNo.get(no) ?? []).filter(isFree);
    const bearer = bearers.find((item) => sameTitle.includes(item));
    const former = sameTitle.find((item) => isFree(item) && this.#former.has(`${item.id} ${no}`));
    const found =
      no === null
        ? sameTitle.find(isFree)
        : (bearer ?? former ?? bearers[0] ?? sameTitle.find((item) => item.no === null && isFree(item)));
    if (found) taken.add(found.id);
    return { item: found ?? null, no: found && found === former && found !== bearer ? found.no : no };
  }
}

function shelvesBy<T extends Numbered>(
  items: readonly T[],
  anciens: Anciens,
  parentOf: (item: T) => string,
): Map<string, Shelf<T>> {
  const groups = new Map<string, T[]>();
  for (const item of items) push(groups, parentOf(item), item);
  return new Map([...groups].map(([parent, own]) => [parent, new Shelf(own, anciens)]));
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function titleKey(objectif: string, intitule: string): string {
  return `${objectif} ${normalise(intitule)}`;
}
