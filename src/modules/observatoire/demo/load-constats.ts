import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { createConstat, removeConstat } from "../commands/constats/edit-constat.ts";
import type { SaisieConstat } from "../domain/constats/constat.ts";
import { CONSTATS, type ConstatDemo } from "./constats.ts";

/** What findings lean on: who notes them, and the objectifs of the departmental scheme by number. */
export type MondeConstats = {
  readonly personnes: ReadonlyMap<string, Principal>;
  readonly objectifs: ReadonlyMap<number, Id<"objectif">>;
};

/** Notes the findings of a département, through the commands, and ties those that an objectif answers. */
export async function loadConstatsDemo(
  ctx: Contexte,
  { personnes, objectifs }: MondeConstats,
  references: References,
): Promise<void> {
  // The oldest first, as they were noted.
  const known = (CONSTATS[ctx.departement] ?? []).toSorted((a, b) => b.joursAvant - a.joursAvant);
  for (const one of known) {
    const principal = personnes.get(one.par);
    if (!principal) throw new Error(`demonstration: nobody is « ${one.par} »`);
    const now = ctx.now.subtract({ hours: 24 * one.joursAvant });
    const day: Contexte = { ...ctx, principal, now, today: dayInParis(now) };
    const constat = await createConstat(day, { ...saisieOf(one), envoi: newId() });
    if (one.retire) await removeConstat(day, { constat, revision: 1 });
    if (one.reponse === undefined) continue;
    const objectif = objectifs.get(one.reponse);
    if (!objectif) throw new Error(`demonstration: no objectif ${one.reponse}`);
    await addRenvoi(day, references, {
      ...{ nature: "repond", sens: "inverse", note: one.note ?? "", cle: newId() },
      ...{ objet: { genre: "constat", cle: constat }, autre: { genre: "objectif", cle: objectif } },
    });
  }
}

function saisieOf(one: ConstatDemo): SaisieConstat {
  const commun = { enonce: one.enonce, precisions: one.precisions ?? "" };
  if ("nature" in one) {
    const { nature, origine, date } = one;
    return { ...commun, nature, origine, date, indicateur: "", maille: "", territoire: "", millesime: "" };
  }
  const { indicateur, maille, territoire, millesime } = one;
  return { ...commun, nature: "chiffre", origine: "", date: "", indicateur, maille, territoire, millesime };
}
