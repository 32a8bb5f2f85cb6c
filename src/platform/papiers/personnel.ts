import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { DureeConservation } from "#platform/rgpd/conservation.ts";
import type { PartPersonne, PersonneVisee, Tableau } from "#platform/rgpd/personne.ts";
import type { Traitement } from "#platform/rgpd/traitement.ts";

/** How long a paper that was asked for can be downloaded again. */
export const dureesPapiers: readonly DureeConservation[] = [
  {
    cle: "impression",
    libelle: "Impressions demandées",
    contient: "Qui l'a demandée, le document produit et ce qu'il contient",
    table: "papier",
    identifiants: ["departement", "id"],
    depuis: "termine_le",
    depuisLibelle: "la fin de l'impression",
    portee: "departement",
    jours: 30,
    bornes: [1, 365],
    source: "RGPD, article 5.1.e\u00a0: le document se refait à tout moment",
  },
];

/** In the register of processing. */
export const traitementPapiers: Traitement = {
  cle: "impressions",
  activite: "Impressions demandées",
  finalite: "Préparer les longs documents et les retrouver plus tard.",
  base: "mission-interet-public",
  personnes: ["Agents des institutions", "Partenaires associatifs"],
  donnees: [
    "Qui a demandé l'impression, et quand",
    "Le document produit",
    "Qui a déposé un modèle Word, et quand",
  ],
  destinataires: ["La personne qui l'a demandée"],
  conservation: [{ duree: "impression" }],
  securite: ["Cloison par département dans la base", "Droit de lire redemandé au téléchargement"],
};

/** What is known of a person by the papers that they asked for. */
export const partPapiers: PartPersonne = {
  cle: "papiers",

  exporter: async (ctx, { id }) => {
    const { rows } = await sql<{ titre: string; format: string; etat: string; demande: string }>`
      SELECT titre, format, etat, demande_le AS demande FROM papier
       WHERE departement = ${ctx.departement} AND demandeur = ${id} ORDER BY demande_le`.execute(ctx.tx);
    return [
      {
        titre: "Impressions demandées",
        lignes: rows.map(({ titre, format, etat, demande }) => ({
          Titre: titre,
          Format: format,
          État: etat,
          "Demandée le": demande,
        })),
      },
      { titre: "Modèles Word déposés", lignes: await modelesOf(ctx, id) },
    ];
  },

  effacer: async (ctx, { id }) => {
    await sql`
      DELETE FROM papier_file f USING papier p
       WHERE p.departement = ${ctx.departement} AND p.demandeur = ${id} AND f.papier = p.id`.execute(ctx.tx);
    const { numAffectedRows } = await sql`
      DELETE FROM papier WHERE departement = ${ctx.departement} AND demandeur = ${id}`.execute(ctx.tx);
    // The model is its institution's, and stays.
    const unnamed = await ctx.tx
      .updateTable("modele_papier")
      .set({ depose_par: null })
      .where("departement", "=", ctx.departement)
      .where("depose_par", "=", id)
      .executeTakeFirst();
    return Number(numAffectedRows ?? 0n) + Number(unnamed.numUpdatedRows);
  },
};

async function modelesOf(ctx: Contexte, id: PersonneVisee["id"]): Promise<Tableau["lignes"]> {
  const rows = await ctx.tx
    .selectFrom("modele_papier")
    .select(["nom_fichier as nom", "depose_le as depose"])
    .where("departement", "=", ctx.departement)
    .where("depose_par", "=", id)
    .orderBy("depose_le")
    .execute();
  return rows.map(({ nom, depose }) => ({ Fichier: nom, "Déposé le": depose }));
}
