import { courbeEnSvg } from "#platform/graphiques/document-svg.tsx";
import { drawingResponse } from "#platform/graphiques/fichier.ts";
import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { xlsxResponse } from "#platform/http/xlsx.ts";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import { type Evolution, readEvolution } from "../../queries/evolution/read-evolution.ts";
import type { IndicateurListe } from "../../queries/list-indicateurs.ts";
import {
  courbesOf,
  noticeEvolution,
  phraseEvolution,
  readChoixEvolution,
} from "../parts/lecture-evolution.ts";
import { lienEvolution } from "../parts/liens.ts";
import type { Route } from "./+types/evolution-fichier.ts";

const ENTETES = [
  ...["Code", "Territoire", "Indicateur", "Millésime", "Valeur", "Unité", "Statut", "Calcul", "Périmètre"],
  ...["Définition", "Source", "Édition", "Géographie", "Licence", "Adresse"],
];

/** The series as a drawing (SVG, PNG) or as figures (CSV, XLSX), with its notice inside. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const choix = readChoixEvolution(args.request);
  const evolution = await readPage(args, (ctx) => readEvolution(ctx, choix));
  const { indicateur, series } = evolution;
  const [main] = series;
  if (!indicateur || !main || main.points.length === 0) {
    throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  }
  const address = { indicateur: indicateur.code, territoire: main.territoire.code };
  const notice = noticeEvolution(
    evolution,
    `${stateOf(args).application.adresse}${lienEvolution(code, address)}`,
  );
  const nom = `evolution-${indicateur.code}-${main.territoire.code}`;
  const format = new URL(args.request.url).pathname.split(".").at(-1);
  if (format === "svg" || format === "png") {
    const svg = courbeEnSvg(
      {
        series: courbesOf(series, indicateur),
        legende: [indicateur.libelle, indicateur.unite].filter(Boolean).join(", "),
        format: formatNumber,
      },
      {
        titre: `${indicateur.libelle}${NBSP}: ${main.territoire.nom}`,
        phrase: phraseEvolution(evolution),
        notice,
      },
    );
    return drawingResponse(svg, nom, format);
  }
  const rows = rowsOf(evolution, indicateur, notice.at(-1)?.replace(/^Adresse.: /, "") ?? "");
  return format === "xlsx"
    ? xlsxResponse(`${nom}.xlsx`, "Données", ENTETES, rows, notice)
    : csvResponse(`${nom}.csv`, ENTETES, rows);
}

function rowsOf({ series }: Evolution, indicateur: IndicateurListe, adresse: string): CsvCell[][] {
  const { libelle, unite } = indicateur;
  const definitions = new Map(indicateur.definitions.map(({ no, texte }) => [no, texte]));
  return series.flatMap(({ territoire, points }) =>
    points.map((one): CsvCell[] => [
      ...[territoire.code, territoire.nom, libelle, one.millesime, one.valeur, unite],
      one.contradiction ? `deux valeurs : ${one.contradiction.join(" ou ")}` : LIBELLE_STATUT[one.statut],
      one.recalcule ? "calculé par Maillage" : "",
      one.perimetre === null ? "d’aujourd’hui" : `de ${one.perimetre}`,
      ...[definitions.get(one.definition) ?? "", `${one.origine.producteur}, ${one.origine.jeu}`],
      ...[one.origine.edition, one.origine.geographie, one.origine.licence, adresse],
    ]),
  );
}
