import type { Contexte } from "#platform/context/contexte.ts";
import type { Fiche } from "../../../commands/ecrire/create-niveau.ts";
import { type ActeursFiche, ROLES_FICHE } from "../../../domain/plan/fiche.ts";
import type { Niveau } from "../../../domain/plan/niveaux.ts";
import {
  loadChoixFiche,
  resolveActeurs,
  resolveTerritoires,
} from "../../../queries/ecrire/load-choix-fiche.ts";
import { lireAction, lireObjectif, lireRubrique, nomsSaisis } from "./champs-fiche.ts";

/** What a form says of an object of the plan, names resolved. @throws Refusal naming the field that cannot be read. */
export async function recevoirFiche(ctx: Contexte, niveau: Niveau, form: FormData): Promise<Fiche> {
  if (niveau === "volet" || niveau === "engagement") return { niveau, ...lireRubrique(form) };
  const acteurs = { pilotes: [], coordination: [], partenaires: [] } as Record<
    keyof ActeursFiche,
    Awaited<ReturnType<typeof resolveActeurs>>
  >;
  for (const role of ROLES_FICHE) acteurs[role] = await resolveActeurs(ctx, nomsSaisis(form, role));
  if (niveau === "objectif") return { niveau, ...lireObjectif(form, acteurs) };
  const lieux = nomsSaisis(form, "territoire");
  const choix = lieux.length === 0 ? [] : (await loadChoixFiche(ctx)).territoires;
  return { niveau, ...lireAction(form, { acteurs, territoires: resolveTerritoires(choix, lieux) }) };
}
