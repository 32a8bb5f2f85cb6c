import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { xlsxResponse } from "#platform/http/xlsx.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { LIBELLE_MAILLE, LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import { readExplorer } from "../../queries/explorer/read-explorer.ts";
import { lienExplorer, noticeOf, readChoixExplorer } from "../parts/lecture-explorer.ts";
import type { Route } from "./+types/donnees-fichier.ts";

const ENTETES = [
  "Code",
  "Territoire",
  "Maille",
  "Indicateur",
  "Millésime",
  "Valeur",
  "Unité",
  "Numérateur",
  "Dénominateur",
  "Statut",
  "Définition",
  "Source",
  "Édition",
  "Géographie",
  "Licence",
  "Adresse",
];

/** The figures of the explorer, CSV or XLSX: each row says where it comes from, and why when it has no value. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const choix = readChoixExplorer(args.request);
  const explorer = await readPage(args, (ctx) => readExplorer(ctx, choix));
  if (!explorer?.tableau.montre) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const { indicateur, lignes, montre } = explorer.tableau;
  const definition = indicateur.definitions.find(({ no }) => no === montre.definition)?.texte ?? "";
  const adresse = `${stateOf(args).application.adresse}${lienExplorer(code, explorer, choix)}`;
  const all = [...lignes, ...explorer.reperes.map(({ observation }) => observation)];
  const rows = all.map((one): CsvCell[] => [
    one.code,
    one.nom,
    LIBELLE_MAILLE[one.maille],
    indicateur.libelle,
    one.millesime,
    one.valeur,
    indicateur.unite,
    one.numerateur,
    one.denominateur,
    one.contradiction ? `deux valeurs : ${one.contradiction.join(" ou ")}` : LIBELLE_STATUT[one.statut],
    definition,
    `${one.origine.producteur}, ${one.origine.jeu}`,
    one.origine.edition,
    one.origine.geographie,
    one.origine.licence,
    adresse,
  ]);
  const name = `${indicateur.code}-${montre.millesime.replaceAll("/", "-")}-${code}`;
  return new URL(args.request.url).pathname.endsWith(".xlsx")
    ? xlsxResponse(`${name}.xlsx`, "Données", ENTETES, rows, noticeOf(explorer, adresse))
    : csvResponse(`${name}.csv`, ENTETES, rows);
}
