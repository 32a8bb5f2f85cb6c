import { Refusal } from "#platform/values/refusal.ts";
import { formatPlace, type Place, parsePlace } from "../../../domain/ordre/place.ts";
import type { Niveau } from "../../../domain/plan/niveaux.ts";
import type { Vient } from "../../../queries/ordre/load-ordre.ts";
import { lienEcrire, lienOrdre } from "../liens.ts";

/** Where a move was asked from, and where its answer is shown. */
export const RETOURS = ["ecrire", "ordre"] as const;
export type Retour = (typeof RETOURS)[number];

/** The fields of a move. @throws Refusal `formulaire.choix`. */
export function lireDeplacement(form: FormData): Place & { revision: number } {
  const place = parsePlace(String(form.get("place") ?? ""));
  if (!place) throw new Refusal("formulaire.choix", { champ: "place" });
  return { ...place, revision: Number(form.get("revision")) };
}

/**
 * The page that shows what a move made. `depuis` is null when the move undid another: it is said, and not undone in its turn.
 */
export function lienApresDeplacement(
  { departement, schema }: { departement: string; schema: string },
  objet: { niveau: Niveau; id: string; parent: Niveau | null },
  fait: { place: Place; depuis: Place | null; revision: number },
  form: FormData,
): string {
  const { niveau, id, parent } = objet;
  const vue =
    form.get("retour") === "ordre"
      ? lienOrdre(departement, schema, parent && { niveau: parent, id: fait.place.sous ?? "" })
      : lienEcrire(departement, schema);
  const query = new URLSearchParams({ deplace: `${niveau}.${id}`, revision: String(fait.revision) });
  if (fait.depuis) query.set("depuis", formatPlace(fait.depuis));
  const geste = form.get("geste");
  const anchor = geste === "monter" || geste === "descendre" ? `${geste}-${id}` : `objet-${id}`;
  return `${vue}?${query}#${anchor}`;
}

/** What the address of a page says of the move that led to it; null when none did. */
export function lireVient(request: Request): Vient | null {
  const asked = new URL(request.url).searchParams;
  const [niveau, id] = (asked.get("deplace") ?? "").split(".");
  if (!niveau || !id) return null;
  const revision = Number(asked.get("revision"));
  return { niveau, id, revision, depuis: parsePlace(asked.get("depuis") ?? "") };
}
