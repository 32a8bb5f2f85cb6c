import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Characters from which a row is worth a collection of its own: a tenth of a second for several copies of it. */
const WIDE = 8 * 1024 * 1024;

let collect: (() => void) | undefined;

/**
 * Once rows have been used: a file of 20 MB is 40 million characters, of which the driver, the sum and the file each
 * made a copy. Left to itself the collector, which sees gigabytes free, waits until there are ten of them.
 */
export function forget(lignes: readonly string[]): void {
  if (!lignes.some((ligne) => ligne.length > WIDE)) return;
  if (!collect) {
    // Known to the process from here on, not to its command line, which is that of whoever starts it.
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
