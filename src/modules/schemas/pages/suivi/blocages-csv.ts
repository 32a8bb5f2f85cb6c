import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import { loadBlocages } from "../../queries/suivi/load-blocages.ts";
import type { Route } from "./+types/blocages-csv.ts";

const ENTETES = [
  "Volet",
  "Code",
  "Action",
  "Ce qui bloque",
  "Ce qui débloque",
  "Pour le",
  "Jours de dépassement",
  "À qui d'agir",
  "Bloquée depuis le",
];

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  const { bloquees } = await readPage(args, (ctx) => loadBlocages(ctx, args.params.schema, filtre));
  const rows = bloquees.map((one) => [
    ...[one.volet, one.code, one.intitule, one.raison, one.condition, one.echeance],
    ...[one.joursDepasses, one.pilotes.map(({ nom }) => nom).join(" | "), one.depuis],
  ]);
  return csvResponse(`actions-bloquees-${args.params.departement}.csv`, ENTETES, rows);
}
