import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { openDump } from "../../queries/ouvertes/open-dump.ts";
import type { Route } from "./+types/donnees-ouvertes-csv.ts";

/** Every published figure of the département, sent while it is read. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const { platform } = stateOf(args).application;
  const stream = await readPage(args, (ctx) => openDump(ctx, platform));
  return new Response(stream, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="observatoire-${code}.csv"`,
    },
  });
}
