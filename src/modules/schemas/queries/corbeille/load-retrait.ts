import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { type CompteRetrait, joursRestants } from "../../domain/corbeille/corbeille.ts";
import { NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { findRetraits, listCodesPris, type Retrait } from "./find-retrait.ts";
import { nommerObjets, type ObjetNomme } from "./load-retirer.ts";

export type RetraitVu = {
  schema: SchemaVue;
  publicId: string;
  niveau: Niveau;
  /** Identifier of the object. */
  objet: string;
  titre: string;
  compte: CompteRetrait;
  retireLe: string;
  par: string | null;
  institution: string | null;
  jours: number;
  /** What stood beneath it. */
  dessous: ObjetNomme[];
  /** What it stood under and that comes back with it, being in the trash too; nearest first. */
  avec: Pick<Retrait, "publicId" | "niveau" | "titre" | "compte">[];
  codesPris: { code: string; intitule: string; porteur: string }[];
  /** Of everything that would come back. */
  peutRestaurer: boolean;
};

/** One gesture of the trash, with what giving it back would do. @throws Refusal `introuvable`, and of the rights. */
export async function loadRetrait(
  ctx: Contexte,
  ids: { schema: string; retrait: string },
): Promise<RetraitVu> {
  const retraits = await findRetraits(ctx, ids);
  const [own, ...avec] = retraits;
  require(ctx, operationsSchemas.voirCorbeille, own.schema);
  const { rows } = await sql<{ par: string | null; institution: string | null }>`
    SELECT p.nom AS par, coalesce(i.sigle, i.nom) AS institution FROM retrait r
      LEFT JOIN acteur p ON p.departement = r.departement AND p.id = r.par
      LEFT JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${ctx.departement} AND r.id = ${own.id}`.execute(ctx.tx);
  const { publicId, niveau, objet, titre, compte, retireLe } = own;
  return {
    schema: toSchemaVue(own.schema),
    ...{ publicId, niveau, objet, titre, compte, retireLe },
    par: may(ctx, operationsActeurs.voirPersonnes, null) ? (rows[0]?.par ?? null) : null,
    institution: rows[0]?.institution ?? null,
    jours: joursRestants(retireLe, ctx.now),
    dessous: await nommerObjets(ctx, await listDessous(ctx, own)),
    avec: avec.map((one) => ({
      ...{ publicId: one.publicId, niveau: one.niveau, titre: one.titre, compte: one.compte },
    })),
    codesPris: (await listCodesPris(ctx, retraits)).map(({ code, intitule, porteur }) => ({
      ...{ code, intitule, porteur },
    })),
    peutRestaurer:
      own.schema.phase !== "clos" &&
      retraits.every(({ droits }) => may(ctx, operationsSchemas.ecrire, droits)),
  };
}

async function listDessous(
  { tx, departement }: Contexte,
  { id, objet }: Pick<Retrait, "id" | "objet">,
): Promise<{ niveau: Niveau; id: string }[]> {
  const each = NIVEAUX.map(
    (niveau) => sql`SELECT ${niveau} AS niveau, t.id FROM ${sql.table(niveau)} t
                     WHERE t.departement = ${departement} AND t.retrait = ${id} AND t.id <> ${objet}`,
  );
  const { rows } = await sql<{ niveau: Niveau; id: string }>`${sql.join(each, sql` UNION ALL `)}`.execute(tx);
  return rows;
}
