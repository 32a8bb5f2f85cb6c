import type { Contexte } from "#platform/context/contexte.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may, require } from "#platform/rights/rights.ts";
import { chercher } from "#platform/search/chercher.ts";
import type { SourceRecherche } from "#platform/search/source.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { findBout, findRenvoi, type RenvoiVu, readRenvois, situer } from "./read-renvois.ts";
import type { References } from "./references.ts";
import type { Bout, ObjetSitue } from "./reliable.ts";

type Lisible = Extract<ObjetSitue, { lisible: true }>;

/** The ties of an object as its own page shows them. */
export type RenvoisDeFiche = {
  /** Kind and identifier, for the page of its ties. */
  bout: Bout;
  renvois: RenvoiVu[];
  /** Whoever asks may read who made them, and propose others. */
  peutOuvrir: boolean;
};

export async function loadRenvoisDeFiche(
  ctx: Contexte,
  references: References,
  bout: Bout,
): Promise<RenvoisDeFiche> {
  return {
    bout,
    renvois: await readRenvois(ctx, references, bout, { caches: () => peutRelier(ctx, references, bout) }),
    peutOuvrir: may(ctx, operationsJournal.lireHistorique, null),
  };
}

export type Candidat = { genre: string; id: string; objet: Lisible };

export type PageRenvois = {
  bout: Bout;
  objet: Lisible;
  renvois: (RenvoiVu & { retirable: boolean })[];
  retires: (RenvoiVu & { retirable: boolean })[];
  peutRelier: boolean;
  /** What holds the words sought; null while nothing is. */
  candidats: Candidat[] | null;
  /** The tie that was just taken off, if it is still so. */
  retire: Id<"renvoi"> | null;
};

const CANDIDATS = 20;
/** Pages of results looked at: news and files among them cannot be tied. */
const PAGES_REGARDEES = 5;

/**
 * The page where the ties of an object are made and taken off, for the persons of the département.
 *
 * @throws Refusal `introuvable`, `droit.*`.
 */
export async function loadPageRenvois(
  ctx: Contexte,
  { references, recherche }: { references: References; recherche: readonly SourceRecherche[] },
  demande: { genre: string; cle: string; q: string; retire: string | null },
): Promise<PageRenvois> {
  const bout = await findBout(ctx, references, demande);
  const objet = (await situer(ctx, references, [bout])).get(bout.id);
  if (!objet?.lisible || objet.retire) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsJournal.lireHistorique, null);
  const relier = await peutRelier(ctx, references, bout);
  const caches = async () => relier;
  const withRight = async (vus: RenvoiVu[]) => {
    const found: PageRenvois["renvois"] = [];
    for (const vu of vus)
      found.push({ ...vu, retirable: relier || (await mayAtOtherEnd(ctx, references, vu, bout)) });
    return found;
  };
  const retires = await readRenvois(ctx, references, bout, { retires: true, caches });
  return {
    bout,
    objet,
    renvois: await withRight(await readRenvois(ctx, references, bout, { caches })),
    retires: await withRight(retires),
    peutRelier: relier,
    candidats: demande.q === "" ? null : await findCandidats(ctx, references, recherche, demande.q, bout),
    retire: retires.find(({ id }) => id === demande.retire)?.id ?? null,
  };
}

async function mayAtOtherEnd(
  ctx: Contexte,
  references: References,
  vu: RenvoiVu,
  bout: Bout,
): Promise<boolean> {
  if (!vu.autre?.lisible) return false;
  const { de, vers } = await findRenvoi(ctx, vu.id);
  return peutRelier(ctx, references, de.id === bout.id ? vers : de);
}

async function peutRelier(ctx: Contexte, references: References, { genre, id }: Bout): Promise<boolean> {
  return (await references.reliable(genre)?.peutRelier(ctx, id)) ?? false;
}

async function findCandidats(
  ctx: Contexte,
  references: References,
  sources: readonly SourceRecherche[],
  q: string,
  bout: Bout,
): Promise<Candidat[]> {
  const found: Bout[] = [];
  for (let page = 1; page <= PAGES_REGARDEES && found.length < CANDIDATS; page++) {
    const { resultats, pages } = await chercher(ctx, sources, { q, genre: null, schema: null, page });
    for (const { cle } of resultats) {
      const [genre = "", id = ""] = cle.split(" ");
      if (references.reliable(genre) && isId(id) && id !== bout.id)
        found.push({ genre, id: id as Id<string> });
    }
    if (page >= pages) break;
  }
  const kept = found.slice(0, CANDIDATS);
  const situes = await situer(ctx, references, kept);
  return kept.flatMap(({ genre, id }) => {
    const objet = situes.get(id);
    return objet?.lisible && !objet.retire ? [{ genre, id, objet }] : [];
  });
}
