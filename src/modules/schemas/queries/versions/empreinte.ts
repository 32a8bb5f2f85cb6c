import { createHash } from "node:crypto";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { type ContenuVersion, withoutNames } from "../../domain/versions/contenu.ts";

/** SHA-256 of a content, in hexadecimal: that of the canonical JSON that is downloaded, without the names of persons. */
export function empreinteOf(contenu: ContenuVersion): string {
  return createHash("sha256")
    .update(canonicalJson(withoutNames(contenu)))
    .digest("hex");
}
