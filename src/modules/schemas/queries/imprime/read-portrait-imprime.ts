import type { Contexte } from "#platform/context/contexte.ts";
import type { PortraitImprime } from "../../domain/imprime/portrait-imprime.ts";

/** Who keeps the figures of the département is above this module: `composition.ts` plugs it. */
export type PortPortrait = (ctx: Contexte) => Promise<PortraitImprime | null>;

let port: PortPortrait = async () => null;

/** Said once, when the modules are plugged together; until then papers have no figures. */
export function plugPortrait(portrait: PortPortrait): void {
  port = portrait;
}

/** The figures of the département for its papers; null when nothing is published. */
export function readPortraitImprime(ctx: Contexte): Promise<PortraitImprime | null> {
  return port(ctx);
}
