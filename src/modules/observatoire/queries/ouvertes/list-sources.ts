import type { Contexte } from "#platform/context/contexte.ts";
import { type FichierListe, listFichiers } from "../list-fichiers.ts";

export type SourceOuverte = Pick<
  FichierListe,
  "publicId" | "producteur" | "jeu" | "licence" | "edition" | "geographie" | "observations"
>;

/** The files whose figures are published, by producer: what each licence asks is owed to them. */
export async function listSourcesOuvertes(ctx: Contexte): Promise<SourceOuverte[]> {
  return (await listFichiers(ctx))
    .filter(({ etat }) => etat === "publie")
    .sort((a, b) => a.producteur.localeCompare(b.producteur, "fr") || a.jeu.localeCompare(b.jeu, "fr"));
}
