import { Temporal } from "temporal-polyfill";
import type { Clock } from "#platform/context/clock.ts";

/** A clock that stands still at an instant written in ISO 8601 (« 2026-11-22T09:00:00Z »). */
export function clockAt(instant: string): Clock {
  const now = Temporal.Instant.from(instant);
  return { now: () => now };
}
