import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { recogniseType, typeOfNamed } from "./recognise.ts";
import type { TypeFichier } from "./types.ts";

/** Bytes of one row of `fichier_morceau`. */
const MORCEAU = 1024 * 1024;

/** What a person dropped, once looked at. */
export type FichierDepose = {
  readonly nom: string;
  readonly contenu: Uint8Array;
  readonly type: TypeFichier;
};

/**
 * Looks at what somebody dropped, before anything is kept: size, then bytes, then name. Nothing is opened nor inflated.
 *
 * @throws Refusal `fichier.*` naming the field `champ`.
 */
export function checkDepot(
  { fichiers }: Contexte,
  { nom, contenu }: { nom: string; contenu: Uint8Array },
  champ: string,
): FichierDepose {
  if (contenu.length > fichiers.octetsParFichier) {
    const details = { champ, octets: contenu.length, limite: fichiers.octetsParFichier };
    throw new Refusal("fichier.trop-lourd", details, 413);
  }
  const clean = cleanName(nom);
  try {
    return { nom: clean, contenu, type: typeOfNamed(clean, contenu) };
  } catch (error) {
    throw error instanceof Refusal
      ? new Refusal(error.code, { ...error.details, champ }, error.status)
      : error;
  }
}

/**
 * Keeps bytes in the département, once whatever the number of times they are given, and returns what names them: their
 * SHA-256 in hexadecimal. Whoever calls writes in the same transaction a row with a foreign key to `fichier`: what no
 * row names goes after a few days ({@link unusedFichiers}).
 *
 * @throws Refusal `fichier.*` when the bytes are not of the type said; `fichier.departement-plein` (413).
 */
export async function storeFichier(
  { tx, departement, now, fichiers }: Contexte,
  { contenu, type }: { contenu: Uint8Array; type: TypeFichier },
): Promise<string> {
  const found = recogniseType(contenu);
  if (found !== (type === "csv" ? "texte" : type)) throw new Refusal("fichier.autre-type", { type: found });
  const empreinte = createHash("sha256").update(contenu).digest("hex");
  // The row is written again when it is there: its term starts anew, and whoever deletes it meanwhile looks again.
  const { rows } = await sql<{ nouveau: boolean }>`
    INSERT INTO fichier (departement, empreinte, type, taille, depose_le)
    VALUES (${departement}, ${empreinte}, ${type}, ${contenu.length}, ${now.toString()})
    ON CONFLICT (departement, empreinte) DO UPDATE SET depose_le = excluded.depose_le
    RETURNING xmax = 0 AS nouveau`.execute(tx);
  if (!rows[0]?.nouveau) return empreinte;
  const { total } = await tx
    .selectFrom("fichier")
    .select(({ fn }) => fn.sum<string>("taille").as("total"))
    .where("departement", "=", departement)
    .executeTakeFirstOrThrow();
  if (Number(total) > fichiers.octetsParDepartement) {
    throw new Refusal("fichier.departement-plein", { limite: fichiers.octetsParDepartement }, 413);
  }
  for (let no = 0; no * MORCEAU < contenu.length; no++) {
    await tx
      .insertInto("fichier_morceau")
      .values({
        departement,
        fichier: empreinte,
        no,
        contenu: Buffer.from(contenu.subarray(no * MORCEAU, (no + 1) * MORCEAU)),
      })
      .execute();
  }
  return empreinte;
}

/** The bytes of a file of the département. Whoever calls has looked at the rights. @throws Refusal `introuvable`. */
export async function readFichier({ tx, departement }: Contexte, empreinte: string): Promise<Buffer> {
  const pieces = await tx
    .selectFrom("fichier_morceau")
    .select("contenu")
    .where("departement", "=", departement)
    .where("fichier", "=", empreinte)
    .orderBy("no")
    .execute();
  if (pieces.length === 0) throw new Refusal("introuvable", {}, 404);
  return Buffer.concat(pieces.map(({ contenu }) => contenu));
}
