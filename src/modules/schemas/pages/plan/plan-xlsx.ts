import { readPage } from "#platform/http/page.ts";
import { xlsxResponse } from "#platform/http/xlsx.ts";
import { exportPlan } from "../../queries/plan/export-plan.ts";
import { lireSelectionExport } from "../parts/lots/lire-selection.ts";
import type { Route } from "./+types/plan-xlsx.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { filtre, choisies } = lireSelectionExport(new URL(args.request.url).searchParams);
  const { headers, rows } = await readPage(args, (ctx) =>
    exportPlan(ctx, args.params.schema, filtre, choisies),
  );
  return xlsxResponse(`plan-actions-${args.params.departement}.xlsx`, "Plan d'actions", headers, rows);
}
