import type { RouterContextProvider } from "react-router";
import { countTries } from "#platform/http/count-tries.ts";
import { stateOf } from "#platform/http/page.ts";

/** Counts an invitation about to leave, for who sends it and for who receives it. @throws Refusal `limite.tentatives` */
export async function countInvitation(
  args: { context: Readonly<RouterContextProvider> },
  courriel: string,
): Promise<void> {
  const principal = (await stateOf(args).visite.read())?.principal;
  await countTries(args, {
    cibles: {
      ...(principal && { "invitation-auteur": `${principal.departement} ${principal.personne}` }),
      ...(courriel && { "invitation-destinataire": courriel }),
    },
  });
}
