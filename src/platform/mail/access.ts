import { type RequestState, refusalResponse, stateOf } from "#platform/http/page.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Portee } from "./list-courriels.ts";

/** Who looks at the mails, and which ones they may see. */
export type AccesCourriels = RequestState & {
  readonly portee: Portee;
  /** Whose name is written beside what they do. */
  readonly qui: string;
  /** The département that their own trial belongs to; null for the operator. */
  readonly departement: CodeDepartement | null;
};

/**
 * Mails hold links that open accounts: they are shown to an account that operates this deployment; on a demonstration, to
 * an invented administrator, those of the départements of demonstration.
 *
 * @throws the page « introuvable » for everybody else: what is kept here is nobody's business.
 */
export async function accessCourriels(
  args: Parameters<typeof stateOf>[0] & { params: Readonly<Record<string, string | undefined>> },
): Promise<AccesCourriels> {
  const state = stateOf(args);
  const session = await state.visite.read();
  if (session?.exploitant) {
    const qui = session.compteNom ?? "L'exploitant";
    return { ...state, portee: { departements: null }, qui, departement: null };
  }
  const principal = session?.principal ?? null;
  if (principal?.roles.includes("administrateur") && state.application.demo) {
    const espaces = (await state.application.espaces.list()).filter((one) => one.demonstration);
    const departements = espaces.map((one) => one.code);
    if (departements.includes(principal.departement)) {
      return { ...state, portee: { departements }, qui: principal.nom, departement: principal.departement };
    }
  }
  throw refusalResponse(args, new Refusal("introuvable", {}, 404));
}
