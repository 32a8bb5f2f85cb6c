import { type Bloc, note, paragraphe, titre } from "./contenu.ts";
import { COURRIEL_ESSAI } from "./genres.ts";

/** The mail that shows that mail leaves. */
export function essai(qui: string): { genre: typeof COURRIEL_ESSAI; sujet: string; contenu: Bloc[] } {
  return {
    genre: COURRIEL_ESSAI,
    sujet: "Essai d'envoi de Maillage",
    contenu: [
      titre("Les courriels de Maillage partent"),
      paragraphe(`${qui} a demandé cet essai. Si vous le lisez, le serveur de courriel est bien réglé.`),
      note("Il n'y a rien à faire : ce message ne sert qu'à vérifier l'envoi."),
    ],
  };
}
