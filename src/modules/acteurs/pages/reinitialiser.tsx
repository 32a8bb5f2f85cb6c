import { data, redirect } from "react-router";
import { refusalResponse, stateOf } from "#platform/http/page.ts";
import { signOut } from "#platform/http/sign-in.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/reinitialiser.ts";

/** The address only answers a form; whoever types it is led to the page that holds the form. */
export function loader() {
  return redirect("/demonstration");
}

/**
 * Loads the demonstration again, for anybody who has chosen an identity. Ids change, so that session ends.
 *
 * @throws 404 without a demonstration; 403 for a visitor.
 */
export async function action(args: Route.ActionArgs) {
  const { application, visite } = stateOf(args);
  const reset = application.demo ? application.resetDemonstration : undefined;
  if (!reset) throw data(null, { status: 404 });
  if (!(await visite.read())?.principal)
    throw refusalResponse(args, new Refusal("demonstration.sans-identite", {}, 403));
  await reset();
  return redirect("/demonstration?reinitialisee=1", { headers: { "Set-Cookie": await signOut(args) } });
}

/** Never shown, but an address without a page would answer its refusals as raw data. */
export default function Reinitialiser() {
  return null;
}
