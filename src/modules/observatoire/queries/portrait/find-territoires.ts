import { epciDeCommune, listCodes, MILLESIME } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import type { TerritoirePortrait } from "./read-chiffres.ts";

/** Meshes of which somebody can ask a portrait or a comparison. */
const MAILLES_CHOISIES = [
  "epci",
  "commune",
  "departement",
  "region",
  "france",
] as const satisfies readonly Maille[];

/** Every territory that can be portrayed or compared: EPCI first, then communes, then what is above. */
export async function listTerritoires(ctx: Contexte): Promise<TerritoirePortrait[]> {
  const found: TerritoirePortrait[] = [];
  for (const maille of MAILLES_CHOISIES) {
    for (const one of await listCodes(ctx, maille)) found.push({ ...one, maille });
  }
  return found;
}

/** A territory by its code, with what it is compared with: its EPCI, the département, the region, the country. */
export type Entourage = {
  /** It first. */
  readonly territoires: readonly TerritoirePortrait[];
  /** Others of the same mesh. */
  readonly semblables: readonly TerritoirePortrait[];
};

/** @throws Refusal `introuvable` (404) when it is neither a commune nor an EPCI of the département, nor itself */
export async function findEntourage(ctx: Contexte, code: string, avec: string | null): Promise<Entourage> {
  const all = await listTerritoires(ctx);
  const main = all.find((one) => one.code === code);
  if (!main || main.maille === "region" || main.maille === "france")
    throw new Refusal("introuvable", {}, 404);
  const above = (["departement", "region", "france"] as const).flatMap((maille) =>
    all.filter((one) => one.maille === maille),
  );
  if (main.maille === "departement") return { territoires: above, semblables: [] };
  const semblables = all.filter((one) => one.maille === main.maille && one.code !== code);
  const beside = semblables.filter((one) => one.code === avec);
  const its = main.maille === "commune" ? await epciOf(ctx, all, code) : [];
  return { territoires: [main, ...beside, ...its, ...above], semblables };
}

async function epciOf(ctx: Contexte, all: readonly TerritoirePortrait[], commune: string) {
  const { parCommune } = await epciDeCommune(ctx, MILLESIME);
  return all.filter(({ maille, code }) => maille === "epci" && code === parCommune.get(commune));
}
