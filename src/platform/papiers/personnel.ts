import { sql } from "kysely";
import type { DureeConservation } from "#platform/rgpd/conservation.ts";
import type { PartPersonne } from "#platform/rgpd/personne.ts";

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
    ];
  },

  effacer: async (ctx, { id }) => {
    await sql`
      DELETE FROM papier_file f USING papier p
       WHERE p.departement = ${ctx.departement} AND p.demandeur = ${id} AND f.papier = p.id`.execute(ctx.tx);
    const { numAffectedRows } = await sql`
      DELETE FROM papier WHERE departement = ${ctx.departement} AND demandeur = ${id}`.execute(ctx.tx);
    return Number(numAffectedRows ?? 0n);
  },
};
