import { parse } from "hono/utils/cookie";
import { type RouterContextProvider, redirect } from "react-router";
import { appareilOf } from "#platform/identity/appareil.ts";
import { listIdentites } from "#platform/identity/comptes.ts";
import { beginEssai, endEssai, type GenreEssai } from "#platform/identity/essai-connexion.ts";
import { closeSession, type Moyen, type NouvelleSession, openSession } from "#platform/identity/session.ts";
import { essaiHeader, essaiName, sessionHeader } from "#platform/identity/session-cookie.ts";
import type { Id } from "#platform/values/ids.ts";
import { addressWith } from "./listing.ts";
import { stateOf } from "./page.ts";

type Args = { readonly context: Readonly<RouterContextProvider>; readonly request: Request };

/** Opens a session for the browser that asks, whose former one ends. Returns the `Set-Cookie` line to send. */
export async function signIn(args: Args, nouvelle: Omit<NouvelleSession, "appareil">): Promise<string> {
  const { application, origin, visite } = stateOf(args);
  const { database, clock } = application.platform;
  const appareil = appareilOf(args.request.headers.get("user-agent"));
  const jeton = await database.national((tx) =>
    openSession(tx, { ...nouvelle, appareil }, clock.now(), visite.jeton),
  );
  return sessionHeader(origin, jeton);
}

/**
 * Signs an account in and goes on: in the name of the one institution that there is, else to the page where the person
 * chooses, or learns whom to ask.
 */
export async function signInCompte(
  args: Args,
  entree: { compte: Id<"compte">; moyen: Moyen; retour: string | null; idToken?: string },
): Promise<Response> {
  const { application, origin } = stateOf(args);
  const { compte, moyen, retour, idToken } = entree;
  const [only, ...others] = await listIdentites(application, compte);
  const agir = only && others.length === 0 ? only : null;
  const cookie = await signIn(args, { compte, agir, moyen, idToken: idToken ?? null });
  const headers = new Headers();
  headers.append("Set-Cookie", cookie);
  headers.append("Set-Cookie", essaiHeader(origin, ""));
  return redirect(agir ? (retour ?? `/${agir.departement}`) : addressWith("/compte", { retour }), {
    headers,
  });
}

/** Ends the session of the browser that asks. Returns the `Set-Cookie` line to send. */
export async function signOut(args: Pick<Args, "context">): Promise<string> {
  const { application, origin, visite } = stateOf(args);
  const { jeton } = visite;
  if (jeton) await application.platform.database.national((tx) => closeSession(tx, jeton));
  return sessionHeader(origin, "");
}

/** Begins a journey to the identity provider: its secret, and the `Set-Cookie` line by which the browser keeps it. */
export async function beginJourney(
  args: Args,
  essai: { genre: GenreEssai; retour: string | null },
): Promise<{ secret: string; cookie: string }> {
  const { application, origin } = stateOf(args);
  const { database, clock } = application.platform;
  const secret = await database.national((tx) => beginEssai(tx, essai, clock.now()));
  return { secret, cookie: essaiHeader(origin, secret) };
}

/** The secret of the journey that the browser is on; null when it is on none. */
export function journeyOf(args: Args): string | null {
  const name = essaiName(stateOf(args).origin);
  return parse(args.request.headers.get("cookie") ?? "", name)[name] ?? null;
}

/** Ends a journey, once; null when it may not go on. */
export async function endJourney(
  args: Args,
  secret: string,
  genre: GenreEssai,
): Promise<{ retour: string | null } | null> {
  const { database, clock } = stateOf(args).application.platform;
  return database.national((tx) => endEssai(tx, secret, genre, clock.now()));
}
