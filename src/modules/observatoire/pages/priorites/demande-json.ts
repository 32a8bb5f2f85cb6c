import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage } from "#platform/http/page.ts";
import { findClassement } from "../../queries/priorites/find-classement.ts";
import type { Route } from "./+types/demande-json.ts";

/** What a kept ranking was made of, as the command line takes it. */
export async function loader(args: Route.LoaderArgs) {
  const { classement: publicId } = args.params;
  const { demande } = await readPage(args, (ctx) => findClassement(ctx, publicId));
  return new Response(`${JSON.stringify(demande, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...attachmentHeaders(`classement-${publicId}.json`),
    },
  });
}
