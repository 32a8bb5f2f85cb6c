import type { Platform } from "#platform/context/platform.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { LOOPBACK } from "./load.ts";

/** The cookie of a session just opened for a person, as a browser sends it. */
export async function openCookie(
  { database, clock }: Platform,
  departement: CodeDepartement,
  { personne, institution }: PrincipalPersonne,
): Promise<string> {
  const agir = { departement, personne, institution };
  const jeton = await database.national((tx) =>
    openSession(tx, { compte: null, agir, moyen: "demonstration", appareil: "mesures" }, clock.now()),
  );
  return `${cookieName(`http://${LOOPBACK}`)}=${jeton}`;
}
