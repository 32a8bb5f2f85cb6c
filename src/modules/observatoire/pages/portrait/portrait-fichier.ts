import { lienPortrait } from "#modules/territoires/index.ts";
import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { sayDehors } from "../../domain/portrait/dire-services.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import { readServices } from "../../queries/portrait/read-services.ts";
import { fichierChiffres } from "../parts/fichier-chiffres.ts";
import { manquesOf } from "../parts/portrait/lecture-portrait.ts";
import type { Route } from "./+types/portrait-fichier.ts";

/** The portrait of a territory, CSV or XLSX. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const { dehors, ...portrait } = await readPage(args, async (ctx) => {
    const lu = await readPortrait(ctx, args.params.code, avec);
    return { ...lu, dehors: (await readServices(ctx, lu.territoires)).dehors };
  });
  const adresse = addressWith(lienPortrait(code, args.params.code), { avec });
  return fichierChiffres(
    args.request,
    `portrait-${args.params.code}`,
    portrait,
    `${stateOf(args).application.adresse}${adresse}`,
    [sayDehors(dehors), manquesOf(portrait.territoires, portrait.lignes)],
  );
}
