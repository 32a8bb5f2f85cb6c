import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { type Genre, LIBELLE_GENRE } from "./domain/genre.ts";
import { operationsActeurs } from "./rights.ts";

const among =
  (words: Readonly<Record<string, string>>) =>
  (value: unknown): string =>
    words[String(value)] ?? String(value);
const day = (value: unknown): string => formatIsoDay(String(value));

const countOf = (value: unknown): string => plural(Array.isArray(value) ? value.length : 0, "mention");

async function nommer(ctx: Contexte, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
  const { rows } = await sql<{
    id: string;
    publicId: string;
    genre: Genre;
    nom: string;
    sigle: string | null;
  }>`
    SELECT id, public_id AS "publicId", genre, nom, sigle FROM acteur
     WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  return new Map(
    rows.map(({ id, publicId, genre, nom, sigle }): [string, ObjetNomme] => [
      id,
      genre === "personne" && !persons
        ? { lisible: false }
        : {
            lisible: true,
            personne: genre === "personne",
            titre: sigle ?? nom,
            lien: `/${ctx.departement}/acteurs/${publicId}`,
          },
    ]),
  );
}

async function idOf({ tx, departement }: Contexte, publicId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", departement)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What the journal says of institutions, services, committees and persons. */
export const historiqueActeurs: HistoriqueModule = {
  operations: {
    "acteurs.ecrire": "Acteur créé",
    "acteurs.confirmer": "Acteur confirmé",
    "acteurs.modifier": "Acteur modifié",
    "acteurs.archiver": "Acteur archivé",
    "acteurs.retablir": "Acteur rétabli",
    "acteurs.fusionner": "Acteur fusionné avec un autre",
    "acteurs.etre-fusionne": "Acteur absorbé par un autre",
    "acteurs.defaire-fusion": "Fusion défaite",
    "acteurs.ecarter-doublon": "Doublon écarté",
    "acteurs.inviter": "Personne invitée",
    "acteurs.annuler-invitation": "Invitation annulée",
    "acteurs.renvoyer-invitation": "Invitation renvoyée",
    "acteurs.accepter-invitation": "Invitation acceptée",
    "acteurs.retirer": "Acteur retiré",
    "acteurs.donner-role": "Rôle donné",
    "acteurs.corriger-mandat": "Dates d'un rôle corrigées",
    "acteurs.retirer-role": "Rôle retiré",
    "acteurs.apprendre-ecriture": "Manière de l'écrire apprise",
    "acteurs.oublier-ecriture": "Manière de l'écrire oubliée",
    "acteurs.voir-personne": "Fiche d'une personne lue",
    "acteurs.lister-personnes": "Liste des personnes lue",
  },
  genres: [
    {
      genre: "acteur",
      libelle: "Acteur",
      champs: {
        genre: { libelle: "Genre", lire: among(LIBELLE_GENRE) },
        nom: { libelle: "Nom" },
        sigle: { libelle: "Sigle" },
        nature: { libelle: "Nature" },
        fonction: { libelle: "Fonction" },
        parent: { libelle: "Rattachement" },
        siret: { libelle: "SIRET" },
        logo: { libelle: "Logo", lire: () => "un fichier" },
        logo_alternative: { libelle: "Texte alternatif du logo" },
        couleur: { libelle: "Couleur des titres" },
        courriel: { libelle: "Courriel" },
        archive_le: { libelle: "Archivé le" },
        invitation: { libelle: "Invitation" },
        personne: { libelle: "Personne" },
        autre: { libelle: "Autre acteur" },
        conserve: { libelle: "Acteur conservé" },
        absorbe: { libelle: "Acteur absorbé" },
        absorbeNom: { libelle: "Nom de l'acteur absorbé" },
        fusionneDans: { libelle: "Absorbé par" },
        deplacements: { libelle: "Ce qui a été déplacé", lire: countOf },
        remis: { libelle: "Mentions remises" },
        a_confirmer: { libelle: "À confirmer" },
        id: { libelle: "Acteur" },
        public_id: { libelle: "Adresse" },
        ecrit: { libelle: "Écriture" },
        institution: { libelle: "Au nom de" },
        role: { libelle: "Rôle", lire: among(LIBELLE_ROLE) },
        roles: { libelle: "Rôles", lire: among(LIBELLE_ROLE) },
        du: { libelle: "Du", lire: day },
        au: { libelle: "Au", lire: day },
      },
      nommer,
      idOf,
    },
  ],
};
