import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { localPath } from "#platform/http/local-path.ts";
import { refusalResponse, stateOf } from "#platform/http/page.ts";
import { beginJourney } from "#platform/http/sign-in.ts";
import { wordsOf } from "#platform/identity/essai-connexion.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/connexion-fournisseur.ts";

/**
 * Leaves for the identity provider. A link and not a form: the answer to a form may not lead to another site (CSP,
 * `form-action`), and all that a foreign page could start here is a journey that ends in its own browser.
 */
export async function loader(args: Route.LoaderArgs) {
  const { fournisseur } = stateOf(args).application;
  if (!fournisseur) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const retour = localPath(new URL(args.request.url).searchParams.get("retour"));
  try {
    const { secret, cookie } = await beginJourney(args, { genre: "connexion", retour });
    const address = await fournisseur.departure(wordsOf(secret));
    return redirect(address.href, { headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return redirect(addressWith("/connexion", { souci: error.code, retour }));
  }
}

/** Never shown: without it the router would give refusals as data, and not in a page. */
export default function ConnexionFournisseur() {
  return null;
}
