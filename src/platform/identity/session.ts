import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import { type CodeDepartement, type Id, newId } from "#platform/values/ids.ts";
import { empreinteOf, newJeton } from "./jeton.ts";
import type { PrincipalPersonne, Role } from "./principal.ts";

/** How somebody proved who they are. */
export const MOYENS = ["demonstration", "lien", "proconnect"] as const;
export type Moyen = (typeof MOYENS)[number];

/** A person of a département, in the name of one institution. */
export type AgirComme = { departement: CodeDepartement; personne: Id<"acteur">; institution: Id<"acteur"> };

/** Without a request for two hours, a session ends; whatever happens, after twelve. */
export const IDLE_SECONDS = 2 * 3600;
export const ABSOLUTE_SECONDS = 12 * 3600;
/** A session that is used is written this often at most: reading pages writes nothing in between. */
const TOUCH_SECONDS = 5 * 60;
/** How far in the future something may have been made: more, and the clock was set back. */
const DRIFT_SECONDS = 5 * 60;

export type NouvelleSession = {
  compte: Id<"compte"> | null;
  /** Null until it is chosen. */
  agir: AgirComme | null;
  moyen: Moyen;
  /** See `appareilOf`. */
  appareil: string;
  idToken?: string | null;
};

/**
 * Opens a session and returns what the cookie holds. That of the browser before (`remplace`, a cookie as it came) ends: a
 * cookie that somebody else knew is worth nothing once one has signed in.
 */
export async function openSession(
  tx: Tx,
  nouvelle: NouvelleSession,
  now: Temporal.Instant,
  remplace: string | null = null,
): Promise<string> {
  if (remplace) await closeSession(tx, remplace);
  const jeton = newJeton();
  const { compte, agir, moyen, appareil, idToken = null } = nouvelle;
  await tx
    .insertInto("session")
    .values({
      empreinte: empreinteOf(jeton),
      id: newId<"session">(now.epochMilliseconds),
      compte,
      departement: agir?.departement ?? null,
      personne: agir?.personne ?? null,
      institution: agir?.institution ?? null,
      moyen,
      appareil,
      ouverte_le: now.toString(),
      vue_le: now.toString(),
      expire_le: now.add({ seconds: IDLE_SECONDS }).toString(),
      id_token: idToken,
    })
    .execute();
  return jeton;
}

/** The session of a cookie ends; one that is not there is no fault. */
export async function closeSession(tx: Tx, jeton: string): Promise<void> {
  await tx.deleteFrom("session").where("empreinte", "=", empreinteOf(jeton)).execute();
}

/** A session that is open, with who acts. */
export type SessionLue = {
  readonly empreinte: string;
  readonly id: Id<"session">;
  readonly compte: Id<"compte"> | null;
  readonly compteNom: string | null;
  readonly exploitant: boolean;
  readonly moyen: Moyen;
  /** Where the person acts; null until it is chosen. */
  readonly agir: AgirComme | null;
  /** Null before the choice, when the person holds no role any more, and outside of their département. */
  readonly principal: PrincipalPersonne | null;
  /** It was last written long enough ago to be written again. */
  readonly ancienne: boolean;
};

/**
 * Who a person is with the roles that they hold on `today`, as an SQL expression on `personne` and `institution`: what the
 * module of persons gives, so that a session and its roles are read at once. Null without a role.
 */
export type PrincipalSql = (
  departement: CodeDepartement,
  today: Temporal.PlainDate,
  personne: RawBuilder<unknown>,
  institution: RawBuilder<unknown>,
) => RawBuilder<PrincipalLu | null>;

export type PrincipalLu = {
  personne: Id<"acteur">;
  nom: string;
  institution: Id<"acteur">;
  institutionNom: string;
  roles: Role[];
};

type Row = {
  id: Id<"session">;
  compte: Id<"compte"> | null;
  compteNom: string | null;
  exploitant: boolean | null;
  moyen: Moyen;
  departement: CodeDepartement | null;
  personne: Id<"acteur"> | null;
  institution: Id<"acteur"> | null;
  ancienne: boolean;
  principal: PrincipalLu | null;
};

/**
 * The open session of a cookie, in one statement. `lieu` is the département that the transaction is bound to and how to
 * read a person there; null reads the session alone.
 *
 * A clock set back ends what was opened later than it now says, for nobody knows how long that has lasted.
 */
export async function readSession(
  tx: Tx,
  jeton: string,
  now: Temporal.Instant,
  lieu: { departement: CodeDepartement; today: Temporal.PlainDate; principalSql: PrincipalSql } | null,
): Promise<SessionLue | null> {
  const empreinte = empreinteOf(jeton);
  const instant = sql`${now.toString()}::timestamptz`;
  const principal = lieu
    ? sql`CASE WHEN s.departement = ${lieu.departement}
               THEN ${lieu.principalSql(lieu.departement, lieu.today, sql`s.personne`, sql`s.institution`)} END`
    : sql`NULL::json`;
  const { rows } = await sql<Row>`
    SELECT s.id, s.compte, c.nom AS "compteNom", c.exploitant, s.moyen, s.departement, s.personne, s.institution,
           s.vue_le <= ${instant} - make_interval(secs => ${TOUCH_SECONDS}) AS ancienne, ${principal} AS principal
      FROM session s
      LEFT JOIN compte c ON c.id = s.compte
     WHERE s.empreinte = ${empreinte} AND ${openAt("s", now)}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { departement, personne, institution } = row;
  return {
    empreinte,
    id: row.id,
    compte: row.compte,
    compteNom: row.compteNom,
    exploitant: row.exploitant ?? false,
    moyen: row.moyen,
    agir: departement && personne && institution ? { departement, personne, institution } : null,
    principal:
      row.principal && departement
        ? { genre: "personne", departement, ...row.principal, compte: row.compte }
        : null,
    ancienne: row.ancienne,
  };
}

/** SQL condition: the session under `alias` is open at `now`. */
export function openAt(alias: string, now: Temporal.Instant): RawBuilder<boolean> {
  const instant = sql`${now.toString()}::timestamptz`;
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column("expire_le")} > ${instant}
    AND ${column("ouverte_le")} <= ${instant} + make_interval(secs => ${DRIFT_SECONDS}))`;
}

/** Writes that the session is used, and moves its end by as much: two hours from now, never beyond its twelve. */
export async function touchSession(tx: Tx, empreinte: string, now: Temporal.Instant): Promise<void> {
  const instant = sql`${now.toString()}::timestamptz`;
  await sql`
    UPDATE session
       SET vue_le = ${instant},
           expire_le = least(${instant} + make_interval(secs => ${IDLE_SECONDS}),
                             ouverte_le + make_interval(secs => ${ABSOLUTE_SECONDS}))
     WHERE empreinte = ${empreinte} AND vue_le < ${instant} AND expire_le > ${instant}`.execute(tx);
}

/** What the identity provider gave with the session of a cookie; null when it came by another means. */
export async function readIdToken(tx: Tx, jeton: string): Promise<string | null> {
  const row = await tx
    .selectFrom("session")
    .select("id_token")
    .where("empreinte", "=", empreinteOf(jeton))
    .executeTakeFirst();
  return row?.id_token ?? null;
}
