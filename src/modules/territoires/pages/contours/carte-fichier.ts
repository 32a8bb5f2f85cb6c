import { carteEnSvg } from "#platform/graphiques/document-svg.tsx";
import { drawingResponse } from "#platform/graphiques/fichier.ts";
import { espaceOf, readPage, refusalResponse } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { loadFondEpci } from "../../queries/contours/load-fond-epci.ts";
import { listEpci } from "../../queries/list-epci.ts";
import { cartePopulation } from "../parts/carte-population.tsx";
import { noticeCarte } from "../parts/source.tsx";
import type { Route } from "./+types/carte-fichier.ts";

/** The map of the population of the EPCI as a file that says by itself what it is: SVG or PNG. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code, nom } = await espaceOf(args);
  const { epci, fond } = await readPage(args, async (ctx) => {
    const all = await listEpci(ctx);
    return { epci: all, fond: await loadFondEpci(ctx, all) };
  });
  if (fond === null) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const { phrase, ...carte } = cartePopulation(code, fond, epci);
  const titre = `Population des intercommunalités : ${nom}`;
  const svg = carteEnSvg(carte, { titre, phrase, notice: noticeCarte(fond) });
  const format = new URL(args.request.url).pathname.endsWith(".png") ? "png" : "svg";
  return drawingResponse(svg, `population-epci-${code}`, format);
}
