import type { Contexte } from "#platform/context/contexte.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_ROLE_FICHE, ROLES_FICHE } from "../../domain/plan/fiche.ts";
import { periodeEnMots } from "../../domain/plan/periode.ts";
import { LIBELLE_NATURE } from "../../domain/plan/vocabulaire.ts";
import { type ActionAFusionner, tenus } from "../../domain/structure/fusion.ts";
import { nameEtiquettes } from "../lots/load-apercu-lot.ts";
import { nameActeurs, nameTerritoires } from "../plan/name-details.ts";

/** Fields of an action in the order of the screens. */
export const LIBELLE_CHAMP = {
  intitule: "Intitulé",
  code: "Code",
  nature: "Nature",
  periode: "Calendrier",
  description: "Description",
  ...LIBELLE_ROLE_FICHE,
  etiquettes: "Étiquettes",
  territoires: "Territoires",
  jalons: "Jalons",
} as const;
export type ChampDit = keyof typeof LIBELLE_CHAMP;
export const CHAMPS_DITS = Object.keys(LIBELLE_CHAMP) as ChampDit[];

/** Several actions in words, field by field; what says nothing is empty. Persons only for whoever may see them. */
export async function direFiches(
  ctx: Contexte,
  fiches: readonly ActionAFusionner[],
): Promise<Record<ChampDit, string>[]> {
  const tags = new Map(await nameEtiquettes(ctx));
  const told: Record<ChampDit, string>[] = [];
  for (const fiche of fiches) {
    const roles = { pilotes: "", coordination: "", partenaires: "" };
    for (const role of ROLES_FICHE) {
      const named = await nameActeurs(ctx, tenus(fiche, role));
      roles[role] = named.map(({ nom }) => nom).join(", ");
    }
    const { debut, fin } = fiche.periode;
    told.push({
      intitule: fiche.intitule,
      code: fiche.code ?? "",
      nature: fiche.nature ? LIBELLE_NATURE[fiche.nature] : "",
      periode: debut || fin ? periodeEnMots(debut, fin) : "",
      description: fiche.description,
      ...roles,
      etiquettes: fiche.etiquettes.flatMap((id) => tags.get(id) ?? []).join(", "),
      territoires: (await nameTerritoires(ctx, fiche.territoires)).join(", "),
      jalons: fiche.jalons
        .map(({ libelle, date, fait }) =>
          [libelle, date && formatPartialDate(date), fait && "fait"].filter(Boolean).join(", "),
        )
        .join(" ; "),
    });
  }
  return told;
}
