import { readPage } from "#platform/http/page.ts";
import { TYPE_XLSX } from "#platform/http/xlsx.ts";
import { tableauXlsx } from "../../papiers/tableau-xlsx.ts";
import { loadTableau } from "../../queries/imprime/load-tableau.ts";
import type { Route } from "./+types/tableau-xlsx.ts";

/** The plan as departments keep it, in a spreadsheet. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const tableau = await readPage(args, (ctx) => loadTableau(ctx, args.params.schema));
  return new Response(new Uint8Array(await tableauXlsx(tableau)), {
    headers: {
      "Content-Type": TYPE_XLSX,
      "Content-Disposition": `attachment; filename="tableau-actions-${args.params.departement}.xlsx"`,
    },
  });
}
