import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Writes bytes to a server and returns everything it answers until it hangs up, or for `patience` milliseconds. `pieces`
 * are written one after the other, `pause` milliseconds apart.
 */
export async function sendRaw(
  address: string,
  pieces: readonly (string | Buffer)[],
  { pause = 0, patience = 8_000 }: { pause?: number; patience?: number } = {},
): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port) });
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  // The server may hang up on what it refuses while it is still being written.
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  for (const piece of pieces) {
    socket.write(piece);
    if (pause > 0) await sleep(pause);
  }
  await Promise.race([closed, sleep(patience)]);
  socket.destroy();
  return answer;
}

/** The status of the first answer, and of those that follow on the same connection. */
export function statuses(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}
