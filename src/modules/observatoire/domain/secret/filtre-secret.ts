import { MAILLES, type Maille } from "../vocabulaire.ts";

/** Who hides a cell: our rule, its producer, or the protection of others. */
export const ORIGINES_SECRET = ["regle", "producteur", "protection"] as const;
export type OrigineSecret = (typeof ORIGINES_SECRET)[number];

/** What the audit keeps; in the address. */
export type FiltreSecret = {
  /** Code of the indicator. */
  readonly indicateur: string | null;
  readonly maille: Maille | null;
  readonly millesime: string | null;
  readonly producteur: string | null;
  readonly origine: OrigineSecret | null;
  /** Only what an attack still deduces; for those who may import. */
  readonly exposees: boolean;
};

export const TRIS_SECRET = ["indicateur", "source", "maille", "millesime", "origine", "nombre"] as const;
export type TriSecret = (typeof TRIS_SECRET)[number];

export function parseSecret(params: URLSearchParams): FiltreSecret {
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) || null;
  return {
    ...{ indicateur: text("indicateur"), millesime: text("millesime"), producteur: text("producteur") },
    maille: MAILLES.find((one) => one === params.get("maille")) ?? null,
    origine: ORIGINES_SECRET.find((one) => one === params.get("origine")) ?? null,
    exposees: params.get("exposees") === "oui",
  };
}

export function secretParams({ exposees, ...filtre }: FiltreSecret): Record<string, string | null> {
  return { ...filtre, exposees: exposees ? "oui" : null };
}
