import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { readFichier } from "#platform/files/store.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** What an institution puts on papers. */
export type IdentiteLue = {
  publicId: string;
  nom: string;
  revision: number;
  logo: string | null;
  alternative: string;
  couleur: string | null;
};

/** Logo of an institution as papers take it. */
export type Logo = { cle: string; alternative: string; octets: Uint8Array };

/** The logo (what names it) and colour of an institution; institutions are public. @throws Refusal `introuvable` */
export async function readIdentite(ctx: Contexte, publicId: string): Promise<IdentiteLue> {
  const { rows } = await sql<IdentiteLue>`
    SELECT public_id AS "publicId", nom, revision, logo, coalesce(logo_alternative, '') AS alternative, couleur
      FROM acteur
     WHERE departement = ${ctx.departement} AND public_id = ${publicId} AND genre = 'institution'
       AND fusionne_dans IS NULL`.execute(ctx.tx);
  if (!rows[0]) throw new Refusal("introuvable", {}, 404);
  return rows[0];
}

/** The logos of institutions, by public id; those that have none are left out. */
export async function readLogos(ctx: Contexte, publicIds: readonly string[]): Promise<Map<string, Logo>> {
  const { rows } = await sql<{ publicId: string; logo: string; alternative: string; type: string }>`
    SELECT a.public_id AS "publicId", a.logo, a.logo_alternative AS alternative, f.type
      FROM acteur a JOIN fichier f ON f.departement = a.departement AND f.empreinte = a.logo
     WHERE a.departement = ${ctx.departement} AND a.public_id = ANY (${[...publicIds]}::text[])`.execute(
    ctx.tx,
  );
  const logos = new Map<string, Logo>();
  for (const { publicId, logo, alternative, type } of rows) {
    const octets = await readFichier(ctx, logo);
    logos.set(publicId, { cle: `${publicId}.${type === "png" ? "png" : "jpg"}`, alternative, octets });
  }
  return logos;
}
