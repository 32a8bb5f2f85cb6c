import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import type { Bloc } from "./contenu.ts";

export const ETATS_COURRIEL = [
  "a_envoyer",
  "en_cours",
  "reporte",
  "garde",
  "envoye",
  "refuse",
  "annule",
  "expire",
] as const;
export type EtatCourriel = (typeof ETATS_COURRIEL)[number];

/** Which mails somebody may see: those of these départements; null: all. */
export type Portee = { readonly departements: readonly CodeDepartement[] | null };

export type FiltreCourriels = {
  readonly etat: EtatCourriel | null;
  readonly genre: string | null;
  /** Part of the address. */
  readonly destinataire: string;
};

export type CourrielListe = {
  id: Id<"courriel">;
  genre: string;
  departement: string | null;
  destinataire: string;
  sujet: string;
  etat: EtatCourriel;
  motif: string | null;
  creeLe: string;
  termineLe: string | null;
  prochainEssai: string;
  /** A server refused this address for good. */
  adresseRefusee: boolean;
};

export type CourrielLu = CourrielListe & {
  nom: string | null;
  contenu: readonly Bloc[] | null;
  expireLe: string | null;
  messageId: string | null;
  tentatives: {
    numero: number;
    debut: string;
    fin: string | null;
    issue: "acceptee" | "reportee" | "refusee" | "injoignable" | "perdue" | null;
    reponse: string | null;
  }[];
};

const COLUMNS = sql`c.id, c.genre, c.departement, c.destinataire, c.sujet, c.etat, c.motif, c.cree_le AS "creeLe",
  c.termine_le AS "termineLe", c.prochain_essai AS "prochainEssai",
  EXISTS (SELECT FROM adresse_refusee a WHERE a.adresse = c.destinataire) AS "adresseRefusee"`;

function within({ departements }: Portee): RawBuilder<boolean> {
  return departements === null ? sql`true` : sql`c.departement = ANY (${departements}::text[])`;
}

function matching({ etat, genre, destinataire }: FiltreCourriels): RawBuilder<boolean> {
  // `strpos` and not LIKE: what is typed is no pattern.
  return sql`(${etat}::text IS NULL OR c.etat = ${etat}) AND (${genre}::text IS NULL OR c.genre = ${genre})
    AND (${destinataire} = '' OR strpos(c.destinataire, lower(${destinataire})) > 0)`;
}

/** How many mails are in each state; those without any are left out. */
export async function countStates(tx: Tx, portee: Portee): Promise<Partial<Record<EtatCourriel, number>>> {
  const { rows } = await sql<{ etat: EtatCourriel; nombre: number }>`
    SELECT c.etat, count(*)::int AS nombre FROM courriel c WHERE ${within(portee)} GROUP BY c.etat`.execute(
    tx,
  );
  return Object.fromEntries(rows.map(({ etat, nombre }) => [etat, nombre]));
}

export async function countCourriels(tx: Tx, portee: Portee, filtre: FiltreCourriels): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`
    SELECT count(*)::int AS nombre FROM courriel c WHERE ${within(portee)} AND ${matching(filtre)}`.execute(
    tx,
  );
  return rows[0]?.nombre ?? 0;
}

/** The newest first. */
export async function listCourriels(
  tx: Tx,
  portee: Portee,
  filtre: FiltreCourriels,
  { from, to }: { from: number; to: number },
): Promise<CourrielListe[]> {
  const { rows } = await sql<CourrielListe>`
    SELECT ${COLUMNS} FROM courriel c WHERE ${within(portee)} AND ${matching(filtre)}
     ORDER BY c.id DESC LIMIT ${to - from} OFFSET ${from}`.execute(tx);
  return rows;
}

/** One mail with what it says and each attempt; null when it is not there, or not to be seen. */
export async function readCourriel(tx: Tx, portee: Portee, id: Id<"courriel">): Promise<CourrielLu | null> {
  const { rows } = await sql<CourrielLu>`
    SELECT ${COLUMNS}, c.destinataire_nom AS nom, c.contenu, c.expire_le AS "expireLe", c.message_id AS "messageId",
           coalesce((SELECT json_agg(json_build_object('numero', t.numero, 'debut', t.debut, 'fin', t.fin, 'issue', t.issue,
                              'reponse', t.reponse) ORDER BY t.numero)
                       FROM courriel_tentative t WHERE t.courriel = coalesce(c.groupe, c.id)), '[]') AS tentatives
      FROM courriel c WHERE c.id = ${id} AND ${within(portee)}`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Since when each of these addresses is refused for good; those that are not are left out. For pages that show an
 * address where it is used.
 */
export async function refusedAddresses(tx: Tx, adresses: readonly string[]): Promise<Map<string, string>> {
  if (adresses.length === 0) return new Map();
  const rows = await tx
    .selectFrom("adresse_refusee")
    .select(["adresse", "depuis"])
    .where("adresse", "in", [...adresses.map((one) => one.toLowerCase())])
    .execute();
  return new Map(rows.map((row) => [row.adresse, row.depuis]));
}
