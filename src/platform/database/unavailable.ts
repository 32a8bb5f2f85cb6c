/** System errors of a connection: nobody there, or nobody any more. */
const SYSTEM = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * SQLSTATE of a server that cannot serve for now: connection exceptions (08), no room for one more (53300), stopping or
 * starting (57P01 to 57P05), entry refused (28), base absent (3D000).
 */
const SQLSTATE = /^(?:08...|53300|57P0[1-5]|28...|3D000)$/;

/** What `pg` says without a code: the connection was lost, or could not be made in time. */
const WORDS =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/;

/**
 * True when `error` means that the base cannot be reached for now, and not that something is wrong in what was asked:
 * trying again later may succeed without any change.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Several addresses for one name were tried: the reasons are inside.
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code && (SYSTEM.has(code) || SQLSTATE.test(code))) return true;
  // The socket of a stopped server is a file that is gone.
  if (code === "ENOENT" && syscall === "connect") return true;
  return WORDS.test(error.message);
}

/** Why the base cannot be reached, in the words of whoever said so; never empty. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? error.errors.map(reasonOf).join(" ; ") : "";
  return error.message || inner || (error as NodeJS.ErrnoException).code || error.name;
}
