import { readDay } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Filiation, NATURES_FILIATION } from "../../../domain/renvois/filiation.ts";

/** The dates and the note typed in a form. @throws Refusal `formulaire.date`, `formulaire.date-vide` naming the field. */
export function lireDates(form: FormData): Omit<Filiation, "nature"> {
  const au = String(form.get("au") ?? "").trim();
  return {
    du: readDay(form, "du"),
    au: au ? readDay(form, "au") : null,
    note: String(form.get("note") ?? ""),
  };
}

/** A filiation as it is typed. @throws Refusal `formulaire.choix` and those of {@link lireDates}. */
export function lireFiliation(form: FormData): Filiation {
  const nature = NATURES_FILIATION.find((one) => one === form.get("nature"));
  if (!nature) throw new Refusal("formulaire.choix", { champ: "nature" });
  return { nature, ...lireDates(form) };
}
