import { framedResponse } from "#platform/http/framed.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { loadSchemaOuvert } from "../../queries/public/load-donnees-ouvertes.ts";
import { Resume } from "../parts/public/resume.tsx";
import type { Route } from "./+types/resume-integrable.ts";

/** The summary that other sites show in a frame. */
export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const { nom } = await espaceOf(args);
  const vue = await readPage(args, (ctx) => loadSchemaOuvert(ctx, args.params.schema));
  return framedResponse(args.request, <Resume vue={vue} adresse={adresse} lieu={nom} />);
}
