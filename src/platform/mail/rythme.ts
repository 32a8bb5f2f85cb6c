import { Temporal } from "temporal-polyfill";
import { nextDue } from "#platform/schedule/cadence.ts";
import { type GenreCourriel, RYTHMES, type Rythme } from "./genres.ts";

export const LIBELLE_RYTHME: Readonly<Record<Rythme, string>> = {
  aussitot: "Aussitôt",
  jour: "Une fois par jour",
  semaine: "Une fois par semaine",
  jamais: "Jamais",
};

/** What a kind may be asked for, the usual one first; one alone: nothing to choose. */
export function rythmesOf({ refusable, regroupement, rythmes }: GenreCourriel): readonly Rythme[] {
  if (!refusable) return ["aussitot"];
  return rythmes ?? (regroupement ? RYTHMES : ["aussitot", "jamais"]);
}

/** The one that counts: what was chosen when the kind still allows it. */
export function rythmeOf(genre: GenreCourriel, choisi: Rythme | undefined): Rythme {
  const [usual = "aussitot", ...others] = rythmesOf(genre);
  return others.find((one) => one === choisi) ?? usual;
}

/** Time of Paris at which what was put together leaves. */
const HEURE = "07:00";

/** When mails of that rhythm leave next, strictly after `after`: at seven, those of a week on Monday. */
export function nextEnvoi(rythme: "jour" | "semaine", after: Temporal.Instant): Temporal.Instant {
  const tomorrow = nextDue({ chaqueJour: HEURE }, after);
  if (rythme === "jour") return tomorrow;
  const local = tomorrow.toZonedDateTimeISO("Europe/Paris");
  const monday = local.toPlainDate().add({ days: (8 - local.dayOfWeek) % 7 });
  return monday
    .toZonedDateTime({ timeZone: "Europe/Paris", plainTime: Temporal.PlainTime.from(HEURE) })
    .toInstant();
}
