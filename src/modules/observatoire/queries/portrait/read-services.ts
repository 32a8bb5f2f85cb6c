import { listActionsDuTerritoire } from "#modules/schemas/index.ts";
import {
  COMPETENCES,
  type CompetenceDite,
  listCodes,
  listZonesDeCommunes,
  readCompetences,
  readEpci,
  type Zone,
} from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Reference } from "#platform/references/references.ts";
import { loadPaniers, type PanierLu } from "../panier/load-panier.ts";
import type { TerritoirePortrait } from "./read-chiffres.ts";

/** What a territory offers to families beside its figures: parenting services, competences, zonings, actions of schemes. */
export type ServicesTerritoire = {
  /** Whose basket and competences these are: itself, or the EPCI of a commune; null for the département. */
  readonly epci: TerritoirePortrait | null;
  /** Today, by the rule of today; one line for an EPCI or a commune, all of them for the département. */
  readonly panier: PanierLu | null;
  /** What is known of the EPCI, in the order of the competences. */
  readonly competences: readonly CompetenceDite[];
  /** The newest of each kind; their communes are those of the territory. */
  readonly zones: readonly Zone[];
  /** Member communes that are of another département: no figure here counts them. */
  readonly dehors: readonly {
    readonly code: string;
    readonly nom: string;
    readonly departementNom: string;
  }[];
  /** Of a commune, those of its EPCI after its own. */
  readonly actions: readonly Reference[];
};

/** {@link ServicesTerritoire} of the first of these territories, as `findEntourage` gives them. Public, but for the schemes that are not. */
export async function readServices(
  ctx: Contexte,
  territoires: readonly TerritoirePortrait[],
): Promise<ServicesTerritoire> {
  const [main] = territoires;
  const epci = (main?.maille === "epci" && main) || ownEpci(territoires);
  const membres = main?.maille === "epci" ? (await readEpci(ctx, main.code)).communes : [];
  const dehors = membres.filter(({ departement }) => departement !== ctx.departement);
  const connues = epci ? await readCompetences(ctx, epci.code) : {};
  return {
    ...{ epci, panier: await panierOf(ctx, main, epci), dehors },
    competences: COMPETENCES.flatMap((one) => connues[one] ?? []),
    zones: await listZonesDeCommunes(
      ctx,
      (await communesOf(ctx, main, membres)).map(({ code }) => code),
    ),
    actions: await actionsOf(ctx, main, epci),
  };
}

/** Beside a commune, its EPCI is the only one that is not another commune or something larger. */
function ownEpci([main, ...others]: readonly TerritoirePortrait[]): TerritoirePortrait | null {
  return (main?.maille === "commune" && others.find(({ maille }) => maille === "epci")) || null;
}

async function panierOf(
  ctx: Contexte,
  main: TerritoirePortrait | undefined,
  epci: TerritoirePortrait | null,
): Promise<PanierLu | null> {
  if (main?.maille !== "departement" && !epci) return null;
  const [panier] = await loadPaniers(ctx, [ctx.today.toString()]);
  if (!panier) return null;
  return epci ? { ...panier, lignes: panier.lignes.filter((one) => one.epci === epci.code) } : panier;
}

async function communesOf(
  ctx: Contexte,
  main: TerritoirePortrait | undefined,
  membres: readonly { readonly code: string }[],
): Promise<readonly { readonly code: string }[]> {
  if (main?.maille === "commune") return [main];
  return main?.maille === "departement" ? listCodes(ctx, "commune") : membres;
}

async function actionsOf(
  ctx: Contexte,
  main: TerritoirePortrait | undefined,
  epci: TerritoirePortrait | null,
): Promise<Reference[]> {
  const codes = [...new Set([main?.code, epci?.code].filter((code) => code !== undefined))];
  const found: Reference[] = [];
  for (const code of codes) {
    const known = new Set(found.map(({ lien }) => lien));
    found.push(...(await listActionsDuTerritoire(ctx, code)).filter(({ lien }) => !known.has(lien)));
  }
  return found;
}
