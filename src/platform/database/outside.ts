import pg from "pg";
import { Refusal } from "#platform/values/refusal.ts";
import { connectionOptions } from "./database.ts";
import { APPLICATION_ROLE, type ConnectionSettings } from "./settings.ts";
import { isUnavailable, reasonOf } from "./unavailable.ts";

/** Oldest major version that the platform works on, and the newest that it was tried on. */
const OLDEST = 15;
const NEWEST = 18;

/** What a login finds when it enters. */
type Entry = {
  role: string;
  base: string;
  /** Base and start of the server, to the microsecond: two logins that find the same are in the same place. */
  place: string;
  version: number;
  encodage: string;
  standby: boolean;
  icu: boolean;
  superuser: boolean;
  bypassrls: boolean;
  createrole: boolean;
  createTables: boolean;
  /** Owner of the table of migrations when it is there and this login may not act as them. */
  proprietaire: string | null;
  /** The role of the application: absent, there, or there and this login may become it. */
  application: "absent" | "la" | "accorde";
};

/**
 * Looks at an outside server before anything is written on it: every reason for which the platform could not work there,
 * or would not be safe, is a refusal that says what to do. Returns what is only worth saying, in French.
 *
 * @throws Refusal `base.injoignable`, `base.mot-de-passe`, `base.entree-refusee`, `base.absente`,
 * `base.version-ancienne`, `base.encodage`, `base.sans-icu`, `base.lecture-seule`, `base.droit-schema`,
 * `base.autre-proprietaire`, `base.role-absent`, `base.role-non-accorde`, `base.cloison-ouverte`, `base.deux-bases`.
 */
export async function checkOutside(
  owner: ConnectionSettings,
  application: ConnectionSettings,
): Promise<string[]> {
  const oneLogin = owner.connectionString === application.connectionString;
  const asOwner = await enter(owner, oneLogin ? "DATABASE_URL" : "DATABASE_URL_PROPRIETAIRE");
  checkServer(asOwner);
  checkOwner(asOwner);
  // Without the role nobody can enter as the application yet: it is looked at after the migrations made it.
  if (!oneLogin && asOwner.application !== "absent") await checkApplication(application, asOwner);
  if (oneLogin) checkBarrier(asOwner);
  if (oneLogin && asOwner.application === "la") refuseMembership(asOwner);
  return remarks(asOwner, oneLogin);
}

/** The second look, once migrations have made the role that was absent. */
export async function checkAfterMigrations(
  owner: ConnectionSettings,
  application: ConnectionSettings,
): Promise<void> {
  await checkApplication(application, await enter(owner, "DATABASE_URL_PROPRIETAIRE"));
}

async function checkApplication(application: ConnectionSettings, asOwner: Entry): Promise<void> {
  const entry = await enter(application, "DATABASE_URL");
  checkBarrier(entry);
  if (entry.application !== "accorde") refuseMembership(entry);
  if (entry.place !== asOwner.place) {
    throw new Refusal("base.deux-bases", { application: entry.base, proprietaire: asOwner.base });
  }
}

/** Row security is what separates départements: a login that it does not hold would open them all. */
function checkBarrier({ role, superuser, bypassrls }: Entry): void {
  if (superuser || bypassrls) {
    throw new Refusal("base.cloison-ouverte", { role, droit: superuser ? "SUPERUSER" : "BYPASSRLS" });
  }
}

function refuseMembership({ role }: Entry): never {
  throw new Refusal("base.role-non-accorde", { role, application: APPLICATION_ROLE });
}

function checkServer({ version, base, encodage, icu, standby }: Entry): void {
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) throw new Refusal("base.version-ancienne", { trouvee: major, attendue: OLDEST });
  if (encodage !== "UTF8") throw new Refusal("base.encodage", { base, encodage });
  if (!icu) throw new Refusal("base.sans-icu");
  if (standby) throw new Refusal("base.lecture-seule", { base });
}

function checkOwner(entry: Entry): void {
  const { role, base, createTables, proprietaire, application, createrole, superuser } = entry;
  if (proprietaire !== null) throw new Refusal("base.autre-proprietaire", { role, base, proprietaire });
  if (!createTables) throw new Refusal("base.droit-schema", { role, base });
  if (application === "absent" && !createrole && !superuser) {
    throw new Refusal("base.role-absent", { role: APPLICATION_ROLE });
  }
}

function remarks({ version, role, superuser }: Entry, oneLogin: boolean): string[] {
  const major = Math.floor(version / 10_000);
  const said: string[] = [];
  if (major > NEWEST) {
    said.push(
      `Attention : PostgreSQL ${major} est plus récent que la dernière version essayée avec Maillage (${NEWEST}).`,
    );
  }
  if (superuser && !oneLogin) {
    said.push(
      `Attention : le propriétaire ${role} est superutilisateur, ce dont Maillage n’a pas besoin. Un rôle ordinaire, propriétaire de la base, suffit.`,
    );
  }
  return said;
}

/** Enters with a login and looks around. `variable` is the setting that the person will have to mend. */
async function enter(settings: ConnectionSettings, variable: string): Promise<Entry> {
  const client = new pg.Client(connectionOptions(settings));
  client.on("error", () => {});
  try {
    await client.connect();
    return await look(client);
  } catch (error) {
    throw refusalOf(error, client, variable);
  } finally {
    await client.end().catch(() => {});
  }
}

async function look(client: pg.Client): Promise<Entry> {
  const { rows } = await client.query<Entry>(
    // To become a role is a right of its own from PostgreSQL 16 on.
    `SELECT u.rolname AS role, current_database() AS base,
            (SELECT oid FROM pg_database WHERE datname = current_database()) || ' ' ||
              to_char(pg_postmaster_start_time(), 'YYYYMMDDHH24MISSUS') AS place,
            current_setting('server_version_num')::int AS version,
            current_setting('server_encoding') AS encodage,
            pg_is_in_recovery() AS standby,
            EXISTS (SELECT FROM pg_collation WHERE collname = 'fr-FR-x-icu') AS icu,
            u.rolsuper AS superuser, u.rolbypassrls AS bypassrls, u.rolcreaterole AS createrole,
            coalesce((SELECT has_schema_privilege(s.oid, 'CREATE') FROM pg_namespace s WHERE s.nspname = 'public'), false)
              AS "createTables",
            (SELECT o.rolname FROM pg_class t JOIN pg_roles o ON o.oid = t.relowner
              WHERE t.oid = to_regclass('public.migration') AND NOT pg_has_role(t.relowner, 'USAGE')) AS proprietaire,
            CASE WHEN a.oid IS NULL THEN 'absent'
                 WHEN pg_has_role(a.oid, CASE WHEN current_setting('server_version_num')::int >= 160000
                                              THEN 'SET' ELSE 'MEMBER' END) THEN 'accorde'
                 ELSE 'la' END AS application
       FROM pg_roles u LEFT JOIN pg_roles a ON a.rolname = $1
      WHERE u.rolname = session_user`,
    [APPLICATION_ROLE],
  );
  const [entry] = rows;
  if (!entry) throw new Error("the server does not know who entered");
  return entry;
}

/** Why nobody could enter, as something to mend. An error that is none of these is a fault of ours. */
function refusalOf(error: unknown, client: pg.Client, variable: string): unknown {
  const { code, message = "" } = error as { code?: string; message?: string };
  const role = client.user ?? "";
  const base = client.database ?? "";
  const raison = reasonOf(error);
  if (code === "28P01" || /client password must be a/.test(message)) {
    return new Refusal("base.mot-de-passe", { role, variable });
  }
  if (code === "3D000") return new Refusal("base.absente", { base, variable });
  if (code === "28000" || code === "42501") {
    return new Refusal("base.entree-refusee", { role, base, variable, raison });
  }
  const place = `${client.host}:${client.port}`;
  if (isUnavailable(error) || /SSL|certificate|TLS/i.test(raison)) {
    return new Refusal("base.injoignable", {
      raison: raison.includes(client.host) ? raison : `${place}, ${raison}`,
    });
  }
  return error;
}
