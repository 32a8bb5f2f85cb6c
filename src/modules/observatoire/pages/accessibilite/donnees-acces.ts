import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { xlsxResponse } from "#platform/http/xlsx.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { parseChoixAcces } from "../../domain/accessibilite/choix-acces.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import { loadPageAcces } from "../../queries/accessibilite/load-page-acces.ts";
import { EN_BORDURE, isComputed, lienAcces, noticesAcces } from "../parts/accessibilite/lecture-acces.ts";
import type { Route } from "./+types/donnees-acces.ts";

const ENTETES = [
  ...["Code", "Commune", "Places à portée pour 100 enfants", "Statut", "Enfants", "Places sur place"],
  ...["Avec la structure de plus", "Réserve", "Paramètres", "Adresse"],
];

/** Accessibility by commune as a file, CSV or XLSX: each row with what it was computed from. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const url = new URL(args.request.url);
  const choix = parseChoixAcces(url.searchParams);
  const page = await readPage(args, (ctx) => loadPageAcces(ctx, choix));
  const { acces, ajout } = page.lecture;
  if (!isComputed(acces)) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const adresse = `${stateOf(args).application.adresse}${lienAcces(code, choix)}`;
  const notices = noticesAcces(page);
  const after = new Map(ajout?.gains.map((one) => [one.code, one.apres]));
  const rows = acces.lignes.map(({ apl, ...one }): CsvCell[] => [
    ...[one.code, one.nom, apl, LIBELLE_STATUT[one.statut], one.enfants, one.places],
    ...[
      ajout ? (after.get(one.code) ?? apl) : null,
      one.enBordure ? EN_BORDURE : "",
      notices.join(" "),
      adresse,
    ],
  ]);
  return url.pathname.endsWith(".xlsx")
    ? xlsxResponse(`accessibilite-${code}.xlsx`, "Accessibilité", ENTETES, rows, [...notices, adresse])
    : csvResponse(`accessibilite-${code}.csv`, ENTETES, rows);
}
