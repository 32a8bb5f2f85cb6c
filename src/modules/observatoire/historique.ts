import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { CHAMPS_RENVOI } from "#platform/references/historique.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import { LIBELLE_NATURE } from "./domain/constats/constat.ts";
import { LIBELLE_METHODE } from "./domain/priorites/dire-classement.ts";
import { LIBELLE_ETAT, LIBELLE_MAILLE } from "./domain/vocabulaire.ts";
import { genresAcces } from "./historique-acces.ts";
import { genresPanier } from "./historique-panier.ts";
import { genreScenario } from "./historique-scenario.ts";
import { genresSecret } from "./historique-secret.ts";
import { lienClassements, lienConstats, lienFichier, lienIndicateur } from "./pages/parts/liens.ts";
import { listClassements } from "./queries/priorites/find-classement.ts";
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

async function nommerConstats(ctx: Contexte, ids: readonly string[]) {
  const { tx, departement } = ctx;
  const lisible = may(ctx, operationsObservatoire.lireConstats, null);
  const { rows } = await sql<{ id: string; publicId: string; enonce: string }>`
    SELECT id, public_id AS "publicId", enonce FROM constat
     WHERE departement = ${departement} AND id = ANY(${ids}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, publicId, enonce }): [string, ObjetNomme] => [
      id,
      lisible ? { lisible, titre: enonce, lien: lienConstats(departement, publicId) } : { lisible },
    ]),
  );
}

async function nommerClassements(ctx: Contexte, ids: readonly string[]) {
  const lisible = may(ctx, operationsObservatoire.lireClassements, null);
  if (!lisible) return new Map(ids.map((id): [string, ObjetNomme] => [id, { lisible }]));
  const found = await listClassements(ctx, { ids });
  return new Map(
    found.map(({ id, publicId, titre }): [string, ObjetNomme] => [
      id,
      { lisible, titre, lien: lienClassements(ctx.departement, publicId) },
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
    "observatoire.constater": "Constat noté",
    "observatoire.modifier-constat": "Constat modifié",
    "observatoire.retirer-constat": "Constat retiré",
    "observatoire.retablir-constat": "Constat rétabli",
    "observatoire.noter-panier": "Service à la parentalité noté",
    "observatoire.regler-panier": "Règle du panier de services écrite",
    "observatoire.deposer-acces": "Fichier d’accessibilité reçu",
    "observatoire.publier-acces": "Fichier d’accessibilité publié",
    "observatoire.retirer-acces": "Fichier d’accessibilité retiré",
    "observatoire.ecarter-acces": "Fichier d’accessibilité écarté",
    "observatoire.creer-scenario": "Scénario d’accueil écrit",
    "observatoire.modifier-scenario": "Scénario d’accueil modifié",
    "observatoire.supprimer-scenario": "Scénario d’accueil supprimé",
    "observatoire.retablir-scenario": "Scénario d’accueil rétabli",
    "observatoire.regler-secret": "Règle du secret statistique écrite",
    "observatoire.modifier-regle-secret": "Règle du secret statistique modifiée",
    "observatoire.retirer-regle-secret": "Règle du secret statistique retirée",
    "observatoire.retablir-regle-secret": "Règle du secret statistique rétablie",
    "observatoire.attaquer-secret": "Secret statistique attaqué pour l’éprouver",
    "observatoire.classer": "Classement de territoires établi",
    "observatoire.retirer-classement": "Classement de territoires retiré",
    "observatoire.retablir-classement": "Classement de territoires remis",
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
    {
      genre: "constat",
      libelle: "Constat",
      champs: {
        enonce: { libelle: "Constat" },
        precisions: { libelle: "Précisions" },
        nature: {
          libelle: "Nature",
          lire: (valeur) => LIBELLE_NATURE[valeur as keyof typeof LIBELLE_NATURE] ?? String(valeur),
        },
        indicateur: { libelle: "Indicateur" },
        maille: {
          libelle: "Échelle",
          lire: (valeur) => LIBELLE_MAILLE[valeur as keyof typeof LIBELLE_MAILLE] ?? String(valeur),
        },
        territoire: { libelle: "Territoire" },
        millesime: { libelle: "Année" },
        valeur: { libelle: "Valeur" },
        origine: { libelle: "Qui le dit" },
        date: { libelle: "Date" },
        retire: { libelle: "Retiré" },
        ...CHAMPS_RENVOI,
      },
      nommer: nommerConstats,
      idOf: ({ tx, departement }, publicId) => idBy(tx, departement, "constat", publicId),
    },
    ...genresPanier,
    ...genresAcces,
    genreScenario,
    ...genresSecret,
    {
      genre: "classement",
      libelle: "Classement de territoires",
      champs: {
        titre: { libelle: "Titre" },
        methode: {
          libelle: "Méthode",
          lire: (valeur) => LIBELLE_METHODE[valeur as keyof typeof LIBELLE_METHODE] ?? String(valeur),
        },
        maille: {
          libelle: "Échelle",
          lire: (valeur) => LIBELLE_MAILLE[valeur as keyof typeof LIBELLE_MAILLE] ?? String(valeur),
        },
        indicateurs: { libelle: "Indicateurs" },
        retire: { libelle: "Retiré" },
        ...CHAMPS_RENVOI,
      },
      nommer: nommerClassements,
      idOf: ({ tx, departement }, publicId) => idBy(tx, departement, "classement", publicId),
    },
  ],
};

async function idBy(
  tx: Contexte["tx"],
  departement: string,
  table: "indicateur" | "fichier_source" | "constat" | "classement",
  name: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM ${sql.table(table)}
     WHERE departement = ${departement} AND ${sql.ref(table === "indicateur" ? "code" : "public_id")} = ${name}`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}
