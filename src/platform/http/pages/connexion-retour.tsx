import { timingSafeEqual } from "node:crypto";
import { redirect } from "react-router";
import { countTries } from "#platform/http/count-tries.ts";
import { addressWith } from "#platform/http/listing.ts";
import { localPath } from "#platform/http/local-path.ts";
import { refusalResponse, stateOf } from "#platform/http/page.ts";
import { endJourney, journeyOf, signInCompte } from "#platform/http/sign-in.ts";
import { wordsOf } from "#platform/identity/essai-connexion.ts";
import { rapprocher } from "#platform/identity/rapprocher.ts";
import { essaiHeader } from "#platform/identity/session-cookie.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/connexion-retour.ts";

/** Refusals that say something of the person who has just proved who they are: a page of their own, with the details. */
const PERSONAL = new Set(["connexion.autre-siret", "connexion.inconnue"]);

const ESSAI = "connexion.essai";

/** Comes back from the identity provider. */
export async function loader(args: Route.LoaderArgs) {
  const { application, origin } = stateOf(args);
  const { fournisseur } = application;
  if (!fournisseur) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const query = new URL(args.request.url).searchParams;
  let retour: string | null = null;
  try {
    const journey = await finish(args, query);
    const { words } = journey;
    retour = localPath(journey.retour);
    // Once the answer is known to be for this browser: links from elsewhere must not use up its tries.
    await countTries(args, { adresse: "connexion-adresse" });
    const identite = await fournisseur.arrival(query, words);
    await countTries(args, { cibles: { "connexion-personne": `${identite.emetteur} ${identite.sub}` } });
    const compte = await rapprocher(application, identite);
    const { idToken } = identite;
    return await signInCompte(args, { compte, moyen: "proconnect", retour, idToken });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.status === 429 || PERSONAL.has(error.code)) throw refusalResponse(args, error);
    // A journey that was not ended goes on: somebody else's answer must not stop it.
    const headers = error.code === ESSAI ? undefined : { "Set-Cookie": essaiHeader(origin, "") };
    return redirect(addressWith("/connexion", { souci: error.code, retour }), { headers });
  }
}

/** The journey that this browser began and nobody has ended; used up before the provider is asked anything. */
async function finish(args: Route.LoaderArgs, query: URLSearchParams) {
  const secret = journeyOf(args);
  if (secret === null) throw new Refusal(ESSAI);
  const words = wordsOf(secret);
  if (!same(query.get("state") ?? "", words.state)) throw new Refusal(ESSAI);
  const ended = await endJourney(args, secret, "connexion");
  if (!ended) throw new Refusal(ESSAI);
  return { words, retour: ended.retour };
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Never shown: without it the router would give refusals as data, and not in a page. */
export default function ConnexionRetour() {
  return null;
}
