import type { Contexte } from "#platform/context/contexte.ts";
import { readHead } from "./tete.ts";

/** Readings kept, all départements together; the one asked for the longest ago leaves first. */
const KEPT = 300;

const readings = new Map<string, { tete: string; value: unknown }>();
const heads = new WeakMap<object, Promise<string>>();

/**
 * A reading that is only done again once something was written in its département: `key` names it with all that it
 * depends on beside the data (object, day, what the reader may see). Exact, across processes too: the head of the
 * journal and the data are read in one snapshot, and every command that changes something moves the head. What is
 * returned is shared: it must not be changed. Inside a writing transaction nothing is remembered.
 */
export async function remember<T>(ctx: Contexte, key: string, work: () => Promise<T>): Promise<T> {
  if (!ctx.lecture) return work();
  const tete = await headOf(ctx);
  // Nothing was ever written by a command: there is nothing to compare with.
  if (tete === "") return work();
  const fullKey = `${ctx.departement} ${key}`;
  const known = readings.get(fullKey);
  const value = known?.tete === tete ? (known.value as T) : await work();
  readings.delete(fullKey);
  readings.set(fullKey, { tete, value });
  for (const oldest of readings.keys()) {
    if (readings.size <= KEPT) break;
    readings.delete(oldest);
  }
  return value;
}

/** One look at the head for all the readings of one transaction. */
function headOf(ctx: Contexte): Promise<string> {
  const known = heads.get(ctx.tx) ?? readHead(ctx.tx, ctx.departement);
  heads.set(ctx.tx, known);
  return known;
}
