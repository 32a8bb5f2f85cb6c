import { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";

/** What a scheme may be to another: it declines it on its territory, or comes after it. */
export const NATURES_FILIATION = ["decline", "suit"] as const;
export type NatureFiliation = (typeof NATURES_FILIATION)[number];

/** How it is said from each end. */
export const LIBELLE_FILIATION: Readonly<Record<NatureFiliation, { direct: string; inverse: string }>> = {
  decline: { direct: "Décline", inverse: "Se décline dans" },
  suit: { direct: "Fait suite à", inverse: "A pour suite" },
};

export type Filiation = {
  nature: NatureFiliation;
  du: Temporal.PlainDate;
  au: Temporal.PlainDate | null;
  note: string;
};

const NOTE_FILIATION = 500;

/** @throws Refusal `filiation.dates`, `renvoi.note-longue`. */
export function checkFiliation<F extends Pick<Filiation, "du" | "au" | "note">>(saisie: F): F {
  const { du, au } = saisie;
  if (au !== null && Temporal.PlainDate.compare(au, du) < 0)
    throw new Refusal("filiation.dates", { champ: "au" });
  const note = saisie.note.trim();
  if ([...note].length > NOTE_FILIATION)
    throw new Refusal("renvoi.note-longue", { champ: "note", maximum: NOTE_FILIATION });
  return { ...saisie, note };
}
