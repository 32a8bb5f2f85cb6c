import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { type Entourage, findEntourage } from "./find-territoires.ts";
import { type Chiffres, readChiffres } from "./read-chiffres.ts";

export type Portrait = Entourage & Chiffres;

/**
 * All that is known of a commune, an EPCI or the département, at its newest vintage, and the same figure of what it is
 * compared with: same definition, same vintage, or nothing. `avec`: another of the same mesh, beside it.
 *
 * @throws Refusal `introuvable` (404) when it is no territory of the département
 */
export async function readPortrait(ctx: Contexte, code: string, avec: string | null): Promise<Portrait> {
  const entourage = await findEntourage(ctx, code, avec);
  const key = entourage.territoires.map((one) => one.code).join(" ");
  const chiffres = await remember(ctx, `portrait ${key}`, () =>
    readChiffres(ctx, entourage.territoires, "premier"),
  );
  return { ...entourage, ...chiffres };
}
