import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Fonts of the papers, shipped by npm (SIL Open Font License 1.1): nothing is looked for on the machine, so that a paper
 * has the same pages everywhere. Source Sans 3 writes Latin, Greek and Cyrillic; the others what it lacks.
 */
const POLICES = [
  "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "source-sans-3/700Bold/SourceSans3_700Bold.ttf",
  "source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf",
  "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
  "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  "noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf",
  "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
  "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];

/** Bytes of each font. About 3 MB together. */
export function readPolices(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return POLICES.map((path) => readFileSync(resolve(`@expo-google-fonts/${path}`)));
}
