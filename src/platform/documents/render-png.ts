import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";

const { resolve } = createRequire(import.meta.url);
const POLICES = ["400Regular/SourceSans3_400Regular.ttf", "700Bold/SourceSans3_700Bold.ttf"];

/**
 * A drawing as a PNG, off the thread of the requests. Texts are set in Source Sans 3, shipped by npm: nothing is looked for
 * on the machine, and what no shipped font can draw is left blank. The drawing names no file and no address. `zoom`: pixels
 * for one of its own; paper wants more than a screen.
 */
export async function renderPng(svg: string, zoom = 1): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: zoom },
    font: {
      fontFiles: POLICES.map((path) => resolve(`@expo-google-fonts/source-sans-3/${path}`)),
      loadSystemFonts: false,
      defaultFontFamily: "Source Sans 3",
    },
  });
  return new Uint8Array(image.asPng());
}
