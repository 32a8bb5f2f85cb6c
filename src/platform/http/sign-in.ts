import type { RouterContextProvider } from "react-router";
import { appareilOf } from "#platform/identity/appareil.ts";
import { closeSession, type NouvelleSession, openSession } from "#platform/identity/session.ts";
import { sessionHeader } from "#platform/identity/session-cookie.ts";
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

/** Ends the session of the browser that asks. Returns the `Set-Cookie` line to send. */
export async function signOut(args: Pick<Args, "context">): Promise<string> {
  const { application, origin, visite } = stateOf(args);
  const { jeton } = visite;
  if (jeton) await application.platform.database.national((tx) => closeSession(tx, jeton));
  return sessionHeader(origin, "");
}
