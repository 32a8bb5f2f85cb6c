import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import type { Cadre, Forme } from "../../domain/contours/dessiner.ts";
import type { MailleDessinee } from "./examine-contours.ts";

/** The contours of one mesh, ready to be drawn, with the borders of the mesh above. */
export type FondContours = Cadre & {
  readonly formes: readonly Forme[];
  /** Path of the borders drawn over the map: those of the EPCI over communes; none otherwise. */
  readonly limites: string | null;
  readonly source: string;
  readonly millesime: number | null;
};

/** Null when nobody imported contours of that mesh. */
export function loadFond(ctx: Contexte, maille: MailleDessinee): Promise<FondContours | null> {
  return remember(ctx, `fond ${maille}`, async () => {
    const jeu = await ctx.tx
      .selectFrom("contour_jeu")
      .select(["largeur", "hauteur", "source", "millesime"])
      .where("departement", "=", ctx.departement)
      .where("maille", "=", maille)
      .executeTakeFirst();
    if (!jeu) return null;
    const formes = await listFormes(ctx, maille);
    const above = maille === "commune" ? await listFormes(ctx, "epci") : [];
    return { ...jeu, formes, limites: above.length > 0 ? above.map(({ trace }) => trace).join("") : null };
  });
}

async function listFormes(ctx: Contexte, maille: MailleDessinee): Promise<Forme[]> {
  const { rows } = await sql<Forme>`
    SELECT c.code, c.trace, c.x, c.y FROM contour c
     WHERE c.departement = ${ctx.departement} AND c.maille = ${maille} ORDER BY c.code`.execute(ctx.tx);
  return rows;
}

export type JeuContours = {
  fichier: string;
  source: string;
  millesime: number | null;
  importeLe: string;
  communes: number;
  epci: number;
};

/** The contours in use; null when the map is schematic. */
export async function readJeuContours(ctx: Contexte): Promise<JeuContours | null> {
  const { rows } = await sql<JeuContours>`
    SELECT j.fichier, j.source, j.millesime, to_char(j.importe_le AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "importeLe",
           (SELECT count(*) FROM contour c WHERE c.departement = j.departement AND c.maille = 'commune')::int AS communes,
           (SELECT count(*) FROM contour c WHERE c.departement = j.departement AND c.maille = 'epci')::int AS epci
      FROM contour_jeu j
     WHERE j.departement = ${ctx.departement}
     ORDER BY j.maille LIMIT 1`.execute(ctx.tx);
  return rows[0] ?? null;
}
