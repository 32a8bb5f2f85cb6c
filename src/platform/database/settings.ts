import type { ConnectionOptions } from "node:tls";

/** How to reach one database as one role; a subset of what `pg` takes. */
export type ConnectionSettings = {
  host?: string;
  port?: number;
  user?: string;
  database?: string;
  password?: string;
  connectionString?: string;
  ssl?: boolean | ConnectionOptions;
};

/**
 * The two ways in. `application` cannot change the structure nor rewrite the journal; `owner` migrates and runs the
 * commands of operation. On a small deployment both may be the same login: the tenant transaction still steps down to
 * {@link APPLICATION_ROLE}.
 */
export type DatabaseSettings = {
  kind: "embarquee" | "externe";
  application: ConnectionSettings;
  owner: ConnectionSettings;
};

/** The role under which every request runs; made by the owner at the first migration when it may. */
export const APPLICATION_ROLE = "maillage_application";
