import { sql } from "kysely";
import type { DureeConservation } from "#platform/rgpd/conservation.ts";
import type { PartPersonne } from "#platform/rgpd/personne.ts";
import type { Traitement } from "#platform/rgpd/traitement.ts";
import { JOURS_CORBEILLE } from "./domain/echanges/lieu.ts";

/** Characters shown around a name in a text to review. */
const AUTOUR = 80;

/** What schemes know of persons: news given, files dropped, actions piloted, texts that name them. */
export const partSchemas: PartPersonne = {
  cle: "schemas",

  exporter: async (ctx, { id, nom }) => {
    const { tx, departement } = ctx;
    const { rows: points } = await sql<{ date: string; action: string; statut: string; commentaire: string }>`
      SELECT p.date::text AS date, a.intitule AS action, p.statut, p.commentaire
        FROM point_avancement p JOIN action a ON a.departement = p.departement AND a.id = p.action
       WHERE p.departement = ${departement} AND p.auteur = ${id} ORDER BY p.instant`.execute(tx);
    const { rows: imports } = await sql<{ fichier: string; date: string; etat: string }>`
      SELECT nom_fichier AS fichier, depose_le AS date, etat FROM importation
       WHERE departement = ${departement} AND depose_par = ${id} ORDER BY depose_le`.execute(tx);
    const { rows: actions } = await sql<{ role: string; action: string }>`
      SELECT aa.role, a.intitule AS action
        FROM action_acteur aa JOIN action a ON a.departement = aa.departement AND a.id = aa.action
       WHERE aa.departement = ${departement} AND aa.acteur = ${id} ORDER BY a.ordre`.execute(tx);
    const { rows: suivis } = await sql<{ genre: string; objet: string; depuis: string }>`
      SELECT f.genre, coalesce(a.intitule, o.titre, s.titre) AS objet, f.depuis
        FROM suivi f
        JOIN schema s ON s.departement = f.departement AND s.id = f.schema
        LEFT JOIN action a ON a.departement = f.departement AND a.id = f.objet
        LEFT JOIN objectif o ON o.departement = f.departement AND o.id = f.objet
       WHERE f.departement = ${departement} AND f.personne = ${id} ORDER BY f.depuis`.execute(tx);
    const { rows: visites } = await sql<{ jour: string; precedente: string | null }>`
      SELECT jour, precedente FROM visite_personne
       WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
    const { rows: demandes } = await sql<{ schema: string; date: string; adresse: string; pour: string }>`
      SELECT s.titre AS schema, i.cree_le::date::text AS date, i.courriel AS adresse, i.pour
        FROM tournee_invitation i
        JOIN tournee t ON t.departement = i.departement AND t.id = i.tournee
        JOIN schema s ON s.departement = t.departement AND s.id = t.schema
       WHERE i.departement = ${departement} AND i.personne = ${id} ORDER BY i.cree_le`.execute(tx);
    const { rows: avis } = await sql<{ date: string; schema: string; quoi: string; texte: string }>`
      SELECT v.rendu_le::date::text AS date, s.titre AS schema, 'Avis ' || v.sens AS quoi, v.texte
        FROM consultation_avis v
        JOIN consultation c ON c.departement = v.departement AND c.id = v.consultation
        JOIN schema s ON s.departement = c.departement AND s.id = c.schema
       WHERE v.departement = ${departement} AND v.par = ${id}
      UNION ALL
      SELECT r.deposee_le::date::text, s.titre, 'Remarque', r.texte
        FROM consultation_remarque r
        JOIN consultation c ON c.departement = r.departement AND c.id = r.consultation
        JOIN schema s ON s.departement = c.departement AND s.id = c.schema
       WHERE r.departement = ${departement} AND r.par = ${id}
      UNION ALL
      SELECT h.passee_le::date::text, s.titre, h.de || ' vers ' || h.vers, h.motif
        FROM schema_phase h JOIN schema s ON s.departement = h.departement AND s.id = h.schema
       WHERE h.departement = ${departement} AND h.par = ${id}
      UNION ALL
      SELECT v.figee_le::date::text, s.titre, 'Version ' || v.numero || ' figée', ''
        FROM schema_version v JOIN schema s ON s.departement = v.departement AND s.id = v.schema
       WHERE v.departement = ${departement} AND v.figee_par = ${id}
      UNION ALL
      SELECT r.fait_le::date::text, s.titre, 'Plan renuméroté', ''
        FROM renumerotation r JOIN schema s ON s.departement = r.departement AND s.id = r.schema
       WHERE r.departement = ${departement} AND r.par = ${id}
      ORDER BY 1`.execute(tx);
    const { rows: retraits } = await sql<{ date: string; schema: string; quoi: string }>`
      SELECT r.retire_le AS date, s.titre AS schema, r.titre AS quoi
        FROM retrait r JOIN schema s ON s.departement = r.departement AND s.id = r.schema
       WHERE r.departement = ${departement} AND r.par = ${id} ORDER BY r.retire_le`.execute(tx);
    const texts = await naming(ctx, nom);
    return [
      {
        titre: "Ce que la personne a mis à la corbeille",
        lignes: retraits.map((row) => ({ Date: row.date, Schéma: row.schema, Quoi: row.quoi })),
      },
      {
        titre: "Vie des schémas : avis, remarques, phases, versions et renumérotations",
        lignes: avis.map((row) => ({ Date: row.date, Schéma: row.schema, Quoi: row.quoi, Texte: row.texte })),
      },
      {
        titre: "Ce que la personne suit",
        lignes: suivis.map((row) => ({ Genre: row.genre, Objet: row.objet, Depuis: row.depuis })),
      },
      {
        titre: "Dernières visites",
        lignes: visites.map((row) => ({ Dernière: row.jour, Précédente: row.precedente ?? "" })),
      },
      {
        titre: "Nouvelles données",
        lignes: points.map((row) => ({
          Date: row.date,
          Action: row.action,
          Statut: row.statut,
          Commentaire: row.commentaire,
        })),
      },
      {
        titre: "Fichiers déposés",
        lignes: imports.map((row) => ({ Fichier: row.fichier, Date: row.date, État: row.etat })),
      },
      {
        titre: "Actions où la personne est nommée",
        lignes: actions.map((row) => ({ Rôle: row.role, Action: row.action })),
      },
      {
        titre: "Demandes de nouvelles reçues",
        lignes: demandes.map((row) => ({
          Date: row.date,
          Schéma: row.schema,
          Adresse: row.adresse,
          Pour: row.pour,
        })),
      },
      {
        titre: "Textes qui la nomment",
        lignes: texts.map(({ ou, extrait }) => ({ Où: ou, Extrait: extrait })),
      },
    ];
  },

  aRevoir: (ctx, { nom }) => naming(ctx, nom),

  effacer: async (ctx, { id, nom }, remplacement) => {
    const { tx, departement } = ctx;
    const dropped = await sql`
      UPDATE importation SET depose_par_nom = CASE WHEN depose_par = ${id} THEN ${remplacement} ELSE depose_par_nom END,
             termine_par_nom = CASE WHEN termine_par_nom = ${nom} THEN ${remplacement} ELSE termine_par_nom END,
             annule_par_nom = CASE WHEN annule_par_nom = ${nom} THEN ${remplacement} ELSE annule_par_nom END
       WHERE departement = ${departement} AND (depose_par = ${id} OR termine_par_nom = ${nom} OR annule_par_nom = ${nom})`.execute(
      tx,
    );
    const learnt = await sql`
      UPDATE correspondance_memorisee SET memorisee_par_nom = ${remplacement}
       WHERE departement = ${departement} AND memorisee_par_nom = ${nom}`.execute(tx);
    const followed = await sql`
      DELETE FROM suivi WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
    const visits = await sql`
      DELETE FROM visite_personne WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
    const asked = await sql`
      UPDATE tournee_invitation SET nom = ${remplacement}, courriel = 'efface@exemple.invalid', etat = 'annulee'
       WHERE departement = ${departement} AND personne = ${id}`.execute(tx);
    const asking = await sql`
      UPDATE tournee SET par_nom = ${remplacement} WHERE departement = ${departement} AND par = ${id}`.execute(
      tx,
    );
    const removed = await sql`
      UPDATE retrait SET par = NULL WHERE departement = ${departement} AND par = ${id}`.execute(tx);
    const rule = await sql`
      UPDATE tournee_regle SET par_nom = ${remplacement} WHERE departement = ${departement} AND par = ${id}`.execute(
      tx,
    );
    return [dropped, learnt, followed, visits, asked, asking, rule, removed].reduce(
      (sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0n),
      0,
    );
  },

  // News are added to only: the name beside them is the owner's to replace.
  effacerFige: async (tx, { id }, remplacement, departement) => {
    const done = await sql`
      UPDATE point_avancement SET auteur_nom = ${remplacement}
       WHERE departement = ${departement} AND auteur = ${id} AND auteur_nom <> ${remplacement}`.execute(tx);
    // The content of a version holds no name: what it called a person is beside it.
    const figees = await sql`
      UPDATE schema_version_personne SET nom = ${remplacement}
       WHERE departement = ${departement} AND acteur = ${id} AND nom <> ${remplacement}`.execute(tx);
    return Number(done.numAffectedRows ?? 0n) + Number(figees.numAffectedRows ?? 0n);
  },
};

/** Free texts that hold the name, whatever its case. */
async function naming(
  { tx, departement }: Parameters<PartPersonne["exporter"]>[0],
  nom: string,
): Promise<{ ou: string; lien: string; extrait: string }[]> {
  const { rows } = await sql<{ ou: string; lien: string; texte: string }>`
    SELECT 'Nouvelle du ' || to_char(p.date, 'DD/MM/YYYY') AS ou,
           '/' || p.departement || '/schemas/' || s.public_id || '/actions/' || a.public_id AS lien,
           concat_ws(' — ', p.commentaire, p.blocage_raison, p.blocage_condition) AS texte
      FROM point_avancement p
      JOIN action a ON a.departement = p.departement AND a.id = p.action
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
     WHERE p.departement = ${departement}
       AND position(lower(${nom}) IN lower(concat_ws(' — ', p.commentaire, p.blocage_raison, p.blocage_condition))) > 0
    UNION ALL
    SELECT 'Intitulé d''une action', '/' || a.departement || '/schemas/' || s.public_id || '/actions/' || a.public_id, a.intitule
      FROM action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema
     WHERE a.departement = ${departement} AND position(lower(${nom}) IN lower(a.intitule)) > 0
    UNION ALL
    SELECT 'Contexte d''un objectif', '/' || o.departement || '/schemas/' || s.public_id || '/objectifs/' || o.public_id, o.contexte
      FROM objectif o JOIN schema s ON s.departement = o.departement AND s.id = o.schema
     WHERE o.departement = ${departement} AND position(lower(${nom}) IN lower(o.contexte)) > 0
    UNION ALL
    SELECT 'Texte du document', '/' || t.departement || '/schemas/' || s.public_id || '/document/textes/' || t.public_id, t.texte
      FROM schema_texte t JOIN schema s ON s.departement = t.departement AND s.id = t.schema
     WHERE t.departement = ${departement} AND position(lower(${nom}) IN lower(concat_ws(' ', t.titre, t.texte))) > 0
     LIMIT 200`.execute(tx);
  return rows.map(({ ou, lien, texte }) => {
    const at = Math.max(0, texte.toLowerCase().indexOf(nom.toLowerCase()) - AUTOUR);
    return { ou, lien, extrait: texte.slice(at, at + nom.length + 2 * AUTOUR) };
  });
}

/** What the module does with personal data. */
export const traitementsSchemas: readonly Traitement[] = [
  {
    cle: "schemas",
    activite: "Suivi du schéma : nouvelles, pilotes, fichiers importés",
    finalite: "Dire qui pilote chaque action, qui en a donné des nouvelles et quand, et d'où vient le plan.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: ["Nom", "Institution", "Textes écrits", "Fichiers déposés"],
    destinataires: ["Les institutions du département ; le public, sans les commentaires ni les personnes"],
    conservation: [
      "Le temps du schéma et de son évaluation",
      { duree: "importation" },
      { duree: "corbeille" },
      { duree: "fichier" },
    ],
    securite: [
      "Cloison par département dans la base",
      "Fichiers regardés avant d'être ouverts, servis en pièce jointe",
    ],
  },
  {
    cle: "vie-schemas",
    activite: "Vie des schémas : consultations, adoption, versions",
    finalite:
      "Dire qui a fait avancer un schéma, qui a rendu un avis pour son institution, et garder le texte adopté.",
    base: "mission-interet-public",
    personnes: ["Agents et élus des institutions", "Partenaires associatifs"],
    donnees: ["Nom", "Institution", "Avis et remarques", "Noms cités dans le texte adopté"],
    destinataires: ["Les institutions qui portent le schéma ; le public, sans les personnes"],
    conservation: ["Le temps du schéma et de ceux qui lui font suite"],
    securite: [
      "Textes adoptés en ajout seul, avec empreinte",
      "Noms gardés à part du texte figé : ils s’effacent, l’empreinte reste vérifiable",
    ],
  },
  {
    cle: "suivi",
    activite: "Ce que chacun suit, et le jour de sa dernière visite",
    finalite: "Dire à une personne ce qui a changé depuis sa dernière visite, et dans ce qu'elle suit.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs"],
    donnees: ["Schémas, objectifs et actions suivis", "Jours des deux dernières visites"],
    destinataires: ["La personne elle-même, et personne d'autre"],
    conservation: [
      { duree: "visite" },
      { duree: "suivi-sans-objet" },
      "Les suivis : jusqu'à ce que la personne cesse de suivre",
    ],
    securite: ["Cloison par département dans la base", "Absent du journal, que tout le département lit"],
  },
  {
    cle: "tournees",
    activite: "Tournées de nouvelles : qui est interrogé, par quelle adresse, qui a répondu",
    finalite: "Demander aux pilotes où en sont leurs actions, sans qu'ils aient besoin d'un compte.",
    base: "mission-interet-public",
    personnes: [
      "Agents des institutions",
      "Partenaires associatifs",
      "Collègues à qui une action est confiée",
    ],
    donnees: ["Nom", "Adresse électronique professionnelle", "Jours des courriels", "Actions confiées"],
    destinataires: ["Les copilotes du schéma ; sans les adresses, les institutions qui le portent"],
    conservation: [{ duree: "tournee" }],
    securite: ["Liens gardés en empreinte, de trente jours", "Un lien n'ouvre que les actions de sa demande"],
  },
];

/** What schemes keep for a time. */
export const dureesSchemas: readonly DureeConservation[] = [
  {
    cle: "visite",
    libelle: "Jour de la dernière visite",
    contient: "Qui, et les jours de ses deux dernières visites",
    table: "visite_personne",
    identifiants: ["departement", "personne"],
    depuis: "jour",
    depuisLibelle: "la visite",
    condition: "true",
    portee: "departement",
    jours: 365,
    bornes: [30, 1095],
    source: "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire",
  },
  {
    cle: "importation",
    libelle: "Fichiers déposés et jamais confirmés",
    contient: "Nom du fichier, qui l'a déposé, choix faits",
    table: "importation",
    identifiants: ["departement", "id"],
    depuis: "depose_le",
    depuisLibelle: "le dépôt",
    condition: "t.etat IN ('deposee', 'abandonnee')",
    portee: "departement",
    jours: 90,
    bornes: [7, 365],
    source: "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire",
  },
  {
    cle: "corbeille",
    libelle: "Ce qui est à la corbeille d’un schéma",
    contient: "Qui l’a retiré, et tout ce qui est parti avec : actions, nouvelles, commentaires, fichiers",
    table: "retrait",
    identifiants: ["departement", "id"],
    depuis: "retire_le",
    depuisLibelle: "le retrait",
    // The news of a merged action are those of the action that was kept.
    condition:
      "t.fusion IS NULL OR NOT EXISTS (SELECT FROM action a WHERE a.departement = t.departement AND a.retrait = t.id)",
    portee: "departement",
    jours: JOURS_CORBEILLE,
    bornes: [JOURS_CORBEILLE, JOURS_CORBEILLE],
    source: "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire",
  },
  {
    cle: "suivi-sans-objet",
    libelle: "Suivis de ce qui a été effacé",
    contient: "Qui suivait une action ou un objectif qui n’existe plus",
    table: "suivi",
    identifiants: ["departement", "personne", "objet"],
    depuis: "depuis",
    depuisLibelle: "le début du suivi",
    condition:
      "t.genre <> 'schema' AND NOT EXISTS (SELECT FROM action a WHERE a.departement = t.departement AND a.id = t.objet) AND NOT EXISTS (SELECT FROM objectif o WHERE o.departement = t.departement AND o.id = t.objet)",
    portee: "departement",
    jours: JOURS_CORBEILLE,
    bornes: [1, JOURS_CORBEILLE],
    source: "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire",
  },
  {
    cle: "tournee",
    libelle: "Tournées de nouvelles",
    contient: "Personnes interrogées, adresses, jours des courriels ; les nouvelles données restent",
    table: "tournee",
    identifiants: ["departement", "id"],
    depuis: "cree_le",
    depuisLibelle: "l'envoi",
    condition: "t.fin < current_date",
    portee: "departement",
    jours: 730,
    bornes: [90, 1830],
    source: "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire",
  },
];
