import { statfsSync } from "node:fs";

/** Parallel queries share memory through /dev/shm, of which Docker gives 64 MB by default. */
const SHARED_MEMORY_NEEDED = 256 * 1024 * 1024;

/**
 * The settings of the server, as arguments of `postgres`: given at each start, they need no file to keep current.
 * @param where the private socket folder, the port (the name of the socket, no TCP port is opened), the log folder
 */
export function serverSettings(where: { socketFolder: string; port: number; journal: string }): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "",
    unix_socket_directories: `"${where.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    port: where.port,
    max_connections: 60,
    shared_buffers: "128MB",
    dynamic_shared_memory_type: hasSharedMemory() ? "posix" : "mmap",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "on",
    log_directory: where.journal,
    log_filename: "postgresql-%Y-%m-%d_%H%M%S.log",
    log_rotation_age: "7d",
    log_rotation_size: "5MB",
    log_min_messages: "warning",
    // Rows hold personal data: neither the statement nor the DETAIL line, which quotes values, goes to the log.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Arguments of `initdb`: UTF-8, French collation by ICU, no password behind a private socket, nothing by network. */
export function initdbArguments(dataFolder: string, superuser: string): string[] {
  return [
    `--pgdata=${dataFolder}`,
    `--username=${superuser}`,
    "--auth-local=trust",
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale-provider=icu",
    "--icu-locale=fr-FR",
    // The system's own locales differ from one machine to the next; ICU does the sorting, « C » is everywhere.
    "--locale=C",
    "--text-search-config=french",
  ];
}

/** The environment of the server: none of ours, so that PGDATA, PGPORT and the like change nothing. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function hasSharedMemory(): boolean {
  if (process.platform !== "linux") return true;
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize >= SHARED_MEMORY_NEEDED;
  } catch {
    return false;
  }
}
