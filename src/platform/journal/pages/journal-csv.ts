import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { openExport } from "../queries/export-journal.ts";
import type { Route } from "./+types/journal-csv.ts";
import { readFiltre } from "./parts/filtre.ts";

/** The journal with the filters of the page, slice after slice: memory does not grow with it. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { platform, references } = stateOf(args).application;
  const filtre = readFiltre(new URL(args.request.url).searchParams);
  const body = await readPage(args, (ctx) => openExport(ctx, platform, references, filtre));
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="journal-${code}.csv"`,
    },
  });
}
