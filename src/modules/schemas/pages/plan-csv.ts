import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { parseFiltre } from "../domain/filtre-plan.ts";
import { exportPlan } from "../queries/export-plan.ts";
import type { Route } from "./+types/plan-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  const { headers, rows } = await readPage(args, (ctx) => exportPlan(ctx, args.params.schema, filtre));
  return csvResponse(`plan-actions-${args.params.departement}.csv`, headers, rows);
}
