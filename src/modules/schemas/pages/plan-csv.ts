import { readPage } from "#platform/http/page.ts";
import { writeCsv } from "#platform/import/csv-cell.ts";
import { parseFiltre } from "../domain/filtre-plan.ts";
import { exportPlan } from "../queries/export-plan.ts";
import type { Route } from "./+types/plan-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  const { rows } = await readPage(args, (ctx) => exportPlan(ctx, args.params.schema, filtre));
  return new Response(writeCsv(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="plan-actions-${args.params.departement}.csv"`,
    },
  });
}
