import { Temporal } from "temporal-polyfill";
import type { Clock } from "#platform/context/clock.ts";

/** A clock that a test moves: `clock.add({ minutes: 5 })`. */
export type MovableClock = Clock & { add(duration: Temporal.DurationLike): void };

export function movableClock(instant: string): MovableClock {
  let now = Temporal.Instant.from(instant);
  return {
    now: () => now,
    add: (duration) => {
      now = now.add(duration);
    },
  };
}
