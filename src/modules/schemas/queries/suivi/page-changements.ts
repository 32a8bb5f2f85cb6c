import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { formatDate } from "#platform/values/french.ts";
import type { GenreChangement } from "../../domain/suivi/dire-changements.ts";
import { type Changements, loadChangements, onlyGenre } from "./load-changements.ts";
import { readVisite, type Visite } from "./read-visite.ts";

/** What the address asks for; the day is only known once the last visit is. */
export type ChoixChangements = {
  depuis: (
    today: Temporal.PlainDate,
    derniere: string | null,
  ) => { jour: Temporal.PlainDate; illisible: string | null };
  genre: GenreChangement | null;
};

export type PageChangements = Changements & {
  /** ISO day. */
  depuis: string;
  depuisEnMots: string;
  depuisVisite: boolean;
  illisible: string | null;
  genre: GenreChangement | null;
  /** Days to begin at, in one gesture. */
  raccourcis: { jour: string; libelle: string }[];
  aujourdhui: string;
  visite: Visite;
};

/** What changed in a scheme, as its page shows it. @throws Refusal `introuvable`. */
export async function pageChangements(
  ctx: Contexte,
  publicId: string,
  choix: ChoixChangements,
): Promise<PageChangements> {
  const visite = await readVisite(ctx);
  const { jour, illisible } = choix.depuis(ctx.today, visite.derniere);
  const vue = await loadChangements(ctx, publicId, jour);
  const ago = (duration: Temporal.DurationLike) => ctx.today.subtract(duration).toString();
  return {
    ...onlyGenre(vue, choix.genre),
    depuis: jour.toString(),
    depuisEnMots: formatDate(jour),
    depuisVisite: jour.toString() === visite.derniere,
    illisible,
    genre: choix.genre,
    raccourcis: [
      ...(visite.derniere ? [{ jour: visite.derniere, libelle: "Ma dernière visite" }] : []),
      { jour: ago({ days: 7 }), libelle: "7 jours" },
      { jour: ago({ days: 30 }), libelle: "30 jours" },
      { jour: ago({ months: 3 }), libelle: "3 mois" },
      { jour: ago({ years: 1 }), libelle: "1 an" },
    ],
    aujourdhui: ctx.today.toString(),
    visite,
  };
}
