import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { DureeConservation } from "#platform/rgpd/conservation.ts";
import type { PartPersonne } from "#platform/rgpd/personne.ts";
import type { Traitement } from "#platform/rgpd/traitement.ts";
import { JOURS_CORBEILLE } from "./domain/echanges/lieu.ts";

/** Characters shown around a name in a text to review. */
const AUTOUR = 80;

/** What comments and attached files know of persons: what they wrote and attached, where they are named. */
export const partEchanges: PartPersonne = {
  cle: "echanges",

  exporter: async ({ tx, departement }, { id }) => {
    const { rows: commentaires } = await sql<{
      date: string;
      schema: string;
      texte: string;
      retire: boolean;
    }>`
      SELECT c.instant AS date, s.titre AS schema, c.texte, c.retire_le IS NOT NULL AS retire
        FROM commentaire c JOIN schema s ON s.departement = c.departement AND s.id = c.schema
       WHERE c.departement = ${departement} AND c.auteur = ${id} ORDER BY c.instant`.execute(tx);
    const { rows: mentions } = await sql<{ date: string; schema: string; par: string; lue: string | null }>`
      SELECT m.le AS date, s.titre AS schema, c.auteur_nom AS par, m.lue_le AS lue
        FROM commentaire_mention m
        JOIN commentaire c ON c.departement = m.departement AND c.id = m.commentaire
        JOIN schema s ON s.departement = c.departement AND s.id = c.schema
       WHERE m.departement = ${departement} AND m.personne = ${id} ORDER BY m.le`.execute(tx);
    const { rows: pieces } = await sql<{ date: string; schema: string; titre: string; nom: string }>`
      SELECT p.depose_le AS date, s.titre AS schema, p.titre, p.nom
        FROM piece_jointe p JOIN schema s ON s.departement = p.departement AND s.id = p.schema
       WHERE p.departement = ${departement} AND p.auteur = ${id} ORDER BY p.depose_le`.execute(tx);
    return [
      {
        titre: "Commentaires écrits",
        lignes: commentaires.map((row) => ({
          Date: row.date,
          Schéma: row.schema,
          Texte: row.texte,
          Retiré: row.retire ? "oui" : "",
        })),
      },
      {
        titre: "Commentaires qui la nomment",
        lignes: mentions.map((row) => ({
          Date: row.date,
          Schéma: row.schema,
          Par: row.par,
          Lu: row.lue ?? "",
        })),
      },
      {
        titre: "Fichiers joints",
        lignes: pieces.map((row) => ({
          Date: row.date,
          Schéma: row.schema,
          Titre: row.titre,
          Fichier: row.nom,
        })),
      },
    ];
  },

  aRevoir: (ctx, { nom }) => naming(ctx, nom),

  effacer: async ({ tx, departement }, { id }, remplacement) => {
    const written = await sql`
      UPDATE commentaire SET auteur_nom = ${remplacement}
       WHERE departement = ${departement} AND auteur = ${id} AND auteur_nom <> ${remplacement}`.execute(tx);
    const named = await sql`
      DELETE FROM commentaire_mention WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
    const attached = await sql`
      UPDATE piece_jointe SET auteur_nom = ${remplacement}
       WHERE departement = ${departement} AND auteur = ${id} AND auteur_nom <> ${remplacement}`.execute(tx);
    return [written, named, attached].reduce(
      (sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0n),
      0,
    );
  },
};

/** Comments and titles of files that hold the name, whatever its case. */
async function naming(
  { tx, departement }: Contexte,
  nom: string,
): Promise<{ ou: string; lien: string; extrait: string }[]> {
  const { rows } = await sql<{ ou: string; lien: string; texte: string }>`
    SELECT 'Commentaire du ' || to_char(c.instant AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY') AS ou,
           '/' || c.departement || '/schemas/' || s.public_id || '/echanges' AS lien, c.texte
      FROM commentaire c JOIN schema s ON s.departement = c.departement AND s.id = c.schema
     WHERE c.departement = ${departement} AND position(lower(${nom}) IN lower(c.texte)) > 0
    UNION ALL
    SELECT 'Fichier joint', '/' || p.departement || '/schemas/' || s.public_id || '/echanges', p.titre || ' ' || p.nom
      FROM piece_jointe p JOIN schema s ON s.departement = p.departement AND s.id = p.schema
     WHERE p.departement = ${departement} AND position(lower(${nom}) IN lower(p.titre || ' ' || p.nom)) > 0
     LIMIT 200`.execute(tx);
  return rows.map(({ ou, lien, texte }) => {
    const at = Math.max(0, texte.toLowerCase().indexOf(nom.toLowerCase()) - AUTOUR);
    return { ou, lien, extrait: texte.slice(at, at + nom.length + 2 * AUTOUR) };
  });
}

export const traitementEchanges: Traitement = {
  cle: "echanges",
  activite: "Commentaires, mentions et fichiers joints",
  finalite:
    "Permettre à ceux qui portent le schéma d'en parler là où il s'écrit, et d'y joindre des documents.",
  base: "mission-interet-public",
  personnes: ["Agents des institutions", "Partenaires associatifs"],
  donnees: [
    "Nom",
    "Institution",
    "Textes écrits",
    "Personnes nommées, et le jour où elles disent l'avoir lu",
    "Fichiers joints",
  ],
  destinataires: [
    "Les institutions du département ; le public, pour les seuls fichiers qu'un copilote lui montre, sans leur auteur",
  ],
  conservation: [
    "Le temps du schéma et de son évaluation",
    { duree: "commentaire-retire" },
    { duree: "piece-retiree" },
    { duree: "fichier" },
  ],
  securite: [
    "Cloison par département dans la base",
    "Fichiers reconnus à leurs octets, servis en pièce jointe, jamais affichés",
  ],
};

const SOURCE = "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire";

export const dureesEchanges: readonly DureeConservation[] = [
  {
    cle: "commentaire-retire",
    libelle: "Commentaires retirés",
    contient: "Le texte retiré, qui l'a écrit et retiré",
    table: "commentaire",
    identifiants: ["departement", "id"],
    depuis: "retire_le",
    depuisLibelle: "le retrait",
    condition:
      "NOT EXISTS (SELECT FROM commentaire r WHERE r.departement = t.departement AND r.parent = t.id AND r.retire_le IS NULL)",
    portee: "departement",
    jours: JOURS_CORBEILLE,
    bornes: [JOURS_CORBEILLE, 365],
    source: SOURCE,
  },
  {
    cle: "piece-retiree",
    libelle: "Fichiers joints retirés ou remplacés",
    contient: "Le titre et le nom du fichier, qui l'a joint",
    table: "piece_jointe",
    identifiants: ["departement", "id"],
    depuis: "retiree_le",
    depuisLibelle: "le retrait",
    portee: "departement",
    jours: JOURS_CORBEILLE,
    bornes: [JOURS_CORBEILLE, 365],
    source: SOURCE,
  },
];
