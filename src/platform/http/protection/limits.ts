import type { Limites } from "#platform/config/settings.ts";
import { TokenBuckets } from "./token-buckets.ts";

/** What a request is, for limits. `adresse` and `session` are already groups and digests, never shown. */
export type Asked = { readonly adresse: string; readonly session: string | null; readonly envoi: boolean };

/** The limits of one process. Returns 0, or the seconds to wait: the longest of those that are passed. */
export function requestLimits(limites: Limites): (asked: Asked, now: number) => number {
  const buckets = (parMinute: number) =>
    parMinute === 0 ? null : new TokenBuckets({ capacite: Math.max(1, parMinute / 4), parMinute });
  const byAddress = buckets(limites.adresse);
  const bySession = buckets(limites.session);
  const sent = buckets(limites.envois);
  return ({ adresse, session, envoi }, now) =>
    Math.max(
      byAddress?.take(adresse, now) ?? 0,
      session === null ? 0 : (bySession?.take(session, now) ?? 0),
      envoi ? (sent?.take(session ?? adresse, now) ?? 0) : 0,
    );
}
