import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { entreeOf } from "./glossaire.ts";
import { lienTerme } from "./liens.ts";
import { listTermesEcrits } from "./list-glossaire.ts";

async function nommer(ctx: Contexte, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
  const { rows } = await sql<{ id: string; cle: string }>`
    SELECT id, cle FROM glossaire_terme
     WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  if (rows.length === 0) return new Map();
  const termes = new Map((await listTermesEcrits(ctx)).map((one) => [one.cle, one]));
  return new Map(
    rows.flatMap(({ id, cle }): [string, ObjetNomme][] => {
      const one = termes.get(cle);
      const lien = one?.masque === false ? lienTerme(ctx.departement, cle) : null;
      return one ? [[id, { lisible: true, titre: entreeOf(one), lien }]] : [];
    }),
  );
}

async function idOf({ tx, departement }: Contexte, cle: string): Promise<string | null> {
  const row = await tx
    .selectFrom("glossaire_terme")
    .select("id")
    .where("departement", "=", departement)
    .where("cle", "=", cle)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What the journal says of the glossary. */
export const historiqueGlossaire: HistoriqueModule = {
  operations: {
    "glossaire.ajouter": "Terme ajouté au glossaire",
    "glossaire.modifier": "Terme du glossaire modifié",
    "glossaire.masquer": "Terme du glossaire masqué",
    "glossaire.montrer": "Terme du glossaire montré de nouveau",
    "glossaire.reprendre": "Texte commun du glossaire repris",
  },
  genres: [
    {
      genre: "terme",
      libelle: "Terme du glossaire",
      champs: {
        sigle: { libelle: "Sigle" },
        terme: { libelle: "Terme" },
        definition: { libelle: "Définition" },
        lien: { libelle: "Site" },
        variantes: { libelle: "Autres écritures" },
        masque: { libelle: "Masqué" },
      },
      nommer,
      idOf,
    },
  ],
};
