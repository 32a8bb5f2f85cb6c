import { Refusal } from "#platform/values/refusal.ts";

/** More than any form of ours sends: a preview of an import has a few hundred fields. */
const MAXIMUM_FIELDS = 5_000;

/** Characters of one typed text, and bytes of a form without file. */
const MAXIMUM_TEXT = 1_000_000;
const MAXIMUM_PLAIN_BODY = 4_000_000;

/** The two encodings of a form; the one with files needs the mark that cuts it. */
const PLAIN = /^application\/x-www-form-urlencoded\b/i;
const PARTS = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i;

/** Whether this content type is that of a form. */
export function isFormType(type: string): boolean {
  return PLAIN.test(type) || PARTS.test(type);
}

/**
 * The fields of a body, already bounded in bytes. Fields are counted before anything is read: a body of 20 MB holds
 * 300 000 of them, and reading those would stop everybody for seconds.
 *
 * @throws Refusal `requete.forme` (422) for what is not the form announced, `requete.champs` (413) for too many fields
 * or a text too long.
 */
export async function readFormBody(body: ArrayBuffer, type: string): Promise<FormData> {
  const bytes = Buffer.from(body);
  const [, quoted, bare] = PARTS.exec(type) ?? [];
  const mark = quoted ?? bare;
  const between = mark === undefined ? "&" : `--${mark}`;
  if (mark === undefined && bytes.length > MAXIMUM_PLAIN_BODY) throw tooMuch();
  if (countUpTo(bytes, between, MAXIMUM_FIELDS) > MAXIMUM_FIELDS) throw tooMuch();
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => {
    throw new Refusal("requete.forme", {}, 422);
  });
  for (const [name, value] of form) {
    if (name.length > 200) throw new Refusal("requete.forme", {}, 422);
    if (typeof value === "string" && value.length > MAXIMUM_TEXT) throw tooMuch();
  }
  return form;
}

function tooMuch(): Refusal {
  return new Refusal("requete.champs", {}, 413);
}

/** How many times `text` is in `bytes`, counted no further than one above `limit`. */
function countUpTo(bytes: Buffer, text: string, limit: number): number {
  let count = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + text.length)) {
    count += 1;
    if (count > limit) break;
  }
  return count;
}
