import { carteEnSvg } from "#platform/graphiques/document-svg.tsx";
import { drawingResponse } from "#platform/graphiques/fichier.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readExplorer } from "../../queries/explorer/read-explorer.ts";
import { carteOf, lienExplorer, noticeOf, phraseOf, readChoixExplorer } from "../parts/lecture-explorer.ts";
import type { Route } from "./+types/carte-fichier.ts";

/** The map of the explorer as a file, SVG or PNG, with its legend and its notice inside. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code, nom } = await espaceOf(args);
  const choix = readChoixExplorer(args.request);
  const explorer = await readPage(args, (ctx) => readExplorer(ctx, choix));
  const carte = explorer && carteOf(code, explorer, choix);
  if (!explorer || !carte) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const { indicateur, montre } = explorer.tableau;
  const svg = carteEnSvg(carte, {
    titre: `${indicateur.libelle} : ${nom}`,
    phrase: phraseOf(explorer),
    notice: noticeOf(explorer, `${stateOf(args).application.adresse}${lienExplorer(code, explorer, choix)}`),
  });
  const format = new URL(args.request.url).pathname.endsWith(".png") ? "png" : "svg";
  return drawingResponse(svg, `${indicateur.code}-${montre?.millesime.replaceAll("/", "-")}-${code}`, format);
}
