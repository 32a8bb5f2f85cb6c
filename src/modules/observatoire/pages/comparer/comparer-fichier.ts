import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { parTheme } from "../../domain/portrait/themes.ts";
import { readComparaison } from "../../queries/comparer/read-comparaison.ts";
import { readChoixComparer } from "../parts/choix-comparer.ts";
import { fichierChiffres } from "../parts/fichier-chiffres.ts";
import { lienComparer } from "../parts/liens.ts";
import type { Route } from "./+types/comparer-fichier.ts";

/** The comparison as a file, CSV or XLSX. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const { demandes, theme } = readChoixComparer(args.request);
  const { territoires, lignes } = await readPage(args, (ctx) => readComparaison(ctx, demandes));
  if (territoires.length < 2) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const shown = parTheme(lignes).filter(({ cle }) => theme === null || cle === theme);
  const codes = territoires.map((one) => one.code);
  return fichierChiffres(
    args.request,
    `comparaison-${codes.join("-")}`,
    { territoires, lignes: shown.flatMap((one) => one.lignes) },
    `${stateOf(args).application.adresse}${lienComparer(code, codes, theme)}`,
  );
}
