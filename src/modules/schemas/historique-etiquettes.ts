import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { GenreObjet, ObjetNomme } from "#platform/references/references.ts";
import { LIBELLE_FAMILLE } from "./domain/etiquettes/famille.ts";

/** What the journal says of the tags of the département. */
export const OPERATIONS_ETIQUETTES: Readonly<Record<string, string>> = {
  "schemas.creer-etiquette": "Étiquette créée",
  "schemas.modifier-etiquette": "Étiquette modifiée",
  "schemas.ranger-etiquette": "Étiquette rangée",
  "schemas.ressortir-etiquette": "Étiquette ressortie",
  "schemas.fusionner-etiquette": "Étiquettes fusionnées",
  "schemas.defaire-fusion-etiquette": "Fusion d’étiquettes défaite",
};

const asWritten = (value: unknown): string => String(value);

async function nommer(ctx: Contexte, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
  const { rows } = await sql<{ id: string; libelle: string; publicId: string }>`
    SELECT id, libelle, public_id AS "publicId" FROM etiquette
     WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(
    rows.map(({ id, libelle, publicId }): [string, ObjetNomme] => [
      id,
      { lisible: true, titre: libelle, lien: `/${ctx.departement}/etiquettes/${publicId}` },
    ]),
  );
}

export const genreEtiquette: GenreObjet = {
  genre: "etiquette",
  libelle: "Étiquette",
  champs: {
    genre: {
      libelle: "Famille",
      lire: (value) => ({ ...LIBELLE_FAMILLE })[String(value) as never] ?? String(value),
    },
    libelle: { libelle: "Nom" },
    description: { libelle: "Description" },
    ordre: { libelle: "Rang", lire: asWritten },
    rangee: { libelle: "Rangée", lire: (value) => (value === true ? "Oui" : "Non") },
    fusionneeDans: { libelle: "Fusionnée dans" },
    recoit: { libelle: "Prend la place de" },
    rend: { libelle: "Rend sa place à" },
    actions: { libelle: "Actions", lire: asWritten },
    objectifs: { libelle: "Objectifs", lire: asWritten },
  },
  nommer,
  idOf: async ({ tx, departement }, publicId) => {
    const row = await tx
      .selectFrom("etiquette")
      .select("id")
      .where("departement", "=", departement)
      .where("public_id", "=", publicId)
      .executeTakeFirst();
    return row?.id ?? null;
  },
};
