import {
  anneesAppartenance,
  type Communes,
  epciDeCommune,
  listEpci,
  MILLESIME,
  passage,
} from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { TerritoirePortrait } from "../portrait/read-chiffres.ts";

/** What the outline of a territory is made of today. */
export type Membres = {
  /** Its communes of the département; null above it, where nothing is added up. */
  readonly codes: ReadonlySet<string> | null;
  /** Communes of it beyond the border, which are not added. */
  readonly dehors: number;
  /** True when the outline of that geography is known to be the one of today. */
  readonly memes: (geographie: number) => boolean;
};

/** The communes of a territory in the vintage shipped, and the geographies that draw it alike. */
export async function readMembres(
  ctx: Contexte,
  { maille, code }: TerritoirePortrait,
  communes: Communes,
): Promise<Membres> {
  if (maille === "commune") {
    const touched = (geographie: number) =>
      communes.changements.some(
        ({ de, vers, date }) => (de === code || vers === code) && date > `${geographie}-01-01`,
      );
    return { codes: new Set([code]), dehors: 0, memes: (geographie) => !touched(geographie) };
  }
  const { parCommune } = await epciDeCommune(ctx, MILLESIME);
  if (maille === "departement") {
    return { codes: new Set(parCommune.keys()), dehors: 0, memes: () => true };
  }
  if (maille !== "epci") return { codes: null, dehors: 0, memes: () => true };
  const codes = new Set([...parCommune].flatMap(([commune, epci]) => (epci === code ? [commune] : [])));
  const dehors = (await listEpci(ctx)).find(({ siren }) => siren === code)?.communesDehors ?? 0;
  const alike = new Set<number>([MILLESIME]);
  for (const annee of await anneesAppartenance(ctx)) {
    const then = await epciDeCommune(ctx, annee);
    const own = [...then.parCommune].flatMap(([commune, epci]) => (epci === code ? [commune] : []));
    const today = own.map((commune) =>
      passage(commune, annee, MILLESIME, communes.changements, communes.peser),
    );
    const reached = new Set(
      today.flatMap((parts) => ("manque" in parts ? ["?"] : parts.map((one) => one.code))),
    );
    if (reached.size === codes.size && [...reached].every((commune) => codes.has(commune))) alike.add(annee);
  }
  return { codes, dehors, memes: (geographie) => alike.has(geographie) };
}
