import type { Contexte } from "#platform/context/contexte.ts";
import { aplatir, type ChampAPlat } from "#platform/documents/modele/champ.ts";
import { may, require } from "#platform/rights/rights.ts";
import { type BoutonPapier, boutonPapier } from "../bouton-papier.ts";
import type { Papier } from "../papier.ts";
import { operationsPapiers } from "../rights.ts";
import { enUsage, institutionOf, listModeles, type ModeleDepose } from "./find-modeles.ts";
import { requireOffert } from "./offre.ts";

/** A paper that can be printed on a model, and the one in use. */
export type LigneModele = { cle: string; libelle: string; modele: ModeleDepose | null };

export type ListeModeles = { institution: string; peutTenir: boolean; lignes: LigneModele[] };

/** The models of the institution in whose name one acts. @throws Refusal for whoever is not of the département. */
export async function pageModeles(ctx: Contexte, papiers: readonly Papier[]): Promise<ListeModeles> {
  require(ctx, operationsPapiers.demander, null);
  const current = enUsage(await listModeles(ctx));
  return {
    ...own(ctx),
    lignes: papiers.flatMap(({ cle, libelle, modele }) =>
      modele ? [{ cle, libelle, modele: current.get(cle) ?? null }] : [],
    ),
  };
}

export type PageModele = {
  institution: string;
  peutTenir: boolean;
  cle: string;
  libelle: string;
  modele: ModeleDepose | null;
  anciens: ModeleDepose[];
  champs: ChampAPlat[];
};

/** The model of one paper, the former ones, and the fields that it may write. @throws Refusal `papier.inconnu` (404) */
export async function pageModele(
  ctx: Contexte,
  papiers: readonly Papier[],
  cle: string,
): Promise<PageModele> {
  require(ctx, operationsPapiers.demander, null);
  const { libelle, modele } = requireOffert(papiers, cle);
  const all = await listModeles(ctx, cle);
  const current = enUsage(all).get(cle) ?? null;
  return {
    ...own(ctx),
    ...{ cle, libelle, modele: current },
    anciens: all.filter(({ id }) => id !== current?.id),
    champs: aplatir(modele.champs),
  };
}

function own(ctx: Contexte): { institution: string; peutTenir: boolean } {
  const { principal } = ctx;
  return {
    institution: principal.genre === "personne" ? principal.institutionNom : "",
    peutTenir: may(ctx, operationsPapiers.tenirModeles, { institution: institutionOf(ctx) }),
  };
}

/** The buttons of papers: « modele » only where one's own institution has a model. None for whoever may not ask. */
export async function boutonsPapiers(ctx: Contexte, papiers: readonly Papier[]): Promise<BoutonPapier[]> {
  if (!may(ctx, operationsPapiers.demander, null) || ctx.principal.genre !== "personne") return [];
  const current = enUsage(await listModeles(ctx));
  return papiers.map((papier) => {
    const formats = papier.formats.filter((format) => format !== "modele" || current.has(papier.cle));
    return { ...boutonPapier(papier), formats };
  });
}
