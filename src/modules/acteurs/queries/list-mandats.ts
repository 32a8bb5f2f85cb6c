import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { type EtatMandat, etatMandat, finProche } from "../domain/mandat.ts";

/** A role held or that was held, as a list shows it; days in ISO 8601. */
export type MandatListe = {
  id: Id<"role_personne">;
  role: Role;
  du: string;
  au: string | null;
  revision: number;
  etat: EtatMandat;
  bientotFini: boolean;
  personne: { publicId: string; nom: string; fonction: string | null; compte: boolean };
  institution: { publicId: string; nom: string };
};

/**
 * The mandats held in the name of an institution, or by a person: those that run first, then those to come, then those
 * that are over, the latest first.
 */
export async function listMandats(
  ctx: Contexte,
  whose: { institution: Id<"acteur"> } | { personne: Id<"acteur"> },
): Promise<MandatListe[]> {
  const condition =
    "institution" in whose ? sql`r.institution = ${whose.institution}` : sql`r.personne = ${whose.personne}`;
  const { rows } = await sql<Omit<MandatListe, "etat" | "bientotFini">>`
    SELECT r.id, r.role, r.du, r.au, r.revision,
           json_build_object('publicId', p.public_id, 'nom', p.nom, 'fonction', p.fonction,
             'compte', EXISTS (SELECT FROM compte_personne c
                                WHERE c.departement = r.departement AND c.personne = r.personne)) AS personne,
           json_build_object('publicId', i.public_id, 'nom', coalesce(i.sigle, i.nom)) AS institution
      FROM role_personne r
      JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
      JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${ctx.departement} AND ${condition}
     ORDER BY p.nom COLLATE "fr-FR-x-icu", r.du DESC, r.role`.execute(ctx.tx);
  const RANG: Readonly<Record<EtatMandat, number>> = { en_cours: 0, a_venir: 1, termine: 2 };
  return rows
    .map((row) => {
      const periode = periodeOf(row);
      return { ...row, etat: etatMandat(periode, ctx.today), bientotFini: finProche(periode, ctx.today) };
    })
    .sort((a, b) => RANG[a.etat] - RANG[b.etat]);
}

/** The days of a mandat of the list. */
export function periodeOf({ du, au }: { du: string; au: string | null }) {
  return { du: Temporal.PlainDate.from(du), au: au ? Temporal.PlainDate.from(au) : null };
}

/** Persons who may be given a role: those of the institution first, by name. */
export async function listPersonnes(
  ctx: Contexte,
  institution: Id<"acteur">,
): Promise<{ value: string; label: string }[]> {
  const { rows } = await sql<{ value: string; label: string }>`
    SELECT a.public_id AS value, a.nom || coalesce(', ' || coalesce(p.sigle, p.nom), '') AS label
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE a.departement = ${ctx.departement} AND a.genre = 'personne' AND a.fusionne_dans IS NULL
       AND a.archive_le IS NULL
     ORDER BY (a.parent = ${institution}) DESC NULLS LAST, a.nom COLLATE "fr-FR-x-icu", a.id`.execute(ctx.tx);
  return rows;
}
