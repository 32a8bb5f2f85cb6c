import type { RouterContextProvider } from "react-router";
import { stateOf } from "./page.ts";
import { countAttempts, type NatureTentative } from "./protection/attempts.ts";

/**
 * Counts a try of whoever asks, before it is made: for their address (`adresse`), and for what it aims at (`cible`), the
 * same whether that exists or not.
 *
 * @throws Refusal `limite.tentatives` (429, detail `secondes`).
 */
export function countTries(
  args: { context: Readonly<RouterContextProvider> },
  tries: { adresse?: NatureTentative; cibles?: Readonly<Partial<Record<NatureTentative, string>>> },
): Promise<void> {
  const { application, adresse } = stateOf(args);
  const { platform, secret } = application;
  const cibles = Object.entries(tries.cibles ?? {}) as [NatureTentative, string][];
  return countAttempts(platform.database, secret, platform.clock.now(), [
    ...(tries.adresse ? [{ nature: tries.adresse, sujet: adresse }] : []),
    ...cibles.map(([nature, sujet]) => ({ nature, sujet })),
  ]);
}
