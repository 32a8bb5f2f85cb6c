import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance } from "#platform/echeances/echeance.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { formatNumber } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import type { SchemaListe } from "../plan/list-schemas.ts";

/**
 * The days of the life of these schemes: the last one to answer a consultation, for the institutions that it asks, and
 * those on which texts were adopted, for whoever reads the scheme.
 */
export async function findDatesDeVie(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  moi: PrincipalPersonne | null,
  suivis: ReadonlySet<string>,
): Promise<Echeance[]> {
  return [
    ...(await readAdoptions(ctx, schemas, suivis)),
    ...(moi ? await readConsultations(ctx, schemas, moi, suivis) : []),
  ];
}

type Du = { id: string; schema: Id<"schema">; date: string };

async function readConsultations(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  { institution }: PrincipalPersonne,
  suivis: ReadonlySet<string>,
): Promise<Echeance[]> {
  const { rows } = await sql<Du & { demandee: boolean; rendu: boolean }>`
    SELECT c.id, c.schema, c.echeance::text AS date,
           EXISTS (SELECT FROM consultation_institution i
                    WHERE i.departement = c.departement AND i.consultation = c.id AND i.institution = ${institution}) AS demandee,
           EXISTS (SELECT FROM consultation_avis v
                    WHERE v.departement = c.departement AND v.consultation = c.id AND v.institution = ${institution}) AS rendu
      FROM consultation c
     WHERE c.departement = ${ctx.departement} AND c.close_le IS NULL`.execute(ctx.tx);
  return rows.flatMap(({ demandee, rendu, ...one }) =>
    dateOf(ctx, schemas, one, {
      ...{ genre: "consultation", titre: "Dernier jour pour rendre un avis", page: "consultation" },
      ...{ etat: rendu ? "faite" : "attendue", moi: demandee && !rendu, suivi: suivis.has(one.schema) },
    }),
  );
}

async function readAdoptions(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  suivis: ReadonlySet<string>,
): Promise<Echeance[]> {
  const { rows } = await sql<Du & { numero: number }>`
    SELECT id, schema, adoptee_le::text AS date, numero FROM schema_version
     WHERE departement = ${ctx.departement} ORDER BY numero`.execute(ctx.tx);
  return rows.flatMap(({ numero, ...one }) =>
    dateOf(ctx, schemas, one, {
      ...{ genre: "adoption", titre: `Version ${formatNumber(numero)} adoptée`, page: "versions" },
      ...{ etat: "faite", moi: false, suivi: suivis.has(one.schema) },
    }),
  );
}

function dateOf(
  { departement }: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  { id, schema: of, date: text }: Du,
  { page, ...said }: Pick<Echeance, "genre" | "titre" | "etat" | "moi" | "suivi"> & { page: string },
): Echeance[] {
  const schema = schemas.get(of);
  const date = parsePartialDate(text);
  if (!schema || !date) return [];
  const lien = `/${departement}/schemas/${schema.publicId}/${page}`;
  return [
    { ...said, cle: `${said.genre} ${id}`, contexte: schema.titre, date, lien, schema: schema.publicId },
  ];
}
