import { octetsOf, type Source } from "#modules/observatoire/commands/imports/open-source.ts";
import { publishFichier } from "#modules/observatoire/commands/imports/publish-fichier.ts";
import { type FichierRecu, stageFichier } from "#modules/observatoire/commands/imports/stage-fichier.ts";
import type { Reglage } from "#modules/observatoire/domain/imports/prereglage.ts";
import type { Contexte } from "#platform/context/contexte.ts";

/** A file as somebody would drop it. */
export function sourceOf(texte: string | Uint8Array, nom = "donnees.csv"): Source {
  const contenu = typeof texte === "string" ? new TextEncoder().encode(texte) : texte;
  return { nom, octets: octetsOf(contenu), taille: contenu.length };
}

/** Reads a file without showing its figures. */
export function stageDonnees(
  ctx: Contexte,
  texte: string | Uint8Array,
  reglage: Reglage & { nom?: string; prereglage?: string } = {},
): Promise<FichierRecu> {
  const { nom, prereglage, ...rest } = reglage;
  return stageFichier(ctx, { source: sourceOf(texte, nom), prereglage: prereglage ?? null, reglage: rest });
}

/** Reads a file and shows its figures. */
export async function publishDonnees(
  ctx: Contexte,
  texte: string | Uint8Array,
  reglage: Parameters<typeof stageDonnees>[2] = {},
): Promise<FichierRecu> {
  const recu = await stageDonnees(ctx, texte, reglage);
  await publishFichier(ctx, recu.publicId);
  return recu;
}

/** Population of three communes of 63, in two editions. */
export const POPULATIONS = `code_commune_2026;nom;population_2024;population_2025
63113;Clermont-Ferrand;147 284;147 751
63300;Riom;19 029;19 246
63430;Thiers;11 634;11 660
`;
