import type { Contexte } from "#platform/context/contexte.ts";
import { recordReading } from "#platform/journal/lecture.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Genre } from "../domain/genre.ts";

/** Notes, among the readings of personal data, that the page of a person is shown; of nobody else. */
export function noteReading(ctx: Contexte, { id, genre }: { id: Id<"acteur">; genre: Genre }): void {
  if (genre !== "personne") return;
  recordReading(ctx, { operation: "acteurs.voir-personne", objet: { genre: "acteur", id } });
}

/** The same for a list, once, when there are persons in it. */
export function noteListReading(ctx: Contexte, acteurs: readonly { genre: Genre }[]): void {
  if (!acteurs.some(({ genre }) => genre === "personne")) return;
  recordReading(ctx, { operation: "acteurs.lister-personnes", objet: { genre: "acteur", id: null } });
}
