import { type GenresCourriel, RYTHMES, type Rythme } from "./genres.ts";
import type { Choix } from "./save-choix.ts";

/** What a form of choices says; a kind that it does not name, or in words that are no rhythm, keeps what it had. */
export function lireChoix(form: FormData, genres: GenresCourriel): Choix {
  return new Map(
    genres.list().flatMap(({ code }): [string, Rythme][] => {
      const rythme = RYTHMES.find((one) => one === form.get(`rythme-${code}`));
      return rythme ? [[code, rythme]] : [];
    }),
  );
}
