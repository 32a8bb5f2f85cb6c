import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { exportPlan } from "../../queries/plan/export-plan.ts";
import { lireSelectionExport } from "../parts/lots/lire-selection.ts";
import type { Route } from "./+types/plan-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { filtre, choisies } = lireSelectionExport(new URL(args.request.url).searchParams);
  const { headers, rows } = await readPage(args, (ctx) =>
    exportPlan(ctx, args.params.schema, filtre, choisies),
  );
  return csvResponse(`plan-actions-${args.params.departement}.csv`, headers, rows);
}
