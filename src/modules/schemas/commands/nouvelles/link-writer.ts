import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import type { Id } from "#platform/values/ids.ts";

type Role = "pilote" | "partenaire" | "coordination";
type Link = { objet: string; role: Role; acteur: Id<"acteur">; ordre: number };

/** Gathers who pilots and who helps, for objectifs or for actions, and writes them in two statements. */
export class LinkWriter<Genre extends "objectif" | "action"> {
  readonly #ctx: Contexte;
  readonly #genre: Genre;
  readonly #cleared: { objet: string; role: Role }[] = [];
  readonly #links: Link[] = [];

  constructor(ctx: Contexte, genre: Genre) {
    this.#ctx = ctx;
    this.#genre = genre;
  }

  /** The acteurs of one role of one object become these, in this order; `isNew`: there were none before. */
  set(objet: Id<Genre>, role: Role, acteurs: readonly Id<"acteur">[], isNew: boolean): void {
    if (!isNew) this.#cleared.push({ objet, role });
    for (const [ordre, acteur] of [...new Set(acteurs)].entries())
      this.#links.push({ objet, role, acteur, ordre });
  }

  async flush(): Promise<void> {
    const { tx, departement } = this.#ctx;
    const table = sql.table(`${this.#genre}_acteur`);
    const column = sql.ref(this.#genre);
    await inChunks(this.#cleared, (slice) =>
      sql`
        DELETE FROM ${table} t
         USING unnest(${slice.map((one) => one.objet)}::uuid[], ${slice.map((one) => one.role)}::text[]) AS c(objet, role)
         WHERE t.departement = ${departement} AND t.${column} = c.objet AND t.role = c.role`.execute(tx),
    );
    await inChunks(this.#links, (slice) =>
      sql`
        INSERT INTO ${table} (departement, ${column}, role, acteur, ordre)
        SELECT ${departement}, l.objet, l.role, l.acteur, l.ordre
          FROM unnest(${slice.map((one) => one.objet)}::uuid[], ${slice.map((one) => one.role)}::text[],
                      ${slice.map((one) => one.acteur)}::uuid[], ${slice.map((one) => one.ordre)}::int[])
               AS l(objet, role, acteur, ordre)`.execute(tx),
    );
  }
}
