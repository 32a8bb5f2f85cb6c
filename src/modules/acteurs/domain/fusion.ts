import type { Id } from "#platform/values/ids.ts";
import type { Fiche } from "./fiche.ts";
import type { Genre } from "./genre.ts";

/** Fields among which a person chooses, one by one, when two acteurs are one. */
export const CHAMPS_FUSION = ["nom", "sigle", "nature", "siret", "parent", "fonction", "courriel"] as const;
export type ChampFusion = (typeof CHAMPS_FUSION)[number];

export type FicheFusion = Fiche & { parent: Id<"acteur"> | null };

/** Which of the two each field is taken from; what is not said is the kept one's, or the other's where it has none. */
export type ChoixFusion = Readonly<Partial<Record<ChampFusion, "conserve" | "absorbe">>>;

/** The fields of the acteur that stays. */
export function fuse(conserve: FicheFusion, absorbe: FicheFusion, choix: ChoixFusion): FicheFusion {
  const taken = CHAMPS_FUSION.map((champ) => {
    const from = choix[champ] ?? (conserve[champ] === null ? "absorbe" : "conserve");
    return [champ, from === "absorbe" ? absorbe[champ] : conserve[champ]];
  });
  const fiche = Object.fromEntries(taken) as FicheFusion;
  return { ...fiche, nom: fiche.nom ?? conserve.nom };
}

/** Why two acteurs cannot be one; null when they can. */
export function refusDeFusion(
  conserve: { id: string; genre: Genre },
  absorbe: { id: string; genre: Genre; aConfirmer: boolean },
): "fusion.soi-meme" | "fusion.personne" | "fusion.institution" | null {
  if (conserve.id === absorbe.id) return "fusion.soi-meme";
  if ((conserve.genre === "personne") !== (absorbe.genre === "personne")) return "fusion.personne";
  // Roles are held in the name of institutions: what an import took for one is not one yet.
  if (absorbe.genre === "institution" && conserve.genre !== "institution" && !absorbe.aConfirmer) {
    return "fusion.institution";
  }
  return null;
}
