import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { stateOf } from "#platform/http/page.ts";
import { exportCompte } from "../export-compte.ts";
import { zipResponse } from "../fichiers-donnees.ts";
import type { Route } from "./+types/mes-donnees-zip.ts";

/** One's own data, in every département. */
export async function loader(args: Route.LoaderArgs) {
  const { application, visite } = stateOf(args);
  const session = await visite.read();
  if (!session?.compte) throw redirect(addressWith("/connexion", { retour: "/compte" }));
  const dossiers = await exportCompte(application, application.rgpd.personnes, session.compte);
  return zipResponse("mes-donnees.zip", dossiers, application.platform.clock.now());
}
