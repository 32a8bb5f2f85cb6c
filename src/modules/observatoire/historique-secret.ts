import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import type { Id } from "#platform/values/ids.ts";
import { PREREGLAGES } from "./domain/imports/prereglages/index.ts";
import { saySource } from "./domain/secret/dire-secret.ts";
import { lienSecret } from "./pages/parts/liens.ts";

const TITRES = new Map(PREREGLAGES.map(({ code, titre }) => [code, titre]));

async function nommerRegles({ tx, departement }: Contexte, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("regle_secret")
    .select(["id", "prereglage", "producteur", "jeu"])
    .where("departement", "=", departement)
    .where("id", "in", ids as Id<"regle_secret">[])
    .execute();
  return new Map(
    rows.map((row): [string, ObjetNomme] => [
      row.id,
      {
        lisible: true,
        titre: `Règle du secret : ${saySource(row, TITRES)}`,
        lien: lienSecret(departement, "regles"),
      },
    ]),
  );
}

async function nommerAttaques({ tx, departement }: Contexte, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("attaque_secret")
    .select(["id"])
    .where("departement", "=", departement)
    .where("id", "in", ids as Id<"attaque_secret">[])
    .execute();
  return new Map(
    rows.map(({ id }): [string, ObjetNomme] => [
      id,
      { lisible: true, titre: "Attaque du secret statistique", lien: lienSecret(departement) },
    ]),
  );
}

/** What the journal says of statistical secrecy. */
export const genresSecret: HistoriqueModule["genres"] = [
  {
    genre: "regle-secret",
    libelle: "Règle du secret statistique",
    champs: {
      prereglage: { libelle: "Préréglage", lire: (code) => TITRES.get(String(code)) ?? String(code) },
      producteur: { libelle: "Producteur" },
      jeu: { libelle: "Jeu" },
      unites: { libelle: "Ce qui est compté" },
      seuil: { libelle: "Seuil" },
      zeroMontre: { libelle: "0 est montré" },
      arrondi: { libelle: "Arrondi" },
      populationMin: { libelle: "Population minimale" },
      protection: { libelle: "Largeur de protection" },
      motif: { libelle: "Pourquoi" },
      retiree: { libelle: "Retirée" },
    },
    nommer: nommerRegles,
    idOf: async ({ tx, departement }, publicId) =>
      (
        await tx
          .selectFrom("regle_secret")
          .select("id")
          .where("departement", "=", departement)
          .where("public_id", "=", publicId)
          .executeTakeFirst()
      )?.id ?? null,
  },
  {
    genre: "attaque-secret",
    libelle: "Attaque du secret statistique",
    champs: { cellules: { libelle: "Cases attaquées" }, exposees: { libelle: "Cases qui se déduisent" } },
    nommer: nommerAttaques,
    idOf: async (_ctx, id) => id,
  },
];
