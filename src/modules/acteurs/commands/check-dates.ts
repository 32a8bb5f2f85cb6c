import { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";
import type { Periode } from "../domain/mandat.ts";

/** @throws Refusal `role.dates-inversees` when the last day comes before the first. */
export function checkDates({ du, au }: Periode): void {
  if (au && Temporal.PlainDate.compare(au, du) < 0)
    throw new Refusal("role.dates-inversees", { champ: "au" });
}
