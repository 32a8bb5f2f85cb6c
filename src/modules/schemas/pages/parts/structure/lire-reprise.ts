import { CHOIX_REPRISE, type Reprise } from "../../../domain/structure/reprise.ts";

/** The boxes that were ticked. */
export function lireReprise(form: FormData): Reprise {
  const ticked = CHOIX_REPRISE.map((name) => [name, form.get(`reprise-${name}`) === "oui"]);
  return Object.fromEntries(ticked) as Reprise;
}
