import type { Contexte } from "#platform/context/contexte.ts";
import { readRenvoisVers } from "#platform/references/read-renvois.ts";
import type { References } from "#platform/references/references.ts";
import { may, require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { FiltreConstats } from "../../domain/constats/filtre-constats.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { listNoms } from "../list-noms.ts";
import { type ConstatTrouve, readConstats } from "./find-constat.ts";

export type ConstatListe = ConstatTrouve & {
  /** Name of the territory of a figure. */
  lieu: string | null;
  /** What answers it, among what the one who asks may read. */
  reponses: { titre: string; lien: string | null }[];
};

/**
 * The findings of the diagnosis, the newest first, with the objects that answer them.
 *
 * @throws Refusal `droit.refuse` for whoever is not of the département
 */
export async function listConstats(
  ctx: Contexte,
  references: References,
  filtre: FiltreConstats,
): Promise<ConstatListe[]> {
  require(ctx, operationsObservatoire.lireConstats, null);
  const { recherche, nature, reponse, retires } = filtre;
  const known = (await readConstats(ctx)).filter((one) => one.retire === retires);
  const reponses = await readRenvoisVers(
    ctx,
    references,
    "repond",
    known.map(({ id }) => id),
  );
  const noms = await namesOf(ctx, known);
  const words = normalise(recherche).split(" ").filter(Boolean);
  return known
    .map(
      (one): ConstatListe => ({
        ...one,
        lieu:
          one.maille && one.territoire ? (noms.get(one.maille)?.get(one.territoire) ?? one.territoire) : null,
        reponses: (reponses.get(one.id) ?? []).map(({ titre, lien }) => ({ titre, lien })),
      }),
    )
    .filter((one) => {
      if (nature !== null && one.nature !== nature) return false;
      if (reponse !== null && one.reponses.length > 0 !== (reponse === "avec")) return false;
      const text = normalise(
        [one.enonce, one.precisions, one.origine, one.lieu, one.indicateurLibelle].join(" "),
      );
      return words.every((word) => text.includes(word));
    });
}

/** Those that a figure of an indicator founds; null for whoever does not read findings. */
export async function listConstatsIndicateur(
  ctx: Contexte,
  references: References,
  indicateur: string,
): Promise<ConstatListe[] | null> {
  if (!may(ctx, operationsObservatoire.lireConstats, null)) return null;
  const filtre = { recherche: "", nature: "chiffre", reponse: null, retires: false } as const;
  return (await listConstats(ctx, references, filtre)).filter((one) => one.indicateurCode === indicateur);
}

async function namesOf(
  ctx: Contexte,
  known: readonly ConstatTrouve[],
): Promise<Map<Maille, ReadonlyMap<string, string>>> {
  const found = new Map<Maille, ReadonlyMap<string, string>>();
  for (const { maille } of known)
    if (maille && !found.has(maille)) found.set(maille, await listNoms(ctx, maille));
  return found;
}
