import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { readAdresse } from "#platform/mail/adresse.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { type ActeurEcrit, Carnet, type MandatEcrit } from "../../domain/nouvelles/destinataires.ts";

/** Everybody of the département as the mail looks at them, on the day of the context. */
export async function loadCarnet(ctx: Contexte): Promise<Carnet> {
  const acteurs = await sql<ActeurEcrit>`
    SELECT id, genre, nom, parent, lower(courriel) AS courriel,
           archive_le IS NOT NULL OR fusionne_dans IS NOT NULL AS archive
      FROM acteur WHERE departement = ${ctx.departement}`.execute(ctx.tx);
  const today = ctx.today.toString();
  // One that begins soon counts: a link lives thirty days.
  const mandats = await sql<MandatEcrit>`
    SELECT personne, institution, role, au IS NULL OR au >= ${today}::date AS "enVigueur"
      FROM role_personne WHERE departement = ${ctx.departement}`.execute(ctx.tx);
  const readable = acteurs.rows.map((acteur) => ({ ...acteur, courriel: adresseOf(acteur.courriel) }));
  return new Carnet(readable, mandats.rows);
}

/** An address as the mail takes it, or none: one that a paper wrote badly must not stop the others. */
function adresseOf(courriel: string | null): string | null {
  if (courriel === null) return null;
  try {
    return readAdresse(courriel);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The last day on which each address was, or will be, asked for news; addresses in lower case. */
export async function loadDerniersEnvois(
  ctx: Contexte,
  adresses: readonly string[],
): Promise<Map<string, Temporal.PlainDate>> {
  const { rows } = await sql<{ courriel: string; jour: string }>`
    SELECT courriel, max(dernier_envoi)::text AS jour FROM tournee_invitation
     WHERE departement = ${ctx.departement} AND courriel = ANY (${adresses})
     GROUP BY courriel`.execute(ctx.tx);
  return new Map(rows.map(({ courriel, jour }) => [courriel, Temporal.PlainDate.from(jour)]));
}
