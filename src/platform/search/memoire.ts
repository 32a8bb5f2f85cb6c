import type { Contexte } from "#platform/context/contexte.ts";
import { readHead } from "#platform/journal/tete.ts";
import { IndexRecherche } from "./index-recherche.ts";
import type { SourceRecherche, Trouvable } from "./source.ts";

/**
 * Objects kept in memory, all départements and views together, about 6 kB each; the view asked for the longest ago leaves
 * first.
 */
const OBJETS_GARDES = 100_000;
/** Above this, what changed is put in a new index, aside and by pieces, while others go on with theirs. */
const PETIT = 500;

type Connu = { tete: string; index: IndexRecherche };

const connus = new Map<string, Connu>();

/**
 * The index of what the one who asks may read, as the base is now: two people with the same rights share it, and it is
 * kept until something is written in the département (the head of the journal, exact across processes).
 */
export async function indexFor(ctx: Contexte, sources: readonly SourceRecherche[]): Promise<IndexRecherche> {
  if (!ctx.lecture) return build(await readAll(ctx, sources));
  const vues: string[] = [];
  for (const source of sources) vues.push(await source.vue(ctx));
  const key = `${ctx.departement} ${vues.join(" | ")}`;
  const tete = await readHead(ctx.tx, ctx.departement);
  const known = connus.get(key);
  if (known && tete !== "" && known.tete === tete) {
    keep(key, known);
    return known.index;
  }
  const objets = await readAll(ctx, sources);
  if (known && known.index.distance(objets) <= PETIT) {
    known.index.replace(objets);
    known.tete = tete;
    keep(key, known);
    return known.index;
  }
  const index = await build(objets);
  keep(key, { tete, index });
  return index;
}

async function readAll(ctx: Contexte, sources: readonly SourceRecherche[]): Promise<Trouvable[]> {
  const objets: Trouvable[] = [];
  for (const source of sources) for (const objet of await source.lire(ctx)) objets.push(objet);
  return objets;
}

/** By pieces: whoever asks for another page meanwhile does not wait for the whole. */
async function build(objets: readonly Trouvable[]): Promise<IndexRecherche> {
  const index = new IndexRecherche();
  for (let from = 0; from < objets.length; from += PETIT) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    index.add(objets.slice(from, from + PETIT));
  }
  return index;
}

function keep(key: string, known: Connu): void {
  connus.delete(key);
  connus.set(key, known);
  let total = 0;
  for (const { index } of connus.values()) total += index.size;
  for (const [oldest, { index }] of connus) {
    if (total <= OBJETS_GARDES || oldest === key) break;
    connus.delete(oldest);
    total -= index.size;
  }
}
