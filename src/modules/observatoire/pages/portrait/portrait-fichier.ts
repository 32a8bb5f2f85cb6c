import { lienPortrait } from "#modules/territoires/index.ts";
import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import { fichierChiffres } from "../parts/fichier-chiffres.ts";
import type { Route } from "./+types/portrait-fichier.ts";

/** The portrait of a territory, CSV or XLSX. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const portrait = await readPage(args, (ctx) => readPortrait(ctx, args.params.code, avec));
  const adresse = addressWith(lienPortrait(code, args.params.code), { avec });
  return fichierChiffres(
    args.request,
    `portrait-${args.params.code}`,
    portrait,
    `${stateOf(args).application.adresse}${adresse}`,
  );
}
