import { canonicalJson } from "#platform/values/canonical-json.ts";
import type { Id } from "#platform/values/ids.ts";
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import type { ActeursFiche, Jalon, RoleFiche, Territoire } from "../plan/fiche.ts";
import type { Nature } from "../plan/vocabulaire.ts";

export type Periode = { debut: PartialDate | null; fin: PartialDate | null };

/** What an action says, as merging looks at it. */
export type FicheFusion = {
  code: string | null;
  intitule: string;
  nature: Nature | null;
  periode: Periode;
  description: string;
  /** Its own: a role where it has none is held by those of its objectif. */
  acteurs: ActeursFiche;
  etiquettes: readonly Id<"etiquette">[];
  territoires: readonly Territoire[];
  jalons: readonly Jalon[];
};

/** The same with what it has from its objectif. */
export type ActionAFusionner = FicheFusion & { herites: ActeursFiche };

/** Texts of which one is kept; the others are united. */
export const CHAMPS_AU_CHOIX = ["intitule", "code", "nature", "periode", "description"] as const;
export type ChampAuChoix = (typeof CHAMPS_AU_CHOIX)[number];

/** Whose text is kept; « les deux » unites two periods, and puts two descriptions one after the other. */
export const COTES = ["gardee", "absorbee", "deux"] as const;
export type Cote = (typeof COTES)[number];
export type ChoixFusion = Readonly<Partial<Record<ChampAuChoix, Cote>>>;

/** What is to be chosen, with the choices that it offers; where only one of the two says something, that is kept. */
export function choixPossibles(
  gardee: FicheFusion,
  absorbee: FicheFusion,
): { champ: ChampAuChoix; cotes: readonly Cote[] }[] {
  return CHAMPS_AU_CHOIX.flatMap((champ) => {
    if (isVide(gardee[champ]) || isVide(absorbee[champ]) || same(gardee[champ], absorbee[champ])) return [];
    return [{ champ, cotes: champ === "periode" || champ === "description" ? COTES : COTES.slice(0, 2) }];
  });
}

/** What is proposed: nothing of a description is left aside. */
export const CHOIX_PROPOSE: Readonly<Record<ChampAuChoix, Cote>> = {
  ...{ intitule: "gardee", code: "gardee", nature: "gardee", periode: "gardee", description: "deux" },
};

/** What the action that stays says once it has received the other. */
export function fusionner(
  gardee: ActionAFusionner,
  absorbee: ActionAFusionner,
  choix: ChoixFusion,
): FicheFusion {
  const cote = (champ: ChampAuChoix): Cote => {
    if (isVide(absorbee[champ])) return "gardee";
    if (isVide(gardee[champ])) return "absorbee";
    return choix[champ] ?? CHOIX_PROPOSE[champ];
  };
  const one = <C extends ChampAuChoix>(champ: C): FicheFusion[C] =>
    cote(champ) === "absorbee" ? absorbee[champ] : gardee[champ];
  return {
    code: one("code"),
    intitule: one("intitule"),
    nature: one("nature"),
    periode: cote("periode") === "deux" ? unirPeriodes(gardee.periode, absorbee.periode) : one("periode"),
    description:
      cote("description") === "deux"
        ? unirTextes(gardee.description, absorbee.description)
        : one("description"),
    acteurs: unirActeurs(gardee, absorbee),
    etiquettes: [...new Set([...gardee.etiquettes, ...absorbee.etiquettes])].sort(),
    territoires: unirTerritoires(gardee.territoires, absorbee.territoires),
    jalons: unirJalons(gardee.jalons, absorbee.jalons),
  };
}

function unirTextes(un: string, autre: string): string {
  return un === autre || un.includes(autre) ? un : `${un}\n\n${autre}`;
}

/** From the first beginning to the last end; an end that one of them leaves open stays open. */
function unirPeriodes(un: Periode, autre: Periode): Periode {
  const debuts = un.debut && autre.debut ? [un.debut, autre.debut] : null;
  const fins = un.fin && autre.fin ? [un.fin, autre.fin] : null;
  return {
    debut: debuts?.reduce((a, b) => (day(firstDay(b)) < day(firstDay(a)) ? b : a)) ?? null,
    fin: fins?.reduce((a, b) => (day(lastDay(b)) > day(lastDay(a)) ? b : a)) ?? null,
  };
}

function day(date: { toString: () => string }): string {
  return date.toString();
}

/** Whoever held a role in either holds it; nothing is written where the objectif already says it. */
function unirActeurs(gardee: ActionAFusionner, absorbee: ActionAFusionner): ActeursFiche {
  const union = (role: RoleFiche) => {
    const held = tenus(gardee, role);
    const all = [...new Set([...held, ...tenus(absorbee, role)])];
    return all.length === held.length ? gardee.acteurs[role] : all;
  };
  return {
    pilotes: union("pilotes"),
    coordination: union("coordination"),
    partenaires: union("partenaires"),
  };
}

/** Who holds a role in an action: its own, else those of its objectif. */
export function tenus({ acteurs, herites }: ActionAFusionner, role: RoleFiche): readonly Id<"acteur">[] {
  return acteurs[role].length > 0 ? acteurs[role] : herites[role];
}

function unirTerritoires(un: readonly Territoire[], autre: readonly Territoire[]): Territoire[] {
  const all = [...new Map([...un, ...autre].map((one) => [cleTerritoire(one), one])).values()];
  const whole = all.find(({ genre }) => genre === "departement");
  return whole ? [whole] : all;
}

/** A milestone that both have is one, reached when either was. */
function unirJalons(un: readonly Jalon[], autre: readonly Jalon[]): Jalon[] {
  const others = new Map(autre.map((one) => [one.libelle, one]));
  const own = un.map((one) => {
    const also = others.get(one.libelle);
    return also ? { ...one, date: one.date ?? also.date, fait: one.fait || also.fait } : one;
  });
  const known = new Set(un.map(({ libelle }) => libelle));
  return [...own, ...autre.filter(({ libelle }) => !known.has(libelle))];
}

/** What undoing gives back to the action that stayed, and what somebody changed since, which stays as it is. */
export function defaireFusion(
  courant: FicheFusion,
  { avant, apres }: { avant: FicheFusion; apres: FicheFusion },
): { fiche: FicheFusion; suivis: string[] } {
  const suivis = new Set<string>();
  const scalar = <C extends ChampAuChoix>(champ: C): FicheFusion[C] => {
    if (same(courant[champ], apres[champ])) return avant[champ];
    if (!same(courant[champ], avant[champ])) suivis.add(champ);
    return courant[champ];
  };
  const listed = <T>(champ: string, lists: Trois<T>, cle: (one: T) => string): readonly T[] => {
    const sorted = (list: readonly T[]) => list.toSorted((a, b) => (cle(a) < cle(b) ? -1 : 1));
    if (same(sorted(lists.courant), sorted(lists.apres))) return lists.avant;
    if (same(sorted(lists.courant), sorted(lists.avant))) return lists.courant;
    suivis.add(champ);
    return rendre(lists, cle);
  };
  const role = (name: RoleFiche): readonly Id<"acteur">[] => {
    const lists = { courant: courant.acteurs[name], avant: avant.acteurs[name], apres: apres.acteurs[name] };
    const back = listed(name, lists, (one) => one);
    // It had them from its objectif: who was added since would then hold the role alone.
    return lists.avant.length === 0 && suivis.has(name) ? lists.courant : back;
  };
  const trois = <C extends "etiquettes" | "territoires" | "jalons">(champ: C) => ({
    courant: courant[champ],
    avant: avant[champ],
    apres: apres[champ],
  });
  const fiche: FicheFusion = {
    code: scalar("code"),
    intitule: scalar("intitule"),
    nature: scalar("nature"),
    periode: scalar("periode"),
    description: scalar("description"),
    acteurs: {
      pilotes: role("pilotes"),
      coordination: role("coordination"),
      partenaires: role("partenaires"),
    },
    etiquettes: listed("etiquettes", trois("etiquettes") as Trois<Id<"etiquette">>, (one) => one),
    territoires: listed("territoires", trois("territoires") as Trois<Territoire>, cleTerritoire),
    jalons: listed("jalons", trois("jalons") as Trois<Jalon>, ({ libelle }) => libelle),
  };
  return { fiche, suivis: [...suivis] };
}

type Trois<T> = { courant: readonly T[]; avant: readonly T[]; apres: readonly T[] };

/** Takes away what the merge added and nobody touched, gives back what it took; what was added since stays. */
function rendre<T>({ courant, avant, apres }: Trois<T>, cle: (one: T) => string): T[] {
  const before = new Map(avant.map((one) => [cle(one), one]));
  const after = new Map(apres.map((one) => [cle(one), one]));
  const kept = courant.flatMap((one) => {
    const key = cle(one);
    if (!same(one, after.get(key))) return [one];
    return before.has(key) ? [before.get(key) as T] : [];
  });
  const known = new Set(kept.map(cle));
  const taken = avant.filter((one) => !after.has(cle(one)) && !known.has(cle(one)));
  return [...kept, ...taken];
}

function cleTerritoire({ genre, code }: Territoire): string {
  return `${genre} ${code}`;
}

function isVide(value: FicheFusion[ChampAuChoix]): boolean {
  return (
    value === null ||
    value === "" ||
    (typeof value === "object" && value.debut === null && value.fin === null)
  );
}

/** What was kept in the base comes back with its fields in another order. */
function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
