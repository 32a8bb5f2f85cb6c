/** Numbers and codes given again in the order of the plan. They are labels: addresses do not change. Pure. */
import { Refusal } from "#platform/values/refusal.ts";
import { NIVEAUX, type Niveau, type NiveauxSchema, niveauxOf, parentOf } from "../plan/niveaux.ts";
import { freresOf, inReadingOrder, type ObjetRange } from "./place.ts";

/** An object with its number or its code, as it is written. */
export type ObjetNumerote = ObjetRange & { readonly no: string | null };

/** What one object bears, and will bear. */
export type NumeroChange = { niveau: Niveau; id: string; avant: string | null; apres: string };

/** The levels that a form asked for, from the top: all of them, or one; null for what is no level of the scheme. */
export function niveauxDemandes(schema: NiveauxSchema, demande: string): readonly Niveau[] | null {
  const own = niveauxOf(schema.forme);
  if (demande === "tous") return own;
  const niveau = own.find((one) => one === demande);
  return niveau ? [niveau] : null;
}

/**
 * The numbers of the levels asked for, in the order in which the plan is read: volets, engagements and objectifs from 1 on
 * through the whole scheme, actions by the number of what they hang on and a letter (« 2-A »). Only what changes.
 *
 * @throws Refusal `numeros.sans-parent`, `numeros.parents-egaux` when actions alone are asked for and what they hang on has no
 * number, or the same as another.
 */
export function renumeroter<T extends ObjetNumerote>(
  objets: readonly T[],
  schema: NiveauxSchema,
  niveaux: readonly Niveau[],
): NumeroChange[] {
  const apres = new Map(objets.map(({ id, no }) => [id, no]));
  for (const niveau of NIVEAUX) {
    if (!niveaux.includes(niveau)) continue;
    if (niveau === "action") numberActions(objets, schema, apres);
    else
      for (const [index, { id }] of inReadingOrder(objets, schema, niveau).entries())
        apres.set(id, String(index + 1));
  }
  return NIVEAUX.flatMap((niveau) => inReadingOrder(objets, schema, niveau)).flatMap((one) => {
    const next = apres.get(one.id) ?? null;
    if (next === null || next === one.no) return [];
    return [{ niveau: one.niveau, id: one.id, avant: one.no, apres: next }];
  });
}

function numberActions(
  objets: readonly ObjetNumerote[],
  schema: NiveauxSchema,
  apres: Map<string, string | null>,
): void {
  const above = parentOf(schema.forme, "action");
  if (above === null) return;
  const bearers = new Set<string>();
  for (const parent of inReadingOrder(objets, schema, above)) {
    const actions = freresOf(objets, "action", parent.id);
    if (actions.length === 0) continue;
    const no = apres.get(parent.id) ?? null;
    if (no === null) throw new Refusal("numeros.sans-parent", { champ: "niveau" }, 409);
    if (bearers.has(no)) throw new Refusal("numeros.parents-egaux", { champ: "niveau", no }, 409);
    bearers.add(no);
    for (const [index, { id }] of actions.entries()) apres.set(id, `${no}-${lettre(index)}`);
  }
}

/** « A » for 0, « Z » for 25, then « AA ». */
export function lettre(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettre(Math.floor(index / 26) - 1) + last;
}
