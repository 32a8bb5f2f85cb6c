import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import type { SourceRecherche, Trouvable } from "#platform/search/source.ts";
import { formatDate } from "#platform/values/french.ts";
import {
  LIBELLE_PHASE,
  LIBELLE_STATUT,
  LIBELLE_TYPE,
  type Phase,
  type Statut,
  type TypeSchema,
} from "./domain/vocabulaire.ts";
import { lienAction, lienFiltre, lienObjectif, lienSchema } from "./pages/parts/liens.ts";
import { operationsSchemas } from "./rights.ts";

/** What one finds in the schemes that one may read: each level, the news for who reads comments, the dropped files. */
export const rechercheSchemas: SourceRecherche = {
  genres: [
    { genre: "schema", libelle: "Schéma", pluriel: "Schémas", poids: 1.4 },
    { genre: "volet", libelle: "Volet", pluriel: "Volets", poids: 1.15 },
    { genre: "engagement", libelle: "Engagement", pluriel: "Engagements", poids: 1.15 },
    { genre: "objectif", libelle: "Objectif", pluriel: "Objectifs", poids: 1.1 },
    { genre: "action", libelle: "Action", pluriel: "Actions", poids: 1.2 },
    { genre: "nouvelle", libelle: "Nouvelle", pluriel: "Nouvelles", poids: 0.8 },
    { genre: "importation", libelle: "Fichier importé", pluriel: "Fichiers importés", poids: 0.7 },
  ],
  vue,
  lire: async (ctx) => [
    ...(await readNiveaux(ctx)),
    ...(await readActions(ctx)),
    ...(await readNouvelles(ctx)),
    ...(await readImportations(ctx)),
  ],
};

async function vue(ctx: Contexte): Promise<string> {
  const { rows } = await sql<{ id: string; importable: boolean }>`
    SELECT s.id, ${importable(ctx)} AS importable FROM schema s
     WHERE s.departement = ${ctx.departement} AND ${lisible(ctx)}
     ORDER BY s.id`.execute(ctx.tx);
  const yes = (one: boolean) => (one ? "+" : "-");
  const rest = [operationsSchemas.lireCommentaires, operationsSchemas.creer, operationsActeurs.voirPersonnes];
  return [
    ...rows.map((row) => row.id + yes(row.importable)),
    ...rest.map((operation) => yes(may(ctx, operation, null))),
  ].join(" ");
}

const lisible = (ctx: Contexte) => filter(ctx, operationsSchemas.lire, { schema: "s" });
const importable = (ctx: Contexte) => filter(ctx, operationsSchemas.importer, { schema: "s" });

type Niveau = {
  genre: "schema" | "volet" | "engagement" | "objectif";
  id: string;
  publicId: string | null;
  no: number | null;
  /** Of a volet or an engagement among those of its scheme, from 1; null for the others. */
  rang: number | null;
  titre: string;
  textes: string[];
  autour: string[];
  schema: string;
  schemaTitre: string;
  type: TypeSchema;
  phase: Phase;
  debut: number;
  fin: number;
};

async function readNiveaux(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<Niveau>`
    WITH lu AS (SELECT s.* FROM schema s WHERE s.departement = ${departement} AND ${lisible(ctx)}),
    niveau AS (
      SELECT 'schema' AS genre, l.id, l.public_id, NULL::int AS no, NULL::int AS rang, l.titre,
             '{}'::text[] AS textes, l.id AS schema
        FROM lu l
      UNION ALL
      SELECT 'volet', v.id, NULL, v.no, row_number() OVER (PARTITION BY v.schema ORDER BY v.ordre)::int, v.titre, '{}',
             v.schema
        FROM volet v WHERE v.departement = ${departement}
      UNION ALL
      SELECT 'engagement', e.id, NULL, e.no,
             row_number() OVER (PARTITION BY e.schema ORDER BY v.ordre, e.ordre)::int, e.titre, '{}', e.schema
        FROM engagement e JOIN volet v ON v.departement = e.departement AND v.id = e.volet
       WHERE e.departement = ${departement}
      UNION ALL
      SELECT 'objectif', o.id, o.public_id, o.no, NULL, o.titre,
             ARRAY[o.contexte] || o.resultats_attendus
               || array(SELECT i.libelle FROM indicateur_evaluation i
                         WHERE i.departement = o.departement AND i.objectif = o.id ORDER BY i.ordre),
             o.schema
        FROM objectif o WHERE o.departement = ${departement}
    )
    SELECT n.genre, n.id, n.public_id AS "publicId", n.no, n.rang, n.titre, n.textes,
           array(SELECT concat_ws(' ', a.sigle, a.nom) FROM objectif_acteur l
                   JOIN acteur a ON a.departement = l.departement AND a.id = l.acteur
                  WHERE l.departement = ${departement} AND l.objectif = n.id AND ${nommable(ctx)}
                  ORDER BY l.role, l.ordre) AS autour,
           s.public_id AS schema, s.titre AS "schemaTitre", s.type, s.phase, s.debut, s.fin
      FROM niveau n JOIN lu s ON s.id = n.schema`.execute(ctx.tx);
  return rows.map((row) => {
    return {
      cle: `${row.genre} ${row.id}`,
      genre: row.genre,
      titre: row.no === null ? row.titre : `${row.no}. ${row.titre}`,
      contexte:
        row.genre === "schema"
          ? `${LIBELLE_TYPE[row.type]}, ${row.debut}-${row.fin}, ${LIBELLE_PHASE[row.phase].toLowerCase()}`
          : row.schemaTitre,
      textes: row.textes.filter((texte) => texte.trim() !== ""),
      autour: row.autour,
      lien: lienNiveau(departement, row),
      schema: { publicId: row.schema, titre: row.schemaTitre },
      date: null,
    };
  });
}

/** Volets and engagements have no page of their own: the plan shows them. */
function lienNiveau(departement: string, { genre, publicId, rang, schema }: Niveau): string {
  if (genre === "volet" || genre === "engagement") return lienFiltre(departement, schema, { [genre]: rang });
  return publicId !== null && genre === "objectif"
    ? lienObjectif(departement, schema, publicId)
    : lienSchema(departement, schema);
}

/** Persons are named to whoever may see them only. */
function nommable(ctx: Contexte) {
  return may(ctx, operationsActeurs.voirPersonnes, null) ? sql`true` : sql`a.genre <> 'personne'`;
}

async function readActions(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<{
    id: string;
    publicId: string;
    titre: string;
    objectif: string | null;
    autour: string[];
    schema: string;
    schemaTitre: string;
  }>`
    SELECT c.id, c.public_id AS "publicId", concat_ws(' ', c.code, c.intitule) AS titre, o.titre AS objectif,
           array(SELECT concat_ws(' ', a.sigle, a.nom) FROM action_acteur l
                   JOIN acteur a ON a.departement = l.departement AND a.id = l.acteur
                  WHERE l.departement = ${departement} AND l.action = c.id AND ${nommable(ctx)}
                  ORDER BY l.role, l.ordre) AS autour,
           s.public_id AS schema, s.titre AS "schemaTitre"
      FROM action c
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN objectif o ON o.departement = c.departement AND o.id = c.objectif
     WHERE c.departement = ${departement} AND c.retiree_le IS NULL AND ${lisible(ctx)}`.execute(ctx.tx);
  return rows.map((row) => ({
    cle: `action ${row.id}`,
    genre: "action",
    titre: row.titre,
    contexte: row.objectif === null ? row.schemaTitre : `${row.objectif} · ${row.schemaTitre}`,
    textes: [],
    autour: row.objectif === null ? row.autour : [...row.autour, row.objectif],
    lien: lienAction(departement, row.schema, row.publicId),
    schema: { publicId: row.schema, titre: row.schemaTitre },
    date: null,
  }));
}

async function readNouvelles(ctx: Contexte): Promise<Trouvable[]> {
  // A piece of news without its words says nothing to look for.
  if (!may(ctx, operationsSchemas.lireCommentaires, null)) return [];
  const { departement } = ctx;
  const { rows } = await sql<{
    id: string;
    date: string;
    statut: Statut;
    textes: string[];
    action: string;
    intitule: string;
    institution: string | null;
    schema: string;
    schemaTitre: string;
  }>`
    SELECT p.id, p.date, p.statut, c.public_id AS action, concat_ws(' ', c.code, c.intitule) AS intitule,
           array_remove(ARRAY[nullif(p.commentaire, ''), p.blocage_raison, p.blocage_condition], NULL) AS textes,
           coalesce(i.sigle, i.nom) AS institution, s.public_id AS schema, s.titre AS "schemaTitre"
      FROM point_avancement p
      JOIN action c ON c.departement = p.departement AND c.id = p.action AND c.retiree_le IS NULL
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE p.departement = ${departement} AND ${lisible(ctx)}
       AND (p.commentaire <> '' OR p.blocage_raison IS NOT NULL)`.execute(ctx.tx);
  return rows.map((row) => ({
    cle: `nouvelle ${row.id}`,
    genre: "nouvelle",
    titre: `Nouvelles du ${formatDate(Temporal.PlainDate.from(row.date))} : ${LIBELLE_STATUT[row.statut].toLowerCase()}`,
    contexte: [row.intitule, row.institution].filter((one) => one !== null).join(" · "),
    textes: row.textes,
    autour: [row.intitule, row.institution ?? ""],
    lien: lienAction(departement, row.schema, row.action),
    schema: { publicId: row.schema, titre: row.schemaTitre },
    date: row.date,
  }));
}

async function readImportations(ctx: Contexte): Promise<Trouvable[]> {
  const { departement } = ctx;
  const nouveaux = may(ctx, operationsSchemas.creer, null);
  const { rows } = await sql<{
    id: string;
    publicId: string;
    titre: string;
    date: string;
    schema: string | null;
    schemaTitre: string | null;
  }>`
    SELECT i.id, i.public_id AS "publicId", i.nom_fichier AS titre, s.public_id AS schema,
           (i.depose_le AT TIME ZONE 'Europe/Paris')::date AS date,
           coalesce(s.titre, i.nouveau_schema->>'titre') AS "schemaTitre"
      FROM importation i
      LEFT JOIN schema s ON s.departement = i.departement AND s.id = i.schema
     WHERE i.departement = ${departement}
       AND (CASE WHEN i.schema IS NULL THEN ${nouveaux} ELSE ${lisible(ctx)} AND ${importable(ctx)} END)`.execute(
    ctx.tx,
  );
  return rows.map((row) => ({
    cle: `importation ${row.id}`,
    genre: "importation",
    titre: row.titre,
    contexte: row.schemaTitre ?? "",
    textes: [],
    autour: [],
    lien: `/${departement}/importations/${row.publicId}`,
    schema: row.schema === null ? null : { publicId: row.schema, titre: row.schemaTitre ?? "" },
    date: row.date,
  }));
}
