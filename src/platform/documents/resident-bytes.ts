import { readFile } from "node:fs/promises";

/** Bytes of a page of memory on the machines of servers. */
const PAGE = 4096;

/** Memory that a process holds, in bytes; null where the machine does not tell it to others (only Linux does). */
export async function residentBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => null);
  const pages = Number(text?.split(" ")[1]);
  return Number.isFinite(pages) ? pages * PAGE : null;
}
