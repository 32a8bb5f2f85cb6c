import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsPapiers } from "./rights.ts";

/** The models of one's own institution; the others are nobody's business. */
async function nommerModeles(ctx: Contexte, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
  const rows = await ctx.tx
    .selectFrom("modele_papier")
    .select(["id", "institution", "nom_fichier as nom"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", ids as Id<"modele_papier">[])
    .execute();
  const lien = `/${ctx.departement}/modeles`;
  return new Map(
    rows.map(({ id, institution, nom }): [string, ObjetNomme] => [
      id,
      may(ctx, operationsPapiers.lireModele, { institution })
        ? { lisible: true, titre: nom, lien }
        : { lisible: false },
    ]),
  );
}

/** What the journal says of papers that were asked for. They have no page for others: nobody else names them. */
export const historiquePapiers: HistoriqueModule = {
  operations: {
    "papiers.demander": "Impression demandée",
    "papiers.annuler": "Impression annulée",
    "papiers.supprimer": "Impression supprimée",
    "papiers.fabriquer": "Impression faite",
    "papiers.telecharger": "Impression téléchargée",
    "papiers.deposer-modele": "Modèle Word déposé",
    "papiers.retirer-modele": "Modèle Word retiré",
  },
  genres: [
    {
      genre: "papier",
      libelle: "Impression",
      champs: {
        papier: { libelle: "Document" },
        titre: { libelle: "Titre" },
        format: { libelle: "Format" },
        pages: { libelle: "Pages" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "modele_papier",
      libelle: "Modèle Word",
      champs: {
        papier: { libelle: "Document" },
        nom: { libelle: "Fichier" },
        fichier: { libelle: "Empreinte du fichier" },
        champs: { libelle: "Champs" },
      },
      nommer: nommerModeles,
      idOf: async () => null,
    },
  ],
};
