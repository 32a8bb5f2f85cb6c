import type { Teinte } from "./bandes.ts";

/**
 * Colours written in the drawing itself, for files that leave the site: on a page the style sheet says better, with the
 * dark theme and print. They are those of its light theme (`ui/styles/tokens.css`, compared in `couleurs.test.ts`).
 * Brown to teal is told apart in every common form of colour blindness; lightness alone orders the sequence.
 */
export const TEINTES: Readonly<Record<Teinte, string>> = {
  d0: "#8c510a",
  d1: "#d0a04e",
  d2: "#f0e2bd",
  d3: "#cfe7e2",
  d4: "#5aaea6",
  d5: "#01665e",
  s0: "#e4ece8",
  s1: "#b5d0c7",
  s2: "#7cada5",
  s3: "#3f7f79",
  s4: "#0f4c4a",
};

export const ENCRE = "#1b2726";
export const ENCRE_2 = "#4c5856";
export const FOND = "#fffefb";
export const CREUX = "#f1ede2";
export const FILET_FORT = "#7a807a";
/** Of the lines of a chart, the territory first; each also has its own dashes and mark. */
export const TRAITS = ["#0f4c4a", "#8f5605", "#26547a", "#9c2a1f", "#56605d", "#28643b"] as const;
