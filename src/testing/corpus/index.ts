import type { Cas } from "./cas.ts";
import { CLASSEURS } from "./classeurs.ts";
import { LIBREOFFICE } from "./libreoffice.ts";
import { TEXTES } from "./textes.ts";

/** Every bad, odd or merely French file that the reading of plans must answer well. */
export const CORPUS: readonly Cas[] = [...TEXTES, ...CLASSEURS, ...LIBREOFFICE];
