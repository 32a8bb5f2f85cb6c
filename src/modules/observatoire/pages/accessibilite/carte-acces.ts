import { carteEnSvg } from "#platform/graphiques/document-svg.tsx";
import { drawingResponse } from "#platform/graphiques/fichier.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { parseChoixAcces } from "../../domain/accessibilite/choix-acces.ts";
import { loadPageAcces } from "../../queries/accessibilite/load-page-acces.ts";
import {
  carteAcces,
  isSupplyKnown,
  lienAcces,
  noticesAcces,
  phraseAcces,
} from "../parts/accessibilite/lecture-acces.ts";
import type { Route } from "./+types/carte-acces.ts";

/** The map of accessibility as a file, SVG or PNG, with its legend and all its parameters inside. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code, nom } = await espaceOf(args);
  const url = new URL(args.request.url);
  const choix = parseChoixAcces(url.searchParams);
  const page = await readPage(args, (ctx) => loadPageAcces(ctx, choix));
  const carte = isSupplyKnown(page.lecture) ? carteAcces(page) : null;
  if (!carte) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const svg = carteEnSvg(carte, {
    titre: `Accessibilité des modes d’accueil : ${nom}`,
    phrase: phraseAcces(page),
    notice: noticesAcces(page, `${stateOf(args).application.adresse}${lienAcces(code, choix)}`),
  });
  return drawingResponse(svg, `accessibilite-${code}`, url.pathname.endsWith(".png") ? "png" : "svg");
}
