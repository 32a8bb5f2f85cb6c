import { readDay } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type MembreVoulu, ROLES_MEMBRE } from "../../../domain/membres/membre.ts";
import { PORTEES } from "../../../domain/membres/portee.ts";

/**
 * The role, the scope and the dates typed in a form. Of the boxes, only those of the chosen scope count.
 *
 * @throws Refusal `membre.role`, `formulaire.choix`, `formulaire.date` naming the field.
 */
export function lireMembre(form: FormData): MembreVoulu {
  const role = ROLES_MEMBRE.find((one) => one === form.get("role"));
  if (!role) throw new Refusal("membre.role", { champ: "role" });
  const genre = PORTEES.find((one) => one === form.get("portee"));
  if (!genre) throw new Refusal("formulaire.choix", { champ: "portee" });
  const ids = genre === "schema" ? [] : [...new Set(form.getAll(genre).map(String))];
  const au = String(form.get("au") ?? "").trim();
  return { role, portee: { genre, ids }, du: readDay(form, "du"), au: au ? readDay(form, "au") : null };
}
