import { redirect } from "react-router";
import { localPath } from "#platform/http/local-path.ts";
import { readForm, refusalResponse, submitPage } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { followObjet, unfollowObjet } from "../../commands/suivi/follow.ts";
import { GENRES_SUIVIS } from "../../queries/suivi/find-suivable.ts";
import type { Route } from "./+types/suivre.ts";

/** Nothing is read here: whoever comes by an old link goes to what they follow. */
export function loader({ params }: Route.LoaderArgs): Response {
  return redirect(`/${params.departement}/moi#suivis`);
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const genre = GENRES_SUIVIS.find((one) => one === text("genre"));
  if (!genre) throw refusalResponse(args, new Refusal("requete.forme", {}, 422));
  const what = { genre, schema: text("schema"), objet: text("objet") };
  const command = text("suivre") === "oui" ? followObjet : unfollowObjet;
  const result = await submitPage(args, form, (ctx) => command(ctx, what));
  if (!result.ok) return result.response;
  return redirect(localPath(text("retour")) ?? `/${args.params.departement}/moi#suivis`);
}
