import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import {
  type EtatAvis,
  etatAvis,
  type ReponseRemarque,
  type SensAvis,
} from "../../domain/versions/consultation.ts";
import type { Fait } from "../../domain/versions/gardes.ts";

/** The last consultation of a scheme. */
export type ConsultationLue = {
  id: Id<"consultation">;
  texte: string;
  /** ISO day, ISO instant. */
  echeance: string;
  ouverteLe: string;
  ouverte: boolean;
  dernierRappel: string | null;
  avis: AvisLu[];
  remarques: RemarqueLue[];
};

/** What one institution answered; its former opinions, the last one first, are in `precedents`. */
export type AvisLu = {
  institution: Id<"acteur">;
  publicId: string;
  nom: string;
  etat: EtatAvis;
  texte: string;
  renduLe: string | null;
  par: string | null;
  /** After the due day. */
  horsDelai: boolean;
  precedents: { sens: SensAvis; renduLe: string }[];
};

export type RemarqueLue = {
  id: Id<"consultation_remarque">;
  institution: string;
  niveau: Niveau | "schema";
  objet: string | null;
  /** Public id of an objectif or an action, for its page. */
  publicId: string | null;
  /** What it is about, as people name it. */
  sur: string;
  texte: string;
  deposeeLe: string;
  par: string | null;
  reponse: ReponseRemarque | null;
  reponseTexte: string;
  repondueLe: string | null;
  revision: number;
};

const instant = (column: string) =>
  sql`to_char(${sql.ref(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The last consultation of a scheme with all its answers, or null; the caller says who may read them. */
export async function readConsultation(ctx: Contexte, schema: Id<"schema">): Promise<ConsultationLue | null> {
  const { rows } = await sql<Omit<ConsultationLue, "avis" | "remarques">>`
    SELECT c.id, c.texte, c.echeance::text AS echeance, ${instant("c.ouverte_le")} AS "ouverteLe",
           c.close_le IS NULL AS ouverte, c.dernier_rappel::text AS "dernierRappel"
      FROM consultation c
     WHERE c.departement = ${ctx.departement} AND c.schema = ${schema}
     ORDER BY c.ouverte_le DESC, c.id DESC LIMIT 1`.execute(ctx.tx);
  const [row] = rows;
  if (!row) return null;
  return {
    ...row,
    avis: await readAvis(ctx, row.id, Temporal.PlainDate.from(row.echeance)),
    remarques: await readRemarques(ctx, row.id),
  };
}

type Rendu = { sens: SensAvis; texte: string; renduLe: string; par: string | null };

async function readAvis(
  ctx: Contexte,
  consultation: Id<"consultation">,
  echeance: Temporal.PlainDate,
): Promise<AvisLu[]> {
  const { rows } = await sql<{ institution: Id<"acteur">; publicId: string; nom: string; rendus: Rendu[] }>`
    SELECT i.institution, a.public_id AS "publicId", coalesce(a.sigle, a.nom) AS nom,
           coalesce((SELECT json_agg(json_build_object('sens', v.sens, 'texte', v.texte, 'par', p.nom,
                            'renduLe', ${instant("v.rendu_le")}) ORDER BY v.rendu_le DESC, v.id DESC)
              FROM consultation_avis v
              LEFT JOIN acteur p ON p.departement = v.departement AND p.id = v.par
             WHERE v.departement = i.departement AND v.consultation = i.consultation
               AND v.institution = i.institution), '[]') AS rendus
      FROM consultation_institution i
      JOIN acteur a ON a.departement = i.departement AND a.id = i.institution
     WHERE i.departement = ${ctx.departement} AND i.consultation = ${consultation}
     ORDER BY a.nom COLLATE "fr-FR-x-icu", a.id`.execute(ctx.tx);
  return rows.map(({ rendus, ...one }) => {
    const [dernier, ...precedents] = rendus;
    const jour =
      dernier && Temporal.Instant.from(dernier.renduLe).toZonedDateTimeISO("Europe/Paris").toPlainDate();
    return {
      ...one,
      etat: etatAvis(dernier?.sens ?? null, echeance, ctx.today),
      texte: dernier?.texte ?? "",
      renduLe: dernier?.renduLe ?? null,
      par: dernier?.par ?? null,
      horsDelai: jour !== undefined && Temporal.PlainDate.compare(jour, echeance) > 0,
      precedents: precedents.map(({ sens, renduLe }) => ({ sens, renduLe })),
    };
  });
}

async function readRemarques(ctx: Contexte, consultation: Id<"consultation">): Promise<RemarqueLue[]> {
  const { rows } = await sql<RemarqueLue>`
    SELECT r.id, coalesce(a.sigle, a.nom) AS institution, r.niveau, r.objet, r.texte,
           ${instant("r.deposee_le")} AS "deposeeLe", p.nom AS par, r.reponse, r.reponse_texte AS "reponseTexte",
           ${instant("r.repondue_le")} AS "repondueLe", r.revision, coalesce(o.public_id, ac.public_id) AS "publicId",
           CASE r.niveau WHEN 'schema' THEN 'Tout le schéma'
             ELSE coalesce(concat_ws('. ', v.no, v.titre, NULL), '') || coalesce(concat_ws('. ', e.no, e.titre), '')
               || coalesce(concat_ws('. ', o.no, o.titre), '') || coalesce(concat_ws(' ', ac.code, ac.intitule), '')
           END AS sur
      FROM consultation_remarque r
      JOIN acteur a ON a.departement = r.departement AND a.id = r.institution
      LEFT JOIN acteur p ON p.departement = r.departement AND p.id = r.par
      LEFT JOIN volet v ON v.departement = r.departement AND v.id = r.objet
      LEFT JOIN engagement e ON e.departement = r.departement AND e.id = r.objet
      LEFT JOIN objectif o ON o.departement = r.departement AND o.id = r.objet
      LEFT JOIN action ac ON ac.departement = r.departement AND ac.id = r.objet
     WHERE r.departement = ${ctx.departement} AND r.consultation = ${consultation}
     ORDER BY r.deposee_le, r.id`.execute(ctx.tx);
  return rows;
}

/** What the conditions of a passage look at. */
export async function readFaitConsultation(
  ctx: Contexte,
  schema: Id<"schema">,
): Promise<Fait["consultation"]> {
  const found = await readConsultation(ctx, schema);
  if (!found) return null;
  const { avis, remarques, echeance } = found;
  return {
    demandes: avis.length,
    rendus: avis.filter(({ renduLe }) => renduLe !== null).length,
    defavorables: avis.filter(({ etat }) => etat === "defavorable").length,
    echue: Temporal.PlainDate.compare(ctx.today, Temporal.PlainDate.from(echeance)) > 0,
    sansReponse: remarques.filter(({ reponse }) => reponse === null).length,
  };
}
