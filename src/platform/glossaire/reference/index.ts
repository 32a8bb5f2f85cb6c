import { FAMILLES } from "./familles.ts";
import { INSTITUTIONS } from "./institutions.ts";
import { PETITE_ENFANCE } from "./petite-enfance.ts";
import { PILOTAGE } from "./pilotage.ts";
import type { Reference } from "./terme.ts";
import { VIE_SOCIALE_ET_DROITS } from "./vie-sociale-et-droits.ts";

/** The acronyms and terms of the field, in our own words. */
export const REFERENCE: readonly Reference[] = [
  ...INSTITUTIONS,
  ...PETITE_ENFANCE,
  ...FAMILLES,
  ...VIE_SOCIALE_ET_DROITS,
  ...PILOTAGE,
];
