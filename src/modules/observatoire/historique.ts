import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import { LIBELLE_ETAT } from "./domain/vocabulaire.ts";
import { lienFichier, lienIndicateur } from "./pages/parts/liens.ts";
import { operationsObservatoire } from "./rights.ts";

async function nommerIndicateurs({ tx, departement }: Contexte, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; code: string; libelle: string }>`
    SELECT id, code, libelle FROM indicateur
     WHERE departement = ${departement} AND id = ANY(${ids}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, code, libelle }): [string, ObjetNomme] => [
      id,
      { lisible: true, titre: libelle, lien: lienIndicateur(departement, code) },
    ]),
  );
}

async function nommerFichiers(ctx: Contexte, ids: readonly string[]) {
  const { tx, departement } = ctx;
  const tous = may(ctx, operationsObservatoire.importerDonnees, null);
  const { rows } = await sql<{ id: string; publicId: string; nom: string; etat: string }>`
    SELECT id, public_id AS "publicId", nom, etat FROM fichier_source
     WHERE departement = ${departement} AND id = ANY(${ids}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, publicId, nom, etat }): [string, ObjetNomme] => [
      id,
      tous || etat === "publie"
        ? { lisible: true, titre: nom, lien: lienFichier(departement, publicId) }
        : { lisible: false },
    ]),
  );
}

/** What the journal says of the observatory. */
export const historiqueObservatoire: HistoriqueModule = {
  operations: {
    "observatoire.ajouter": "Indicateur ajouté au catalogue",
    "observatoire.modifier": "Indicateur modifié",
    "observatoire.definir": "Définition ajoutée à un indicateur",
    "observatoire.deposer": "Fichier de données reçu",
    "observatoire.publier": "Fichier de données publié",
    "observatoire.retirer": "Fichier de données retiré",
    "observatoire.ecarter": "Fichier de données écarté",
  },
  genres: [
    {
      genre: "indicateur",
      libelle: "Indicateur",
      champs: {
        code: { libelle: "Code" },
        libelle: { libelle: "Nom" },
        famille: { libelle: "Famille" },
        unite: { libelle: "Unité" },
        formule: { libelle: "Formule" },
        definition: { libelle: "Définition" },
        texte: { libelle: "Texte de la définition" },
        debut: { libelle: "Première année" },
        fin: { libelle: "Dernière année" },
        sens: { libelle: "Sens défavorable" },
        decimales: { libelle: "Décimales" },
        avertissements: { libelle: "Avertissements" },
      },
      nommer: nommerIndicateurs,
      idOf: ({ tx, departement }, code) => idBy(tx, departement, "indicateur", code),
    },
    {
      genre: "fichier-source",
      libelle: "Fichier de données",
      champs: {
        nom: { libelle: "Nom" },
        prereglage: { libelle: "Préréglage" },
        observations: { libelle: "Chiffres" },
        etat: {
          libelle: "État",
          lire: (valeur) => LIBELLE_ETAT[valeur as keyof typeof LIBELLE_ETAT] ?? String(valeur),
        },
      },
      nommer: nommerFichiers,
      idOf: ({ tx, departement }, publicId) => idBy(tx, departement, "fichier_source", publicId),
    },
  ],
};

async function idBy(
  tx: Contexte["tx"],
  departement: string,
  table: "indicateur" | "fichier_source",
  name: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM ${sql.table(table)}
     WHERE departement = ${departement} AND ${sql.ref(table === "indicateur" ? "code" : "public_id")} = ${name}`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}
