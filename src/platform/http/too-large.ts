import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Refusal } from "#platform/values/refusal.ts";

/** Largest request accepted, in bytes: the 20 MB of a sheet and the fields around it. */
const MAXIMUM_BODY = 21 * 1024 * 1024;
/** What is sent beyond is read and thrown away up to here, in bytes and in milliseconds. */
const DISCARDED = 128 * 1024 * 1024;
const PATIENCE_MS = 60_000;

/** Refuses a request whose body is too large, whether its length is announced or not; `answer` says it to the visitor. */
export function refuseTooLarge(answer: (c: Context, refusal: Refusal) => Response | Promise<Response>) {
  return bodyLimit({
    maxSize: MAXIMUM_BODY,
    onError: async (c) => {
      await discard(c.req.raw.body);
      return answer(c, new Refusal("requete.trop-grande", { maximum: 20 }, 413));
    },
  });
}

/**
 * A browser reads no answer before it has sent everything: cut while it sends, it shows an error of its own and not our
 * page. Beyond the bounds it is cut all the same.
 */
async function discard(body: ReadableStream<Uint8Array> | null): Promise<void> {
  // Locked: the limit was already reading it, for its length was not announced. That is no browser.
  if (!body || body.locked) return;
  const reader = body.getReader();
  const late = setTimeout(() => void reader.cancel().catch(() => {}), PATIENCE_MS);
  try {
    for (let read = 0; read < DISCARDED; ) {
      const { done, value } = await reader.read();
      if (done) break;
      read += value.length;
    }
  } catch {
    // Whoever sent it has left.
  } finally {
    clearTimeout(late);
    await reader.cancel().catch(() => {});
  }
}
