import { redirect } from "react-router";
import { readForm, submitPage } from "#platform/http/page.ts";
import { markMentions } from "../../commands/echanges/remove-commentaire.ts";
import type { Route } from "./+types/mentions-lues.ts";

/** Nothing is read here: whoever comes by an old link goes to what awaits them. */
export function loader({ params }: Route.LoaderArgs): Response {
  return redirect(`/${params.departement}/moi#commentaires`);
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => markMentions(ctx));
  return result.ok ? redirect(`/${args.params.departement}/moi#commentaires`) : result.response;
}
