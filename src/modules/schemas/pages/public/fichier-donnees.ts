import { csvResponse } from "#platform/http/csv.ts";
import { readPage, refusalResponse } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  rowsOf,
  TABLE_ACTIONS,
  TABLE_INDICATEURS,
  TABLE_OBJECTIFS,
  type TableOuverte,
} from "../../domain/public/donnees-ouvertes.ts";
import type { TextePublic } from "../../domain/public/schema-public.ts";
import { loadSchemaOuvert } from "../../queries/public/load-donnees-ouvertes.ts";
import type { Route } from "./+types/fichier-donnees.ts";

const FICHIERS: Readonly<Record<string, (texte: TextePublic) => [string[], (string | number | null)[][]]>> = {
  "actions.csv": (texte) => table(TABLE_ACTIONS, texte),
  "objectifs.csv": (texte) => table(TABLE_OBJECTIFS, texte),
  "indicateurs.csv": (texte) => table(TABLE_INDICATEURS, texte),
};

function table<Ligne>(
  one: TableOuverte<Ligne>,
  texte: TextePublic,
): [string[], (string | number | null)[][]] {
  return [one.colonnes.map(({ nom }) => nom), rowsOf(one, texte)];
}

/** One table of the open data. */
export async function loader(args: Route.LoaderArgs) {
  const { departement, schema, fichier } = args.params;
  const make = Object.hasOwn(FICHIERS, fichier) ? FICHIERS[fichier] : undefined;
  if (!make) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const vue = await readPage(args, (ctx) => loadSchemaOuvert(ctx, schema));
  return csvResponse(`schema-${departement}-${schema}-${fichier}`, ...make(vue));
}
