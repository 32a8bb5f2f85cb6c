import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBuckets } from "./token-buckets.ts";

describe("a token bucket", () => {
  it("lets a burst through, then says how long to wait", () => {
    const buckets = new TokenBuckets({ capacite: 3, parMinute: 6 });
    expect([1, 2, 3].map(() => buckets.take("a", 0))).toEqual([0, 0, 0]);
    expect(buckets.take("a", 0)).toBe(10);
    expect(buckets.take("b", 0)).toBe(0);
    expect(buckets.take("a", 9_000)).toBe(1);
    expect(buckets.take("a", 10_000)).toBe(0);
  });

  it("never lets more through than its capacity and its rate, whatever the order of times", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30_000, max: 60_000 }), { maxLength: 200 }), (steps) => {
        const buckets = new TokenBuckets({ capacite: 5, parMinute: 60 });
        let now = 0;
        let forward = 0;
        let allowed = 0;
        for (const step of steps) {
          now += step;
          forward += Math.max(0, step);
          if (buckets.take("a", now) === 0) allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(5 + forward / 1_000);
      }),
    );
  });

  it("holds a bounded number of askers, the busy ones longest", () => {
    const buckets = new TokenBuckets({ capacite: 2, parMinute: 1 }, 100);
    for (let rank = 0; rank < 1_000; rank += 1) {
      buckets.take(`once-${rank}`, rank);
      buckets.take("busy", rank);
    }
    expect(buckets.size).toBeLessThanOrEqual(100);
    expect(buckets.take("busy", 1_000)).toBeGreaterThan(0);
  });
});
