import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { CompteRetrait } from "../../domain/corbeille/corbeille.ts";
import { NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readEmport } from "./read-emport.ts";

/** Objects named on the page at most; the count says how many there are. */
const NOMMES = 200;

export type ObjetNomme = { niveau: Niveau; no: string | null; titre: string };

export type ARetirer = {
  schema: SchemaVue;
  /** Of an objectif and an action; null for a volet and an engagement. */
  publicId: string | null;
  objet: ObjetNomme;
  compte: CompteRetrait;
  /** Hidden already (see `Emport`). */
  cachees: number;
  empreinte: string;
  /** What stands beneath it, in the order of the levels. */
  dessous: ObjetNomme[];
  /** True when a text of the scheme was adopted: it keeps what is removed here. */
  adopte: boolean;
};

/** What the page that asks before removing shows. @throws Refusal `introuvable`, and of the rights. */
export async function loadRetirer(
  ctx: Contexte,
  ids: { schema: string; niveau: string; id: string },
): Promise<ARetirer> {
  const niveau = NIVEAUX.find((one) => one === ids.niveau);
  if (!niveau) throw new Refusal("introuvable", {}, 404);
  const lieu = await findLieu(ctx, { ...ids, niveau });
  require(ctx, operationsSchemas.ecrire, lieu.droits);
  const { objets, compte, cachees, empreinte } = await readEmport(ctx, { niveau, id: ids.id });
  const { rows } = await sql<{ adopte: boolean }>`
    SELECT EXISTS (SELECT FROM schema_version
                    WHERE departement = ${ctx.departement} AND schema = ${lieu.schema.id}) AS adopte`.execute(
    ctx.tx,
  );
  return {
    schema: toSchemaVue(lieu.schema),
    publicId: lieu.publicId,
    objet: { niveau, no: lieu.no, titre: lieu.titre },
    ...{ compte, cachees, empreinte },
    dessous: await nommerObjets(
      ctx,
      objets.filter((objet) => objet.id !== ids.id),
    ),
    adopte: rows[0]?.adopte ?? false,
  };
}

/** Names of objects of a plan, removed or not, in the order of the levels. */
export async function nommerObjets(
  { tx, departement }: Contexte,
  objets: readonly { niveau: Niveau; id: string }[],
): Promise<ObjetNomme[]> {
  const found: ObjetNomme[] = [];
  for (const niveau of NIVEAUX) {
    const ids = objets.flatMap((objet) => (objet.niveau === niveau ? [objet.id] : []));
    if (ids.length === 0) continue;
    const [no, titre] = niveau === "action" ? [sql`code`, sql`intitule`] : [sql`no::text`, sql`titre`];
    const { rows } = await sql<ObjetNomme>`
      SELECT ${niveau} AS niveau, ${no} AS no, ${titre} AS titre FROM ${sql.table(niveau)}
       WHERE departement = ${departement} AND id = ANY(${ids}::uuid[])
       ORDER BY ordre, id LIMIT ${NOMMES}`.execute(tx);
    found.push(...rows);
  }
  return found.slice(0, NOMMES);
}
