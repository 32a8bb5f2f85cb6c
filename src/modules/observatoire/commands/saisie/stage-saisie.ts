import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readReglage } from "../../domain/imports/reglage.ts";
import { csvOf, ditesOf, type LigneSaisie } from "../../domain/saisie/table.ts";
import { findIndicateur } from "../../queries/list-indicateurs.ts";
import { operationsObservatoire } from "../../rights.ts";
import { octetsOf } from "../imports/open-source.ts";
import { type FichierRecu, stageFichier } from "../imports/stage-fichier.ts";

/** A table typed on screen: one indicator, one mesh, one vintage, and where the figures come from. */
export type TableSaisie = {
  readonly indicateur: string;
  readonly maille: string;
  readonly millesime: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly licence: string;
  readonly lignes: readonly LigneSaisie[];
};

/**
 * Receives a typed table as a file: read, checked and reported as any other, shown once published, withdrawn the same way.
 * The same table again is found again.
 *
 * @throws Refusal `observatoire.saisie-indicateur`, `observatoire.saisie-source`, `observatoire.saisie-vide`; those of
 * {@link readReglage} and {@link stageFichier}
 */
export async function stageSaisie(ctx: Contexte, table: TableSaisie): Promise<FichierRecu> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  const indicateur = await findIndicateur(ctx, table.indicateur);
  // What is computed is typed by nobody.
  if (!indicateur || indicateur.calcul === "formule")
    throw new Refusal("observatoire.saisie-indicateur", { champ: "indicateur" });
  if (table.producteur.trim() === "")
    throw new Refusal("observatoire.saisie-source", { champ: "producteur" });
  const lignes = ditesOf(table.lignes);
  if (lignes.length === 0) throw new Refusal("observatoire.saisie-vide", { champ: "collage" });
  if (table.millesime.trim() === "") throw new Refusal("observatoire.millesime", { champ: "millesime" });
  const reglage = readReglage({
    ...{ indicateur: indicateur.code, maille: table.maille, millesime: table.millesime },
    ...{ producteur: table.producteur, licence: table.licence },
    jeu: table.jeu.trim() || `Saisie : ${indicateur.libelle}`,
  });
  const contenu = new TextEncoder().encode(csvOf(lignes));
  const nom = `saisie-${indicateur.code}-${table.millesime.trim().replaceAll("/", "-")}.csv`;
  const source = { nom, octets: octetsOf(contenu), taille: contenu.length };
  return stageFichier(ctx, { source, prereglage: "general", reglage });
}
